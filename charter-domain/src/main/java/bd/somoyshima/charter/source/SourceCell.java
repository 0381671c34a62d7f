package bd.somoyshima.charter.source;

/**
 * A cell of a table.
 *
 * @param text as it stands in the source, without the spaces around it
 * @param merged whether the source says that it belongs to the cell above or to the left of it,
 *     whose text it has then
 */
public record SourceCell(String text, boolean merged) {

    static final SourceCell BLANK = of("");

    static SourceCell of(String text) {
        return new SourceCell(text.strip(), false);
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}

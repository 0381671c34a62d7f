package bd.somoyshima.charter.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A charter as a clerk has it, taken apart into lines of text and rows of tables: text as copied
 * from a page, HTML as copied or saved, a spreadsheet (XLSX) or a document (DOCX).
 *
 * @param form what it was read as
 * @param lines in order, blank ones left out
 * @param remarks what was left out besides
 */
public record CharterSource(Form form, List<SourceLine> lines, List<Remark> remarks) {

    /** Something of a line that was left out. */
    public record Remark(int line, Kind kind) {

        public enum Kind {
            /** A line of hyphens that rules off rows. */
            RULE_LINE,
            /** Tags of a web page left over in a text. */
            MARKUP,
            /** Letters of an old font, turned into Unicode. */
            OLD_FONT
        }
    }

    /** The forms that can be read. */
    public enum Form {
        TEXT,
        HTML,
        XLSX,
        DOCX
    }

    /** What cannot be taken apart; the message says why and what would be right. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }

        Unreadable(String message, IOException cause) {
            super(message, cause);
        }
    }

    public CharterSource {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /** Text that is known to be text or HTML. */
    public static CharterSource of(String text) {
        return HtmlSource.looksLikeIt(text)
                ? of(Form.HTML, HtmlSource.read(text))
                : TextSource.read(text);
    }

    /** Lines of a form whose tables are known from its markup. */
    static CharterSource of(Form form, List<SourceLine> lines) {
        var texts = lines.stream().flatMap(l -> l.cells().stream()).map(SourceCell::text).toList();
        return OldFont.isUsedIn(texts)
                ? new CharterSource(
                        form,
                        OldFont.toUnicode(lines),
                        List.of(new Remark(lines.getFirst().number(), Remark.Kind.OLD_FONT)))
                : new CharterSource(form, lines, List.of());
    }

    /**
     * Bytes in any of the forms; which one and in which coding is found out.
     *
     * @throws Unreadable if they are in none of them
     */
    public static CharterSource of(byte[] bytes) throws Unreadable {
        if (Zip.looksLikeIt(bytes)) {
            return Zip.read(bytes);
        }
        var text = decoded(bytes);
        if (text == null) {
            throw new Unreadable(
                    "the text is in no coding of Unicode; save it as UTF-8 (in a browser: copy the"
                            + " table and paste it) and send it again");
        }
        return of(text);
    }

    private static @Nullable String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE);
        }
        int zeroes = 0;
        int zeroesAtEvenPlaces = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                zeroes++;
                zeroesAtEvenPlaces += i % 2 == 0 ? 1 : 0;
            }
        }
        if (zeroes > 0) { // tabs and digits have a zero byte in UTF-16
            return strictly(
                    bytes,
                    0,
                    zeroesAtEvenPlaces * 2 > zeroes
                            ? StandardCharsets.UTF_16BE
                            : StandardCharsets.UTF_16LE);
        }
        var text = strictly(bytes, 0, StandardCharsets.UTF_8);
        return text == null ? inOldFont(bytes) : text;
    }

    /** Texts in an old font are often saved in the coding of Windows. */
    private static @Nullable String inOldFont(byte[] bytes) {
        var text = strictly(bytes, 0, Charset.forName("windows-1252"));
        return text != null && OldFont.isUsedIn(text.lines().toList()) ? text : null;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String strictly(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null; // the caller says what to do
        }
    }

    static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package bd.somoyshima.charter.reading;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.source.CharterSource;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.limit.LimitInWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layouts in which offices publish their charters, each as text, HTML, spreadsheet and document.
 * What is read from each is approved in the file beside it; {@code SOMOYSHIMA_WRITE_CONTRACTS=true}
 * writes that anew.
 */
class CharterLayoutsTest {

    private static final Path LAYOUTS =
            Path.of("src/test/resources/bd/somoyshima/charter/reading/layouts");

    static List<Path> layouts() throws IOException {
        try (var files = Files.list(LAYOUTS)) {
            var layouts = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
            assertThat(layouts).hasSizeGreaterThanOrEqualTo(24);
            return layouts;
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsTheLayout(Path layout) throws IOException {
        var read =
                inWords(CharterReader.read(CharterSource.of(Files.readString(layout)), Map.of()));
        var approved = Path.of(layout.toString().replace(".txt", ".read.md"));
        if ("true".equals(System.getenv("SOMOYSHIMA_WRITE_CONTRACTS"))) {
            Files.writeString(approved, read);
        }
        assertThat(read).isEqualTo(Files.readString(approved));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void theFormItComesInDoesNotMatter(Path layout) throws Exception {
        var text = Files.readString(layout);
        var asText = services(CharterReader.read(CharterSource.of(text), Map.of()));
        var lines =
                CharterSource.of(text).lines().stream()
                        .map(l -> new Line(l.row(), l.cells().stream().map(c -> c.text()).toList()))
                        .toList();

        for (var bytes :
                List.of(
                        html(lines).getBytes(StandardCharsets.UTF_8),
                        spreadsheet(lines),
                        document(lines))) {
            var source = CharterSource.of(bytes);
            assertThat(services(CharterReader.read(source, Map.of())))
                    .as(source.form().name())
                    .isEqualTo(asText);
        }
    }

    /** A line of text or a row of cells. */
    private record Line(boolean row, List<String> cells) {}

    private static String html(List<Line> lines) {
        var html = new StringBuilder("<!DOCTYPE html><meta charset=utf-8><body>");
        boolean table = false;
        for (var line : lines) {
            if (line.row() != table) {
                html.append(line.row() ? "<table><tbody>" : "</tbody></table>");
                table = line.row();
            }
            if (line.row()) {
                html.append("<tr>");
                line.cells().forEach(c -> html.append("<td>").append(escaped(c)).append("</td>\n"));
                html.append("</tr>");
            } else {
                html.append("<h4>").append(escaped(line.cells().getFirst())).append("</h4>\n");
            }
        }
        return html.append(table ? "</tbody></table>" : "").append("</body>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static byte[] spreadsheet(List<Line> lines) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("চার্টার");
            for (int i = 0; i < lines.size(); i++) {
                for (int j = 0; j < lines.get(i).cells().size(); j++) {
                    var cell = lines.get(i).cells().get(j);
                    if (!cell.isBlank()) {
                        sheet.value(i, j, cell);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] document(List<Line> lines) throws IOException {
        var xml =
                new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
        boolean table = false;
        for (var line : lines) {
            if (line.row() != table) {
                xml.append(line.row() ? "<w:tbl>" : "</w:tbl>");
                table = line.row();
            }
            if (line.row()) {
                xml.append("<w:tr>");
                line.cells()
                        .forEach(c -> xml.append("<w:tc>").append(paragraph(c)).append("</w:tc>"));
                xml.append("</w:tr>");
            } else {
                xml.append(paragraph(line.cells().getFirst()));
            }
        }
        xml.append(table ? "</w:tbl>" : "").append("</w:body></w:document>");
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r></w:p>";
    }

    /** Services and tiers with their limits and what they mean. */
    private static List<String> services(CharterReading read) {
        var charter =
                Charter.usual(
                        LocalDate.of(2025, 1, 1),
                        CountingRule.DAY_ZERO,
                        read.services(),
                        read.tiers());
        var out = new ArrayList<String>();
        for (var service : read.services()) {
            var own =
                    service.variants().isEmpty()
                            ? LimitInWords.english(charter.readingOf(service))
                            : "";
            out.add(
                    row(
                            service.code().value(),
                            service.nameBn(),
                            service.limit(),
                            own,
                            service.officerTitle()));
            for (var variant : service.variants()) {
                out.add(
                        row(
                                "– " + variant.code(),
                                variant.nameBn(),
                                variant.limit(),
                                LimitInWords.english(
                                        charter.readingOf(service, variant.code()).orElseThrow()),
                                null));
            }
        }
        for (var tier : read.tiers()) {
            out.add(
                    row(
                            "tier " + tier.tier(),
                            tier.authority(),
                            tier.limit(),
                            LimitInWords.english(charter.readingOf(tier)),
                            read.tierPosts().get(tier.tier() - 1).post()));
        }
        return out;
    }

    private static String row(String code, String name, String limit, String means, String post) {
        return "| " + String.join(" | ", code, name, limit, means, post == null ? "" : post) + " |";
    }

    private static String inWords(CharterReading read) {
        var out = new StringBuilder();
        out.append("| code | name | limit | means | post |\n| --- | --- | --- | --- | --- |\n");
        services(read).forEach(s -> out.append(s).append('\n'));
        out.append("\nColumns:\n");
        for (var table : read.tables()) {
            out.append("- line ")
                    .append(table.line())
                    .append(": ")
                    .append(
                            String.join(
                                    ", ",
                                    table.columns().stream()
                                            .map(c -> String.valueOf(c.meaning()))
                                            .toList()))
                    .append('\n');
        }
        out.append("\nQuestions:\n");
        for (var question : read.questions()) {
            out.append("- ")
                    .append(question.id())
                    .append(": ")
                    .append(
                            String.join(
                                    ", ",
                                    question.choices().stream()
                                            .map(Question.Choice::value)
                                            .toList()))
                    .append('\n');
        }
        return out.toString();
    }
}

package bd.somoyshima.gateway.charter;

import static bd.somoyshima.gateway.TestGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.gateway.TestGateway;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How an office gets in: its charter is read, questions are answered, and it is published. */
class CharterReadingIT {

    private static final String TABLE =
            """
            <meta charset="utf-8"><h1>সিটিজেন চার্টার</h1><p>২.১) নাগরিক সেবা</p><table>
            <tr><th>ক্রঃ নং<th>সেবার নাম<th>সময়সীমা (সাধারণ)<th>সময়সীমা (জরুরি)<th>দায়িত্বপ্রাপ্ত কর্মকর্তা</tr>
            <tr><td>১<td>নকশা অনুমোদন<td>১৫ কার্যদিবস<td>৭ কার্যদিবস<td>সহকারী প্রকৌশলী</tr>
            <tr><td>২<td>সনদ<td>প্রতিবেদন প্রাপ্তির পর ৭ কার্যদিবস<td>যত দ্রুত সম্ভব<td>প্রশাসনিক কর্মকর্তা</tr>
            </table>
            """;

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static HttpResponse<String> read(String type, byte[] document, String... choices) {
        var path = new StringBuilder("/api/v1/charters:read?effectiveFrom=2025-07-01");
        for (var choice : choices) {
            path.append("&choice=").append(URLEncoder.encode(choice, StandardCharsets.UTF_8));
        }
        return TestGateway.send(
                gateway.request(gateway.development, path.toString())
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(document)));
    }

    private static JsonNode publish(String id, String office, JsonNode charter) {
        var answer =
                gateway.post(
                        gateway.development,
                        "/api/v1/facts",
                        "application/json",
                        """
                        {"specversion": "1.0", "id": "%s", "source": "urn:test", "type": "charter.published.v1",
                         "time": "2026-01-01T10:00:00+06:00", "data": {"office": "%s", "charter": %s}}
                        """
                                .formatted(id, office, charter));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    @Test
    void whatIsNotCertainIsAskedAndTheAnswerIsKept() {
        gateway.registerOffice("works-1", "BD-45-61-24");
        var asked = read("text/html", TABLE.getBytes(StandardCharsets.UTF_8));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(json(asked).get("publishable").asBoolean()).isFalse();
        assertThat(json(asked).get("form").asString()).isEqualTo("HTML");
        var question = json(asked).at("/questions/0");
        assertThat(question.get("heading").asString()).contains("সাধারণ", "জরুরি");
        assertThat(question.get("choices")).hasSize(4);

        var answered =
                json(
                        read(
                                "text/html",
                                TABLE.getBytes(StandardCharsets.UTF_8),
                                question.get("id").asString() + "=variants"));
        assertThat(answered.at("/charter/services/0/variants/1/limit").asString())
                .isEqualTo("৭ কার্যদিবস");
        assertThat(answered.at("/charter/choices/0/choice").asString()).isEqualTo("variants");
        assertThat(answered.at("/charter/choices/0/decidedBy").asString()).isEqualTo("development");

        var verdict = publish("works-1", "works-1", answered.get("charter"));
        assertThat(verdict.get("warnings").toString())
                .contains("LIMIT_NEEDS_REVIEW", "যত দ্রুত সম্ভব", "citizen/02");
    }

    @Test
    void aChoiceThatIsNoneIsToldWithWhatCanBeChosen() {
        var document = TABLE.getBytes(StandardCharsets.UTF_8);
        var question = json(read("text/html", document)).at("/questions/0/id").asString();

        var wrongValue = read("text/html", document, question + "=maybe");
        assertThat(wrongValue.statusCode()).isEqualTo(422);
        assertThat(json(wrongValue).get("detail").asString()).contains("maybe", "variants");
        var wrongQuestion = read("text/html", document, "colour=red");
        assertThat(wrongQuestion.statusCode()).isEqualTo(422);
        assertThat(json(wrongQuestion).get("detail").asString()).contains("colour", question);
        assertThat(read("text/html", document, "variants").statusCode()).isEqualTo(400);
    }

    @Test
    void aSpreadsheetAndAnyEncodingAreRead() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("১");
            String[][] cells = {
                {"নাগরিক সেবা"},
                {"ক্রমিক", "সেবার নাম", "সেবা প্রদানের সময়সীমা"},
                {"১", "প্রত্যয়ন", "৩ কার্যদিবস"}
            };
            for (int i = 0; i < cells.length; i++) {
                for (int j = 0; j < cells[i].length; j++) {
                    sheet.value(i, j, cells[i][j]);
                }
            }
        }
        var spreadsheet =
                json(
                        read(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                out.toByteArray()));
        assertThat(spreadsheet.get("form").asString()).isEqualTo("XLSX");
        assertThat(spreadsheet.at("/charter/services/0/limit").asString()).isEqualTo("৩ কার্যদিবস");

        var text = "নাগরিক সেবা\nক্রমিক\tসেবার নাম\tসময়সীমা\n১\tপ্রত্যয়ন\t৩ কার্যদিবস\n";
        for (var encoding : new String[] {"UTF-8", "UTF-16LE", "UTF-16"}) {
            var bytes = (encoding.equals("UTF-16LE") ? "\uFEFF" + text : text);
            assertThat(
                            json(read("text/plain", bytes.getBytes(Charset.forName(encoding))))
                                    .at("/charter/services/0/limit")
                                    .asString())
                    .as(encoding)
                    .isEqualTo("৩ কার্যদিবস");
        }
    }

    @Test
    void whereNothingIsFoundTheAnswerSaysWhatItSaw() {
        var nothing = json(read("text/plain", "আজ বৃষ্টি হবে".getBytes(StandardCharsets.UTF_8)));

        assertThat(nothing.get("publishable").asBoolean()).isFalse();
        assertThat(nothing.at("/notes").toString()).contains("NOTHING_FOUND");
        var broken = read("application/octet-stream", new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(broken.statusCode()).as(broken.body()).isEqualTo(422);
    }

    /** A beginning that nobody decided is warned about; decided, it is not. */
    @Test
    void aNewOfficeBeginsWithTheCharterOfAnother() {
        gateway.registerOffice("works-2", "BD-45-61-24");
        gateway.registerOffice("works-3", "BD-30-56-46");
        var text =
                "সিটিজেন চার্টার\nনাগরিক সেবা\nক্রমিক\tসেবার নাম\tসময়সীমা\tদায়িত্বপ্রাপ্ত কর্মকর্তা\n"
                        + "১\tহালুয়াঘাট উপজেলায় প্রত্যয়ন\tতদন্ত প্রতিবেদন প্রাপ্তির পর ৩ কার্যদিবস\tসহকারী প্রোগ্রামার\n";
        var charter =
                json(read("text/plain", text.getBytes(StandardCharsets.UTF_8))).get("charter");
        assertThat(publish("works-2", "works-2", charter).get("warnings").toString())
                .contains("BEGINNING_NOT_DECIDED");

        var takenOver =
                gateway.post(
                        gateway.development,
                        "/api/v1/charters:take-over?from=works-2&office=works-3&effectiveFrom=2026-07-01",
                        "application/json",
                        "[{\"from\": \"প্রোগ্রামার\", \"to\": \"প্রকৌশলী\"}]");
        assertThat(takenOver.statusCode()).as(takenOver.body()).isEqualTo(200);
        var taken = json(takenOver);
        assertThat(taken.at("/charter/services/0/limit").asString())
                .isEqualTo("তদন্ত প্রতিবেদন প্রাপ্তির পর ৩ কার্যদিবস");
        assertThat(taken.at("/charter/services/0/officerTitle").asString())
                .isEqualTo("সহকারী প্রকৌশলী");
        assertThat(taken.get("differences").toString()).contains("officerTitle", "nameBn");
        assertThat(taken.at("/charter/services/0/nameBn").asString()).doesNotContain("হালুয়াঘাট");
        publish("works-3", "works-3", taken.get("charter"));

        var unknown =
                gateway.post(
                        gateway.development,
                        "/api/v1/charters:take-over?from=nobody&office=works-3&effectiveFrom=2026-07-01",
                        "application/json",
                        "[]");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("detail").asString()).contains("nobody");
    }
}

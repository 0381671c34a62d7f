package bd.somoyshima.gateway.intake;

import static bd.somoyshima.gateway.TestGateway.json;
import static bd.somoyshima.gateway.TestGateway.lines;
import static bd.somoyshima.gateway.TestGateway.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.gateway.TestGateway;
import bd.somoyshima.servers.AccessTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Uploads of lines and rows: a verdict for each, and quarantine for what cannot be accepted. */
class UploadIT {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String ROWS = "/api/v1/facts";
    private static final String SOURCE = "urn:office:ict-haluaghat";
    private static final String AT = "2026-06-01T11:00:00+06:00";

    private static TestGateway gateway;
    private static AccessTokens office;

    @BeforeAll
    static void start() {
        gateway = new TestGateway("--somoyshima.intake.row-limit=2KB");
        office = gateway.client("haluaghat", "office:ict-haluaghat", "facts:write");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyLineHasAVerdictAndABadOneHoldsUpNone() {
        var good = gateway.newCase();
        var body =
                received("ict-haluaghat", SOURCE, good, AT)
                        + "\nnot json\n\n"
                        + "x".repeat(3_000)
                        + "\n"
                        + received("ict-haluaghat", SOURCE, gateway.newCase(), AT);

        var verdicts = lines(gateway.post(office, ROWS, NDJSON, body));

        assertThat(verdicts).extracting(v -> v.get("line").asInt()).containsExactly(1, 2, 4, 5);
        assertThat(outcomes(verdicts))
                .containsExactly("ACCEPTED", "REJECTED", "REJECTED", "ACCEPTED");
        assertThat(verdicts.get(1).at("/problems/0/code").asString()).isEqualTo("MALFORMED");
        assertThat(verdicts.get(1).at("/problems/0/messageBn").asString()).isNotEmpty();
        assertThat(verdicts.get(2).at("/problems/0/code").asString()).isEqualTo("TOO_LONG");
    }

    @Test
    void fiveThousandRowsTwiceAreStoredOnceAndACorrectedRowIsACorrection() {
        var rows = new java.util.ArrayList<String>();
        rows.add("id,type,time,office,case_no,service");
        for (int i = 0; i < 5_000; i++) {
            rows.add(
                    "R%1$s,service-request.received.v1,2026-06-01 10:00,ict-haluaghat,CSV-%1$s,citizen/01"
                            .formatted(i));
        }
        assertThat(counts(upload(String.join("\n", rows), ""))).isEqualTo("{ACCEPTED=5000}");
        long stored = events();
        assertThat(counts(upload(String.join("\r\n", rows), ""))).isEqualTo("{DUPLICATE=5000}");
        assertThat(events()).isEqualTo(stored);

        // the office mends one row: it was received a day later
        rows.set(
                18,
                "R17,service-request.received.v1,2026-06-02 10:00,ict-haluaghat,CSV-17,citizen/01");
        assertThat(counts(upload(String.join("\n", rows), "")))
                .isEqualTo("{ACCEPTED=1, DUPLICATE=4999}");
        assertThat(history("CSV-17"))
                .hasSize(2)
                .last()
                .asString()
                .contains("fact.corrected.v1", "R17/correction-1", "2026-06-02T04:00:00Z");
        // sent again it says nothing new; mended back it is corrected back
        assertThat(counts(upload(rows.getFirst() + "\n" + rows.get(18), "")))
                .isEqualTo("{DUPLICATE=1}");
        assertThat(
                        counts(
                                upload(
                                        rows.getFirst()
                                                + "\n"
                                                + rows.get(18).replace("06-02", "06-01"),
                                        "")))
                .isEqualTo("{ACCEPTED=1}");
        assertThat(history("CSV-17")).hasSize(3);
    }

    /**
     * The office's system mends a row by a fact of its own; the list it came from stays as it is.
     */
    @Test
    void theSameListAgainChangesNothingWhateverWasCorrectedInBetween() {
        var list =
                """
                id,type,time,case_no,service
                S1,service-request.received.v1,2026-01-07 10:00,SAME-1,citizen/01
                S2,service-request.delivered.v1,2026-01-14 10:00,SAME-1,
                """;
        assertThat(counts(upload(list, ""))).isEqualTo("{ACCEPTED=2}");
        assertThat(amend("S2-mended", "fact.corrected.v1", "2026-01-20T10:00:00+06:00"))
                .isEqualTo(201);

        assertThat(counts(upload(list, ""))).isEqualTo("{DUPLICATE=2}");
        assertThat(history("SAME-1")).hasSize(3);

        // a row with other values is a correction, even after one that is dated ahead of us
        var ahead = Instant.now().plus(Duration.ofHours(20)).toString();
        assertThat(amend("S2-ahead", "fact.corrected.v1", ahead)).isEqualTo(201);
        var changed = list.replace("2026-01-14 10:00", "2026-01-08 10:00");
        var verdicts = upload(changed, "");
        assertThat(outcomes(verdicts)).containsExactly("DUPLICATE", "ACCEPTED");
        assertThat(CaseFold.story(facts("SAME-1")).getLast().fact().header().occurredAt())
                .isEqualTo(Instant.parse("2026-01-08T04:00:00Z"));
        assertThat(counts(upload(changed, ""))).isEqualTo("{DUPLICATE=2}");
    }

    @Test
    void aRowThatWasVoidedStaysSoAndIsToldSo() {
        var list =
                """
                id,type,time,case_no,service
                V1,service-request.received.v1,2026-01-07 10:00,VOID-1,citizen/01
                V2,service-request.delivered.v1,2026-01-14 10:00,VOID-1,
                """;
        upload(list, "");
        var voided =
                gateway.post(
                        office,
                        "/api/v1/facts",
                        "application/json",
                        """
                        {"specversion": "1.0", "id": "V2-never", "source": "urn:office:ict-haluaghat",
                         "type": "fact.voided.v1", "time": "2026-01-20T10:00:00+06:00",
                         "data": {"office": "ict-haluaghat", "caseNo": "VOID-1", "voids": {"id": "V2"}}}
                        """);
        assertThat(voided.statusCode()).as(voided.body()).isEqualTo(201);

        var again = upload(list, "");
        assertThat(outcomes(again)).containsExactly("DUPLICATE", "DUPLICATE");
        assertThat(again.getFirst().has("warnings")).isFalse();
        assertThat(again.getLast().at("/warnings/0/code").asString()).isEqualTo("VOIDED");
        var other = upload(list.replace("01-14", "01-15"), "");
        assertThat(outcomes(other)).containsExactly("DUPLICATE", "REJECTED");
        assertThat(other.getLast().at("/problems/0/code").asString()).isEqualTo("VOIDED");
        assertThat(history("VOID-1")).hasSize(3);
    }

    private static int amend(String id, String type, String time) {
        var answer =
                gateway.post(
                        office,
                        "/api/v1/facts",
                        "application/json",
                        """
                        {"specversion": "1.0", "id": "%s", "source": "urn:office:ict-haluaghat", "type": "%s",
                         "time": "%s",
                         "data": {"office": "ict-haluaghat", "caseNo": "SAME-1", "corrects": {"id": "S2"},
                                  "replacement": {"type": "service-request.delivered.v1",
                                                  "time": "2026-01-11T10:00:00+06:00", "data": {}}}}
                        """
                                .formatted(id, type, time));
        return answer.statusCode();
    }

    private static List<CaseFact> facts(String caseNo) {
        return history(caseNo).stream().map(f -> (CaseFact) FactCodec.read(f)).toList();
    }

    @Test
    void problemsOfARowNameTheColumnAndTheRow() {
        var refused =
                upload(
                        "id,type,time,case_no,agreed_on\n"
                                + "P1,service-request.date-agreed.v1,tomorrow,P-1,31/02/2026",
                        "dates=day-first");
        assertThat(refused.getFirst().get("id").asString()).isEqualTo("P1");
        assertThat(refused.getFirst().get("problems"))
                .extracting(p -> p.get("field").asString() + " " + p.get("value").asString())
                .containsExactly("time tomorrow", "agreed_on 31/02/2026");
    }

    @Test
    void bothOrdersOfDatesAreUnderstoodOnlyWhenItIsSaid() {
        var heading = "id,type,time,case_no,service\n";
        var row = "D1,service-request.received.v1,05/06/2026,DATE-1,citizen/01";
        var refused = upload(heading + row, "");
        assertThat(outcomes(refused)).containsExactly("REJECTED");
        assertThat(refused.getFirst().at("/problems/0/message").asString())
                .contains("time is '05/06/2026'", "dates=day-first", "dates=month-first");

        assertThat(outcomes(upload(heading + row, "dates=day-first"))).containsExactly("ACCEPTED");
        assertThat(history("DATE-1").getFirst()).contains("2026-06-05T06:00:00Z");
        assertThat(
                        outcomes(
                                upload(
                                        heading
                                                + row.replace("D1", "D2")
                                                        .replace("DATE-1", "DATE-2"),
                                        "dates=month-first")))
                .containsExactly("ACCEPTED");
        assertThat(history("DATE-2").getFirst()).contains("2026-05-06T06:00:00Z");
        assertThat(gateway.post(office, ROWS + "?dates=european", CSV, heading).statusCode())
                .isEqualTo(400);
    }

    /** A date without a time of day is that day, and stays so however often it is sent. */
    @Test
    void aDayWithoutATimeIsADay() {
        var list =
                """
                id,type,time,case_no,service,agreed_on,agreed_at
                T1,service-request.received.v1,2026-01-07 15:30,DAY-1,citizen/01,,
                T2,service-request.date-agreed.v1,2026-01-07,DAY-1,,,2026-01-20 15:00
                T3,service-request.delivered.v1,2026-01-07,DAY-1,,,
                """;
        var verdicts = upload(list, "");
        assertThat(outcomes(verdicts)).containsOnly("ACCEPTED");
        assertThat(verdicts.getLast().at("/caseState/findings").toString())
                .as("no charter here, and nothing before the receipt")
                .isEqualTo("[\"SERVICE_NOT_IN_CHARTER\"]");
        assertThat(history("DAY-1").get(1))
                .contains(
                        "\"dayOnly\":true", "\"agreedOn\":\"2026-01-20\"", "2026-01-20T09:00:00Z");
        assertThat(counts(upload(list, ""))).isEqualTo("{DUPLICATE=3}");
        // the same day with a time says more: it is a correction
        assertThat(
                        counts(
                                upload(
                                        list.replace(
                                                "2026-01-07,DAY-1,,,\n",
                                                "2026-01-07 16:00,DAY-1,,,\n"),
                                        "")))
                .isEqualTo("{ACCEPTED=1, DUPLICATE=2}");

        var wrong =
                upload(
                        """
                        id,type,time,case_no,agreed_on,agreed_at
                        W1,service-request.date-agreed.v1,2026-01-07,DAY-1,2026-01-20 15:00,
                        W2,service-request.date-agreed.v1,2026-01-07,DAY-1,,2026-01-20
                        W3,service-request.date-agreed.v1,2026-01-07,DAY-1,2026-01-21,2026-01-20 15:00
                        W4,service-request.date-agreed.v1,2026-01-07,DAY-1,2026-01-20 00:00:00,
                        """,
                        "");
        assertThat(outcomes(wrong)).containsExactly("REJECTED", "REJECTED", "REJECTED", "ACCEPTED");
        assertThat(wrong.get(0).at("/problems/0/message").asString()).contains("agreed_at");
        assertThat(wrong.get(1).at("/problems/0/field").asString()).isEqualTo("agreed_at");
        assertThat(wrong.get(2).at("/problems/0/field").asString()).isEqualTo("data.agreedAt");
    }

    /** Days were stored with noon as their time once; those lists are not corrected by the same. */
    @Test
    void aDayThatWasStoredAtNoonIsTheSameDay() {
        var event =
                received("ict-haluaghat", SOURCE, "NOON-1", "2026-01-07T12:00:00+06:00")
                        .replaceFirst("\"id\": *\"[^\"]*\"", "\"id\": \"NOON-R1\"");
        assertThat(gateway.post(office, ROWS, "application/json", event).statusCode())
                .isEqualTo(201);

        assertThat(
                        counts(
                                upload(
                                        "id,type,time,case_no,service\nNOON-R1,service-request.received.v1,2026-01-07,NOON-1,citizen/01\n",
                                        "")))
                .isEqualTo("{DUPLICATE=1}");
    }

    /** What came as history and could not be accepted is history when it is tried again. */
    @Test
    void historyStaysHistoryInQuarantine() {
        var sender =
                gateway.client("history", "BD", "facts:write", "history:write", "quarantine:admin");
        var answer =
                gateway.post(
                        sender,
                        ROWS + "?history=true",
                        NDJSON,
                        received("ict-not-yet", "urn:client:history", "HIST-1", AT));
        var verdict = lines(answer).getFirst();
        assertThat(verdict.at("/problems/0/code").asString()).isEqualTo("UNKNOWN_OFFICE");
        assertThat(
                        gateway.query(
                                "SELECT history::text FROM gateway.quarantine WHERE quarantine_id = "
                                        + verdict.get("quarantineId").asLong()))
                .containsExactly("true");
    }

    @Test
    void banglaHeadingsAndDigitsAndAByteOrderMarkAreUnderstood() {
        var verdicts =
                upload(
                        "\uFEFFক্রমিক;ধরন;তারিখ;কেস নম্বর;সেবা\r\n"
                                + "১;service-request.received.v1;২০২৬-০৬-০১ ১০:৩০;বি-১;citizen/০১\r\n"
                                + "২;service-request.received.v1;২০২৬-০৬-০১ ১০:৩০;B-১;citizen/০১\r\n",
                        "");
        assertThat(outcomes(verdicts)).containsExactly("REJECTED", "ACCEPTED");
        assertThat(verdicts.getFirst().at("/problems/0/field").asString()).isEqualTo("data.caseNo");
        assertThat(history("B-1").getFirst()).contains("2026-06-01T04:30:00Z", "citizen/01");
    }

    @Test
    void absurdValuesAreRejectedAndHoldUpNothing() {
        var idle =
                """
                {"specversion": "1.0", "id": "idle-%1$s", "source": "%2$s", "type": "office.zero-activity-declared.v1",
                 "time": "2026-06-01T10:00:00+06:00",
                 "data": {"office": "ict-haluaghat", "from": "%1$s", "until": "%1$s"}}
                """;
        for (var date : List.of("+5900000-02-02", "+999999999-12-31", "-999999999-01-01")) {
            var answer =
                    gateway.post(
                            office,
                            ROWS,
                            "application/json",
                            idle.formatted(date, SOURCE).replace("idle-" + date, "idle-x"));
            assertThat(answer.statusCode()).as(date).isEqualTo(422);
        }
        var endless =
                received("ict-haluaghat", SOURCE, "E-1", AT)
                        .replace(
                                "\"ict-haluaghat\"",
                                "\""
                                        + new java.util.Random(1)
                                                .ints(3_500, 'a', 'z')
                                                .mapToObj(Character::toString)
                                                .collect(Collectors.joining())
                                        + "\"");
        assertThat(gateway.post(office, ROWS, "application/json", endless).statusCode())
                .isEqualTo(422);
        // the same id twice in a list, with different values: the second is asked about
        var twice =
                upload(
                        "id,type,time,case_no,service\n"
                                + "W1,service-request.received.v1,2026-06-01,W-1,citizen/01\n"
                                + "W1,service-request.received.v1,2026-06-02,W-1,citizen/01\n",
                        "");
        assertThat(outcomes(twice)).containsExactly("ACCEPTED", "REJECTED");
    }

    @Test
    void anOldRowThatIsRetriedDoesNotTakeThePlaceOfANewerOne() {
        var heading = "id,type,time,office,case_no,service\n";
        var old = "O1,service-request.received.v1,2026-06-01,ict-old,O-1,citizen/01";
        var refused = upload(gateway.development, heading + old, "source=urn:test");
        long id = refused.getFirst().get("quarantineId").asLong();
        gateway.registerOffice("ict-old", "BD-30-56-46");
        assertThat(
                        outcomes(
                                upload(
                                        gateway.development,
                                        heading + old.replace("06-01", "06-02"),
                                        "source=urn:test")))
                .containsExactly("ACCEPTED");
        assertThat(json(retry(id)).at("/problems/0/code").asString()).isEqualTo("CONFLICT");
    }

    @Test
    void whatIsNoListIsSaidSo() throws Exception {
        var noHeading = gateway.post(office, ROWS, CSV, "case,when\n1,2\n");
        assertThat(noHeading.statusCode()).isEqualTo(400);
        assertThat(json(noHeading).get("detail").asString())
                .contains("the column 'case'", "case_no");
        assertThat(json(noHeading).get("quarantineId").asLong()).isPositive();
        // a quotation mark that is never closed costs its own line, and no other
        var stray = upload("id,type,time,case_no\n1,\"x\n2,y\n3,z", "");
        assertThat(stray).hasSize(3);
        assertThat(stray.getFirst().at("/problems/0/message").asString())
                .contains("quotation mark");
        var latin =
                TestGateway.send(
                        gateway.request(office, ROWS)
                                .header("Content-Type", "text/csv")
                                .POST(
                                        BodyPublishers.ofString(
                                                "id,type,time,case_no\n1,caf\u00e9,2026-06-01,C\n",
                                                java.nio.charset.StandardCharsets.ISO_8859_1)));
        assertThat(lines(latin).getFirst().at("/problems/0/message").asString())
                .contains("not UTF-8");
    }

    @Test
    void whatWasTooEarlyIsRetriedWithTheTimeItCameIn() {
        var early =
                gateway.post(
                        gateway.development,
                        ROWS,
                        "application/json",
                        received("ict-late", "urn:test", "L-1", AT));
        assertThat(early.statusCode()).isEqualTo(422);
        long id = json(early).get("quarantineId").asLong();
        var row =
                upload(
                        gateway.development,
                        "id,type,time,office,case_no,service\n"
                                + "L2,service-request.received.v1,01/06/2026,ict-late,L-2,citizen/01",
                        "source=urn:test&dates=day-first");
        assertThat(outcomes(row)).containsExactly("REJECTED");
        var arrived =
                gateway.query(
                        "SELECT to_char(arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') FROM"
                                + " gateway.quarantine WHERE quarantine_id = "
                                + id);

        // still too early: it stays
        assertThat(json(retry(id)).get("outcome").asString()).isEqualTo("REJECTED");
        var listed =
                json(
                        gateway.get(
                                gateway.development,
                                "/api/v1/quarantine?reason=UNKNOWN_OFFICE&office=ict-late&state=OPEN"));
        assertThat(listed).hasSize(2);
        assertThat(listed.at("/0/explanation").asString()).contains("no office", "retried");
        assertThat(listed.at("/0/explanationBn").asString()).contains("কার্যালয়");
        assertThat(listed.at("/0/client").asString()).isEqualTo("development");

        gateway.registerOffice("ict-late", "BD-30-56-46");
        var retried =
                lines(
                        gateway.post(
                                gateway.development,
                                "/api/v1/quarantine:retry?office=ict-late",
                                "application/json",
                                ""));
        assertThat(outcomes(retried)).containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(
                        gateway.query(
                                "SELECT meta_data FROM eventlog.event WHERE aggregate_id = 'case:ict-late/L-1'"))
                .first()
                .asString()
                .contains("arrivedAt", arrived.getFirst());
        var settled = json(gateway.get(gateway.development, "/api/v1/quarantine/" + id));
        assertThat(settled.get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(retry(id).statusCode()).isEqualTo(409);
        assertThat(
                        json(
                                gateway.get(
                                        gateway.development,
                                        "/api/v1/quarantine?office=ict-late&state=OPEN")))
                .isEmpty();
    }

    private static java.net.http.HttpResponse<String> retry(long id) {
        return gateway.post(
                gateway.development, "/api/v1/quarantine/" + id + "/retry", "application/json", "");
    }

    @Test
    void aConflictIsKeptWithBothContentsAndDismissedWithAName() {
        var caseNo = gateway.newCase();
        var first = received("ict-haluaghat", SOURCE, caseNo, AT);
        var accepted = gateway.post(office, ROWS, "application/json", first);
        assertThat(accepted.statusCode()).isEqualTo(201);
        var again = gateway.post(office, ROWS, "application/json", first);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("caseState"))
                .as("the same answer as before")
                .isEqualTo(json(accepted).get("caseState"));

        var other = gateway.post(office, ROWS, "application/json", first.replace("11:00", "12:00"));
        assertThat(other.statusCode()).isEqualTo(409);
        long id = json(other).get("quarantineId").asLong();
        var entry = json(gateway.get(office, "/api/v1/quarantine/" + id));
        assertThat(entry.get("content").asString()).contains("12:00");
        assertThat(entry.at("/earlier/header/occurredAt").asString())
                .isEqualTo("2026-06-01T05:00:00Z");
        assertThat(gateway.get(gateway.development, "/api/v1/quarantine/" + id + "/raw").body())
                .isEqualTo(first.replace("11:00", "12:00"));
        // another office does not see it
        var stranger = gateway.client("stranger-" + id, "office:ict-other", "facts:write");
        assertThat(gateway.get(stranger, "/api/v1/quarantine/" + id).statusCode()).isEqualTo(404);
        assertThat(json(gateway.get(stranger, "/api/v1/quarantine"))).isEmpty();

        assertThat(dismiss(id, "{\"reason\": \"typing error\"}").statusCode()).isEqualTo(400);
        var dismissed =
                dismiss(id, "{\"name\": \"District ICT Officer\", \"reason\": \"typing error\"}");
        assertThat(json(dismissed).get("state").asString()).isEqualTo("DISMISSED");
        assertThat(json(dismissed).get("dismissedByName").asString())
                .isEqualTo("District ICT Officer");
        assertThat(
                        gateway.query(
                                "SELECT action FROM access.audit_entry WHERE subject = 'quarantine "
                                        + id
                                        + "'"))
                .containsExactly("QUARANTINE_DOWNLOADED", "QUARANTINE_DISMISSED");
    }

    private static java.net.http.HttpResponse<String> dismiss(long id, String body) {
        return gateway.post(
                gateway.development,
                "/api/v1/quarantine/" + id + "/dismiss",
                "application/json",
                body);
    }

    @Test
    void aRegisterOfOfficesIsPreviewedThenTaken() {
        var list =
                "office,place,department,name_en,name_bn\n"
                        + IntStream.rangeClosed(1, 3)
                                .mapToObj(
                                        i ->
                                                "reg-"
                                                        + i
                                                        + ",BD-30-56-46,dls,Office "
                                                        + i
                                                        + ",কার্যালয়\n")
                                .collect(Collectors.joining())
                        + "reg-4,BD-99-99-99,dls,Nowhere,কোথাও না\n";
        var preview = register(list, "?preview=true");
        assertThat(preview.at("/counts/REGISTER").asInt()).isEqualTo(3);
        assertThat(preview.at("/counts/WRONG").asInt()).isEqualTo(1);
        assertThat(preview.at("/lines/3/problems/0/code").asString()).isEqualTo("UNKNOWN_PLACE");
        assertThat(
                        gateway.query(
                                "SELECT 1 FROM eventlog.event WHERE aggregate_id = 'office:reg-1'"))
                .isEmpty();

        assertThat(register(list, "").at("/lines/0/outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(register(list, "").at("/counts/UNCHANGED").asInt()).isEqualTo(3);

        var changed =
                list.replace("reg-1,BD-30-56-46", "reg-1,BD-45-61-24")
                        .replace("Office 2", "Office Two");
        var result = register(changed, "?from=2026-07-01");
        assertThat(result.get("lines"))
                .allMatch(
                        l ->
                                l.get("step").asString().equals("WRONG")
                                        || l.get("outcome").asString().equals("ACCEPTED"));
        assertThat(result.at("/counts/MOVE").asInt()).isEqualTo(1);
        assertThat(result.at("/counts/RENAME").asInt()).isEqualTo(1);
        var offices = json(gateway.get(gateway.development, "/api/v1/offices")).toString();
        assertThat(offices).contains("Office Two", "BD-45-61-24");
    }

    private static JsonNode register(String list, String query) {
        var answer = gateway.post(gateway.development, "/api/v1/offices:import" + query, CSV, list);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    @Test
    void anOfficeClosesAndHasTimesWithoutActivity() {
        gateway.registerOffice("ict-closing", "BD-30-56-46");
        for (var fact :
                List.of(
                        "office.closed.v1\", \"data\": {\"from\": \"2026-06-01\",",
                        "office.zero-activity-declared.v1\", \"data\": {\"from\": \"2026-05-03\", \"until\": \"2026-05-07\",")) {
            var answer =
                    gateway.post(
                            gateway.development,
                            ROWS,
                            "application/json",
                            "{\"specversion\": \"1.0\", \"id\": \"x"
                                    + fact.length()
                                    + "\", \"source\": \"urn:test\", \"time\": \"2026-06-01T10:00:00+06:00\", \"type\": \""
                                    + fact
                                    + " \"office\": \"ict-closing\"}}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        var late =
                gateway.post(
                        gateway.development,
                        ROWS,
                        "application/json",
                        received("ict-closing", "urn:test", "CL-1", "2026-06-02T10:00:00+06:00"));
        assertThat(json(late).at("/caseState/findings").toString()).contains("OFFICE_CLOSED");
    }

    private static List<JsonNode> upload(String csv, String query) {
        return upload(office, csv, query);
    }

    private static List<JsonNode> upload(AccessTokens client, String csv, String query) {
        return lines(gateway.post(client, ROWS + (query.isEmpty() ? "" : "?" + query), CSV, csv));
    }

    private static List<String> outcomes(List<JsonNode> verdicts) {
        return verdicts.stream().map(v -> v.get("outcome").asString()).toList();
    }

    private static String counts(List<JsonNode> verdicts) {
        return outcomes(verdicts).stream()
                .collect(
                        Collectors.groupingBy(
                                o -> o, java.util.TreeMap::new, Collectors.counting()))
                .toString();
    }

    private static long events() {
        return Long.parseLong(gateway.query("SELECT count(*) FROM eventlog.event").getFirst());
    }

    private static List<String> history(String caseNo) {
        return gateway.query(
                "SELECT fact FROM eventlog.event WHERE aggregate_id = 'case:ict-haluaghat/"
                        + caseNo
                        + "' ORDER BY sequence_number");
    }
}

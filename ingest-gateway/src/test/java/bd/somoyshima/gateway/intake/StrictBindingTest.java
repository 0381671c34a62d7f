package bd.somoyshima.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.Problem.Code;
import bd.somoyshima.gateway.intake.Translation.Translated;
import bd.somoyshima.gateway.intake.Translation.Untranslatable;
import bd.somoyshima.gateway.privacy.ReferenceKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is not of the kind the published schema names is refused, and never turned into something
 * else: a time stamp is no date, a number no text.
 */
class StrictBindingTest {

    private final FactTranslator translator =
            new FactTranslator(
                    Clock.fixed(Instant.parse("2026-06-15T06:00:00Z"), ZoneOffset.UTC),
                    new ReferenceKey("a key for tests that is long enough"));

    private List<Problem> problems(String type, String data) {
        return attempt("\"%s\", \"data\": %s".formatted(type, data));
    }

    private List<Problem> attempt(String typeAndData) {
        var translation =
                translator.translate(
                        FactCodec.json()
                                .readTree(
                                        """
                                        {"specversion": "1.0", "id": "1", "source": "urn:a",
                                         "time": "2026-06-01T11:00:00+06:00", "type": %s}
                                        """
                                                .formatted(typeAndData)));
        return translation instanceof Untranslatable wrong ? wrong.problems() : List.of();
    }

    private void refused(String type, String data, String field) {
        assertThat(problems(type, data))
                .as(data)
                .hasSize(1)
                .allSatisfy(
                        p -> {
                            assertThat(p.field()).isEqualTo(field);
                            assertThat(p.code()).isEqualTo(Code.MALFORMED);
                            assertThat(p.message()).startsWith("write ");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-08T18:00:00Z\"",
                "\"2026-03-08T18:00:00.000Z\"",
                "\"2026-03-08T18:00:00+06:00\"",
                "\"2026-03-08T00:00\"",
                "\"2026-03-08 \"",
                "\"2026-3-8\"",
                "\"2026-02-30\"",
                "\"20260308\"",
                "\"\"",
                "[2026, 3, 8]",
                "20477",
                "20477.0",
                "true",
                "{}"
            })
    void aDateIsADateAndNothingElse(String date) {
        refused(
                "calendar.day-declared.v1",
                """
                {"entry": {"date": %s, "kind": "HOLIDAY", "holidayClass": "GENERAL", "scope": "BD",
                           "nameEn": "Flood"}}
                """
                        .formatted(date),
                "data.entry.date");
        refused(
                "service-request.date-agreed.v1",
                "{\"office\": \"ict-a\", \"caseNo\": \"C-1\", \"agreedOn\": %s}".formatted(date),
                "data.agreedOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "42.0", "1E400", "true", "[\"C-1\"]", "{\"no\": 1}"})
    void aTextIsATextAndNothingElse(String value) {
        refused(
                "service-request.delivered.v1",
                "{\"office\": \"ict-a\", \"caseNo\": %s}".formatted(value),
                "data.caseNo");
        refused(
                "service-request.received.v1",
                "{\"office\": \"ict-a\", \"caseNo\": \"C-1\", \"service\": %s}".formatted(value),
                "data.service");
        refused(
                "office.renamed.v1",
                "{\"office\": \"ict-a\", \"nameEn\": %s, \"nameBn\": \"ক\"}".formatted(value),
                "data.nameEn");
        refused(
                "service-request.paused.v1",
                "{\"office\": \"ict-a\", \"caseNo\": \"C-1\", \"waitingFor\": %s}".formatted(value),
                "data.waitingFor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "true", "[1]"})
    void aNumberIsANumberAndNothingElse(String value) {
        refused(
                "charter.published.v1",
                """
                {"office": "ict-a", "charter": {"effectiveFrom": "2026-07-01", "rule": "DAY_ZERO",
                  "services": [{"code": "citizen/01", "nameBn": "ক", "limit": "৩ কার্যদিবস"}],
                  "tiers": [{"tier": %s, "authority": "ক", "limit": "৩০ কার্যদিবস", "assumed": false}]}}
                """
                        .formatted(value),
                "data.charter.tiers[0].tier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"9\"", "\"9:00\"", "\"24:00\"", "\"09:00+06:00\"", "[9, 0]", "9"})
    void aTimeOfDayIsOneAndNothingElse(String value) {
        refused(
                "calendar.office-hours-declared.v1",
                """
                {"hours": {"from": "2026-07-01", "opens": %s, "closes": "17:00", "scope": "BD",
                           "nameEn": "Hours"}}
                """
                        .formatted(value),
                "data.hours.opens");
    }

    @Test
    void theReplacementOfACorrectionIsHeldAgainstItsOwnSchema() {
        refused(
                "fact.corrected.v1",
                """
                {"office": "ict-a", "caseNo": "C-1", "corrects": {"id": "0"},
                 "replacement": {"type": "service-request.date-agreed.v1", "time": "2026-06-01T11:00:00+06:00",
                                 "data": {"agreedOn": "2026-07-01T00:00:00Z"}}}
                """,
                "data.replacement.data.agreedOn");
    }

    @Test
    void everyWrongFieldIsToldAtOnceWithItsValue() {
        assertThat(
                        problems(
                                "service-request.extended.v1",
                                """
                                {"office": "ICT A", "caseNo": 7, "extendedTo": "tomorrow", "authority": "NOBODY",
                                 "remark": "x"}
                                """))
                .extracting(Problem::field, Problem::value, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("data.office", "ICT A", Code.MALFORMED),
                        tuple("data.caseNo", "7", Code.MALFORMED),
                        tuple("data.extendedTo", "tomorrow", Code.MALFORMED),
                        tuple("data.authority", "NOBODY", Code.MALFORMED),
                        tuple("data.remark", null, Code.UNKNOWN_FIELD));
    }

    @Test
    void whatMayBeAboutAPersonIsNotShown() {
        assertThat(
                        problems(
                                "service-request.received.v1",
                                """
                                {"office": "ict-a", "caseNo": "C-1", "service": "citizen/01",
                                 "applicant": 1712345678}
                                """))
                .extracting(Problem::value)
                .containsExactly("(not shown)");
    }

    /** As before: a field that is null is left out. */
    @Test
    void nullIsNothing() {
        assertThat(
                        problems(
                                "service-request.received.v1",
                                """
                                {"office": "ict-a", "caseNo": "C-1", "service": "citizen/01", "applicant": null}
                                """))
                .isEmpty();
        assertThat(
                        problems(
                                "service-request.delivered.v1",
                                "{\"office\": \"ict-a\", \"caseNo\": null}"))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("data.caseNo", Code.MISSING));
    }

    @Test
    void attributesAreTexts() {
        assertThat(
                        attempt(
                                "\"service-request.delivered.v1\", \"subject\": 7, \"dataschema\": true,"
                                        + " \"data\": {\"office\": \"ict-a\", \"caseNo\": \"7\"}"))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("subject", "dataschema");
    }

    @Test
    void whatIsRightIsTaken() {
        assertThat(
                        translator.translate(
                                FactCodec.json()
                                        .readTree(
                                                """
                                                {"specversion": "1.0", "id": "1", "source": "urn:a",
                                                 "time": "2026-06-01T11:00:00+06:00",
                                                 "type": "service-request.date-agreed.v1",
                                                 "data": {"office": "ict-a", "caseNo": "C-1", "agreedOn": "2026-07-01"}}
                                                """)))
                .isInstanceOf(Translated.class);
    }
}

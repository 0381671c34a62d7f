package bd.somoyshima.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.intake.Translation.Translated;
import bd.somoyshima.gateway.intake.Translation.Untranslatable;
import bd.somoyshima.gateway.privacy.PersonalData;
import bd.somoyshima.gateway.privacy.ReferenceKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FactTranslatorTest {

    private final FactTranslator translator =
            new FactTranslator(
                    Clock.fixed(Instant.parse("2026-06-15T06:00:00Z"), ZoneOffset.UTC),
                    new ReferenceKey("a key for tests that is long enough"));

    private static final String RECEIVED =
            """
            {"specversion": "1.0", "id": "1", "source": "urn:office:ict-haluaghat",
             "type": "service-request.received.v1", "time": "2026-06-01T11:00:00+06:00",
             "data": {"office": "ict-haluaghat", "caseNo": "HG-1", "service": "citizen/01",
                      "applicant": "k1_Zm9vYmFyYmF6"}}
            """;

    @Test
    void aCloudEventBecomesAFact() {
        var fact = (CaseFact.RequestReceived) translated(RECEIVED);

        assertThat(fact.header().key()).isEqualTo(new FactKey("urn:office:ict-haluaghat", "1"));
        assertThat(fact.header().occurredAt()).isEqualTo(Instant.parse("2026-06-01T05:00:00Z"));
        assertThat(fact.header().demonstration()).isFalse();
        assertThat(fact.service().value()).isEqualTo("citizen/01");
    }

    @Test
    void aCorrectionNeedsToSayOnlyWhatIsDifferent() {
        var fact =
                (CaseFact.FactCorrected)
                        translated(
                                """
                                {"specversion": "1.0", "id": "3", "source": "urn:a", "type": "fact.corrected.v1",
                                 "time": "2026-06-03T11:00:00+06:00",
                                 "data": {"office": "ict-haluaghat", "caseNo": "HG-1", "corrects": {"id": "2"},
                                          "replacement": {"type": "service-request.date-agreed.v1",
                                                          "time": "2026-06-02T11:00:00+06:00",
                                                          "data": {"agreedOn": "2026-07-01"}}}}
                                """);

        assertThat(fact.corrects()).isEqualTo(new FactKey("urn:a", "2"));
        assertThat(fact.replacement().header().key()).isEqualTo(new FactKey("urn:a", "2"));
        assertThat(fact.replacement().caseNo()).isEqualTo("HG-1");
        assertThat(((CaseFact.RequestDateAgreed) fact.replacement()).agreedOn())
                .isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @Test
    void aVoidingNamesAFactOfTheSameSourceUnlessItSaysOtherwise() {
        var fact =
                (CaseFact.FactVoided)
                        translated(
                                """
                                {"specversion": "1.0", "id": "3", "source": "urn:a", "type": "fact.voided.v1",
                                 "time": "2026-06-03T11:00:00+06:00",
                                 "data": {"office": "ict-haluaghat", "caseNo": "HG-1", "voids": {"id": "2"}}}
                                """);

        assertThat(fact.voids()).isEqualTo(new FactKey("urn:a", "2"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("specversion", "\"0.3\"", "specversion", Problem.Code.MALFORMED),
                arguments("id", "\"\"", "id", Problem.Code.MALFORMED),
                arguments("id", "7", "id", Problem.Code.MALFORMED),
                arguments("id", "null", "id", Problem.Code.MISSING),
                arguments("id", "\"n1\\u0000\"", "id", Problem.Code.MALFORMED),
                arguments("id", "\"x\\ud800\"", "id", Problem.Code.MALFORMED),
                arguments("id", "\"a name with spaces\"", "id", Problem.Code.MALFORMED),
                arguments("data.header", "{}", "data.header", Problem.Code.UNKNOWN_FIELD),
                arguments("data.type", "\"x\"", "data.type", Problem.Code.UNKNOWN_FIELD),
                arguments(
                        "data.applicant",
                        "\"k1_\\u0000abcdefghijkl\"",
                        "data.applicant",
                        Problem.Code.MALFORMED),
                arguments("source", "\"not a uri\"", "source", Problem.Code.MALFORMED),
                arguments(
                        "type", "\"service-request.dreamt.v1\"", "type", Problem.Code.UNKNOWN_TYPE),
                arguments("time", "\"2026-06-01 11:00\"", "time", Problem.Code.MALFORMED),
                arguments("time", "\"2026-06-01T11:00:00\"", "time", Problem.Code.MALFORMED),
                arguments(
                        "time", "\"2026-06-17T11:00:00+06:00\"", "time", Problem.Code.OUT_OF_RANGE),
                arguments(
                        "time", "\"1999-12-31T11:00:00+06:00\"", "time", Problem.Code.OUT_OF_RANGE),
                arguments(
                        "datacontenttype",
                        "\"text/xml\"",
                        "datacontenttype",
                        Problem.Code.MALFORMED),
                arguments("subject", "\"HG-2\"", "subject", Problem.Code.MALFORMED),
                arguments("remark", "\"anything\"", "remark", Problem.Code.UNKNOWN_FIELD),
                arguments("demonstration", "\"yes\"", "demonstration", Problem.Code.MALFORMED),
                arguments("data", "[]", "data", Problem.Code.MALFORMED),
                arguments(
                        "data.office",
                        "\"Haluaghat Office\"",
                        "data.office",
                        Problem.Code.MALFORMED),
                arguments("data.office", "null", "data.office", Problem.Code.MISSING),
                arguments(
                        "data.caseNo",
                        "\"a case / with spaces\"",
                        "data.caseNo",
                        Problem.Code.MALFORMED),
                arguments("data.service", "\"citizen-1\"", "data.service", Problem.Code.MALFORMED),
                arguments("data.service", "{}", "data.service", Problem.Code.MALFORMED),
                arguments(
                        "data.remark", "\"free text\"", "data.remark", Problem.Code.UNKNOWN_FIELD),
                arguments(
                        "data.applicant",
                        "\"01000000000000\"",
                        "data.applicant",
                        Problem.Code.MALFORMED),
                arguments(
                        "data.applicant",
                        "\"someone@example.org\"",
                        "data.applicant",
                        Problem.Code.PERSONAL_DATA));
    }

    /** Any moment of the day in Bangladesh will do: the fact is the same. */
    @Test
    void aFactOfADayIsStoredAtNoonOfThatDay() {
        for (var time : new String[] {"2026-05-19T18:00:00Z", "2026-05-20T23:59:59+06:00"}) {
            var event = (ObjectNode) FactCodec.json().readTree(RECEIVED);
            event.put("time", time).put("dayonly", true);
            var header = ((Translation.Translated) translator.translate(event)).fact().header();
            assertThat(header.dayOnly()).isTrue();
            assertThat(header.occurredAt()).isEqualTo(Instant.parse("2026-05-20T06:00:00Z"));
        }
        var event = (ObjectNode) FactCodec.json().readTree(RECEIVED);
        event.put("dayonly", 1);
        assertThat(translator.translate(event)).asString().contains("dayonly", "write true");
        assertThat(
                        translator.translate(
                                FactCodec.json()
                                        .readTree(
                                                """
                                                {"specversion": "1.0", "id": "o", "source": "urn:test", "type": "office.registered.v1",
                                                 "time": "2026-01-01T10:00:00+06:00", "dayonly": true,
                                                 "data": {"office": "ict-haluaghat", "place": "BD-45-61-24", "department": "doict",
                                                          "nameEn": "Haluaghat", "nameBn": "হালুয়াঘাট"}}
                                                """)))
                .asString()
                .contains("only facts about cases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "someone@example.org",
                "01712-345678",
                "+880 1712 345678",
                "০১৭১২৩৪৫৬৭৮",
                "1234567890",
                "NID 1990123456789",
                "19901234567890123"
            })
    void whatLooksLikePersonalDataIsRefusedWhereverItStands(String text) {
        assertThat(PersonalData.in(text)).isPresent();
        var event = (ObjectNode) FactCodec.json().readTree(RECEIVED);
        event.put("subject", text);
        assertThat(translator.translate(event))
                .asString()
                .contains("PERSONAL_DATA", "subject")
                .doesNotContain(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-01T11:00:00+06:00",
                "05.30.5646.000.12.001.26",
                "h1_3q2-7wEgMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY",
                "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
                "MY-2026-000123"
            })
    void whatOfficesUseIsNotTakenForPersonalData(String text) {
        assertThat(PersonalData.in(text)).isEmpty();
    }

    @Test
    void anApplicantIsStoredAsAKeyedHashOnly() {
        var fact = (CaseFact.RequestReceived) translated(RECEIVED);
        assertThat(fact.applicant())
                .isEqualTo(
                        new ReferenceKey("a key for tests that is long enough")
                                .hash(fact.header().source(), "k1_Zm9vYmFyYmF6"))
                .isNotEqualTo(
                        new ReferenceKey("another key, which is long enough, too")
                                .hash(fact.header().source(), "k1_Zm9vYmFyYmF6"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsField(
            String path, String value, String field, Problem.Code code) {
        var event = (ObjectNode) FactCodec.json().readTree(RECEIVED);
        var target = path.startsWith("data.") ? (ObjectNode) event.get("data") : event;
        target.set(path.substring(path.indexOf('.') + 1), FactCodec.json().readTree(value));

        var result = translator.translate(event);

        assertThat(result).isInstanceOf(Untranslatable.class);
        var problems = ((Untranslatable) result).problems();
        assertThat(problems).extracting(Problem::field).contains(field);
        assertThat(problems)
                .filteredOn(p -> p.field().equals(field))
                .extracting(Problem::code)
                .contains(code);
        assertThat(problems).allSatisfy(p -> assertThat(p.message()).isNotBlank());
    }

    @Test
    void anAgreedDateLiesAheadButNotInAnotherAge() {
        for (var agreedOn : new String[] {"2000-01-01", "2026-05-31", "2099-12-31"}) {
            var event =
                    """
                    {"specversion": "1.0", "id": "3", "source": "urn:a", "type": "service-request.date-agreed.v1",
                     "time": "2026-06-01T11:00:00+06:00",
                     "data": {"office": "ict-haluaghat", "caseNo": "HG-1", "agreedOn": "%s"}}
                    """
                            .formatted(agreedOn);

            assertThat(
                            ((Untranslatable)
                                            translator.translate(FactCodec.json().readTree(event)))
                                    .problems())
                    .extracting(Problem::field, Problem::code)
                    .containsExactly(tuple("data.agreedOn", Problem.Code.OUT_OF_RANGE));
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "service-request.extended.v1 | 'extendedTo':'2026-05-31','authority':'MINISTRY' | data.extendedTo | OUT_OF_RANGE",
                "service-request.extended.v1 | 'extendedTo':'2026-07-31','authority':'FRIEND' | data.authority | MALFORMED",
                "service-request.extended.v1 | 'extendedTo':'2026-07-31' | data.authority | MISSING",
                "service-request.extended.v1 | 'extendedTo':'2026-07-31','authority':'COURT','orderNo':'by word of mouth' | data.orderNo | MALFORMED",
                "service-request.transferred.v1 | | data.toOffice | MISSING",
                "service-request.transferred.v1 | 'toOffice':'ict-haluaghat' | data.toOffice | OUT_OF_RANGE",
                "complaint.transferred.v1 | 'toOffice':'ict-haluaghat' | data.toOffice | OUT_OF_RANGE",
                "complaint.lodged.v1 | 'transferredFrom':{'office':'ict-x','caseNo':'1','receivedAt':'2026-06-02T11:00:00+06:00'} | data.transferredFrom.receivedAt | OUT_OF_RANGE",
                "complaint.lodged.v1 | 'transferredFrom':{'office':'ict-x','caseNo':'1'} | data.transferredFrom.receivedAt | MISSING",
                "complaint.lodged.v1 | 'transferredFrom':{'office':'ict-x','caseNo':'a b','receivedAt':'2026-05-02T11:00:00+06:00'} | data.transferredFrom.caseNo | MALFORMED",
                "calendar.office-hours-declared.v1 | 'hours':{'from':'2026-06-01','opens':'9 am','closes':'17:00','scope':'BD','nameEn':'h'} | data.hours.opens | MALFORMED",
                "calendar.weekend-declared.v1 | 'weekend':{'from':'2026-06-01','scope':'BD','nameEn':'w'} | data.weekend.closed | MISSING",
                "calendar.weekend-declared.v1 | 'weekend':{'from':'2026-06-01','closed':['FREITAG'],'scope':'BD','nameEn':'w'} | data.weekend.closed[0] | MALFORMED",
                "calendar.holiday-moved.v1 | 'move':{'from':'2026-06-01','holidayClass':'GENERAL','scope':'BD','nameEn':'m'} | data.move.to | MISSING"
            })
    void mistakesOfOtherFactsAreToldWithTheirField(
            String type, @Nullable String fields, String field, Problem.Code code) {
        boolean ofCase = !type.startsWith("calendar");
        var data =
                (ofCase ? "'office':'ict-haluaghat','caseNo':'HG-1'" : "")
                        + (ofCase && fields != null ? "," : "")
                        + (fields == null ? "" : fields);
        var event =
                "{'specversion':'1.0','id':'1','source':'urn:a','type':'%s','time':'2026-06-01T11:00:00+06:00','data':{%s}}"
                        .formatted(type, data)
                        .replace('\'', '"');

        assertThat(
                        ((Untranslatable) translator.translate(FactCodec.json().readTree(event)))
                                .problems())
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple(field, code));
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        var fact = translated(RECEIVED.replace("T11:00:00+06:00", "T23:59:59.9999999+06:00"));

        assertThat(fact.header().occurredAt())
                .isEqualTo(Instant.parse("2026-06-01T17:59:59.999999Z"));
    }

    @Test
    void namesHaveNoControlCharacters() {
        var event =
                """
                {"specversion": "1.0", "id": "1", "source": "urn:a", "type": "office.registered.v1",
                 "time": "2026-01-01T10:00:00+06:00",
                 "data": {"office": "qq", "place": "BD-30-56", "department": "d", "nameEn": "A\\u0000", "nameBn": "\\ud800"}}
                """;

        assertThat(
                        ((Untranslatable) translator.translate(FactCodec.json().readTree(event)))
                                .problems())
                .extracting(Problem::field)
                .containsExactly("data.nameEn", "data.nameBn");
    }

    @Test
    void allMistakesOfTheEnvelopeAreToldAtOnce() {
        var result =
                (Untranslatable)
                        translator.translate(
                                FactCodec.json()
                                        .readTree(
                                                "{\"specversion\": \"2\", \"time\": \"soon\", \"x\": 1}"));

        assertThat(result.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "x", "specversion", "id", "source", "type", "time", "data");
    }

    @Test
    void whatIsNoObjectIsNoCloudEvent() {
        assertThat(translator.translate(FactCodec.json().readTree("\"text\"")))
                .isInstanceOf(Untranslatable.class);
        assertThat(translator.translate(FactCodec.json().readTree("null")))
                .isInstanceOf(Untranslatable.class);
    }

    private CaseFact translated(String json) {
        var result = translator.translate(FactCodec.json().readTree(json));
        assertThat(result).isInstanceOf(Translated.class);
        return (CaseFact) ((Translated) result).fact();
    }
}

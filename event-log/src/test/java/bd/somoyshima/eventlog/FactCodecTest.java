package bd.somoyshima.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import bd.somoyshima.calendar.HolidayMove;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WeekendPattern;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterChoice;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.OnTransfer;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.CalendarFact.HolidayMoved;
import bd.somoyshima.fact.CalendarFact.OfficeHoursDeclared;
import bd.somoyshima.fact.CalendarFact.WeekendDeclared;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.Facts;
import bd.somoyshima.fact.OfficeFact.OfficeClosed;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.OfficeFact.OfficeRenamed;
import bd.somoyshima.fact.OfficeFact.OfficeReopened;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.place.PlaceCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/**
 * What is stored stays readable: one approved file for each stored name. A change of shape breaks
 * this test; then the fact needs a new name and an upcaster, not a new file.
 */
class FactCodecTest {

    private static final String AT = "2026-06-01T10:00";

    static Stream<Fact> oneOfEach() {
        var demo = new FactHeader(Facts.SOURCE, "1", Facts.at(AT), true);
        return Stream.of(
                new CaseFact.RequestReceived(
                        demo,
                        Facts.OFFICE,
                        Facts.CASE,
                        new ServiceCode("citizen/01"),
                        "k1_Zm9vYmFyYmF6",
                        null),
                Facts.paused("1", AT),
                Facts.resumed("1", AT),
                Facts.agreed("1", AT, "2026-07-01"),
                Facts.delivered("1", AT),
                Facts.rejected("1", AT),
                Facts.withdrawn("1", AT),
                Facts.extended("1", AT, "2026-07-01"),
                Facts.transferred("1", AT),
                Facts.reopened("1", AT),
                Facts.clockStarted("1", AT, ClockStart.REPORT),
                Facts.lodged("1", AT),
                Facts.investigationOrdered("1", AT),
                Facts.complaintTransferred("1", AT),
                Facts.complaintReopened("1", AT),
                Facts.appealed("1", AT),
                Facts.resolved("1", AT),
                Facts.corrected("2", "2026-06-03T10:00", Facts.delivered("1", AT)),
                Facts.voided("2", "2026-06-03T10:00", "1"),
                new OfficeRegistered(
                        Facts.header("1", AT),
                        Facts.OFFICE,
                        new PlaceCode("BD-30-56-46"),
                        "doict",
                        "Upazila ICT Office, Manikganj Sadar",
                        "উপজেলা আইসিটি কার্যালয়, মানিকগঞ্জ সদর"),
                new OfficeRenamed(
                        Facts.header("1", AT),
                        Facts.OFFICE,
                        "Upazila ICT Office, Manikganj Sadar",
                        "উপজেলা আইসিটি কার্যালয়, মানিকগঞ্জ সদর"),
                new OfficeMoved(
                        Facts.header("1", AT),
                        Facts.OFFICE,
                        new PlaceCode("BD-30-56-46"),
                        LocalDate.of(2026, 7, 1)),
                new OfficeClosed(Facts.header("1", AT), Facts.OFFICE, LocalDate.of(2026, 7, 1)),
                new OfficeReopened(Facts.header("1", AT), Facts.OFFICE, LocalDate.of(2026, 7, 1)),
                new ZeroActivityDeclared(
                        Facts.header("1", AT),
                        Facts.OFFICE,
                        LocalDate.of(2026, 5, 24),
                        LocalDate.of(2026, 5, 31)),
                new StatementPublished(
                        Facts.header("1", AT),
                        new Scope.Area(new PlaceCode("BD-30-56")),
                        LocalDate.of(2026, 5, 1),
                        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
                        "a"),
                new CharterPublished(
                        Facts.header("1", AT),
                        Facts.OFFICE,
                        Charter.usual(
                                LocalDate.of(2025, 7, 1),
                                CountingRule.DAY_ZERO,
                                List.of(
                                        new ServiceStandard(
                                                new ServiceCode("citizen/03"),
                                                "প্রকল্পের তথ্য প্রদান",
                                                "Providing project information",
                                                "তাৎক্ষণিক / ০৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)",
                                                null,
                                                null,
                                                "বিনামূল্যে",
                                                "উপজেলা আইসিটি অফিসার")),
                                ComplaintTier.NATIONAL_DEFAULT)),
                new CalendarDayDeclared(
                        Facts.header("1", AT),
                        new CalendarEntry(
                                LocalDate.of(2026, 5, 25),
                                Kind.HOLIDAY,
                                HolidayClass.DECLARED_LATER,
                                Scope.of("BD-30"),
                                "Eid-ul-Azha, additional day",
                                "ঈদুল আজহা (অতিরিক্ত দিন)",
                                null,
                                Facts.at("2026-05-10T12:00"))),
                new HolidayMoved(
                        Facts.header("1", AT),
                        new HolidayMove(
                                LocalDate.of(2025, 9, 5),
                                LocalDate.of(2025, 9, 6),
                                HolidayClass.GENERAL,
                                Scope.of("BD"),
                                "Eid-e-Miladunnabi",
                                "ঈদ-ই-মিলাদুন্নবি",
                                "SRO 1",
                                Facts.at("2025-08-28T12:00"))),
                new WeekendDeclared(
                        Facts.header("1", AT),
                        new WeekendPattern(
                                LocalDate.of(2026, 7, 1),
                                LocalDate.of(2026, 7, 31),
                                Set.of(DayOfWeek.FRIDAY),
                                Scope.of("BD-30-56"),
                                "Six-day week",
                                null,
                                null,
                                null)),
                new OfficeHoursDeclared(
                        Facts.header("1", AT),
                        new OfficeHours(
                                LocalDate.of(2026, 2, 19),
                                LocalDate.of(2026, 3, 20),
                                LocalTime.of(9, 0),
                                LocalTime.of(15, 30),
                                Scope.of("BD"),
                                "Office hours in Ramadan",
                                "রমজানে অফিস সময়",
                                null,
                                null)));
    }

    @Test
    void whatACharterLeavesOutIsUsualAndWhatItSaysIsKept() {
        var unusual =
                new CharterPublished(
                        Facts.header("1", AT),
                        Facts.OFFICE,
                        new Charter(
                                LocalDate.of(2025, 7, 1),
                                CountingRule.ROLL_FORWARD,
                                ClosedLastDay.STAYS,
                                OnTransfer.CLOCK_RESTARTS,
                                Set.of(WaitingFor.APPLICANT),
                                List.of(),
                                List.of(new ComplaintTier(1, "অনিক", "২৫ কার্যদিবস", false, 5))));

        assertThat(FactCodec.write(unusual))
                .contains("STAYS", "CLOCK_RESTARTS", "[\"APPLICANT\"]", "\"investigationDays\":5");
        assertThat(FactCodec.read(FactCodec.write(unusual))).isEqualTo(unusual);
    }

    @Test
    void variantsBeginningsAndChoicesAreKept() {
        var charter =
                new Charter(
                        LocalDate.of(2025, 7, 1),
                        CountingRule.DAY_ZERO,
                        ClosedLastDay.MOVES_ON,
                        OnTransfer.CLOCK_CONTINUES,
                        Set.of(WaitingFor.APPLICANT),
                        List.of(
                                new ServiceStandard(
                                        new ServiceCode("citizen/01"),
                                        "পাসপোর্ট",
                                        null,
                                        "",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        ClockStart.REPORT,
                                        List.of(
                                                new ServiceVariant(
                                                        "urgent",
                                                        "জরুরী",
                                                        null,
                                                        "৭",
                                                        "কার্যদিবস")))),
                        List.of(),
                        List.of(new CharterChoice("category", "citizen", "clerk")));
        var published = new CharterPublished(Facts.header("1", AT), Facts.OFFICE, charter);
        var received = Facts.receivedVariant("1", AT, "citizen/01", "urgent");

        assertThat(FactCodec.write(published))
                .contains("\"countsFrom\":\"REPORT\"", "\"limitUnit\":\"কার্যদিবস\"", "decidedBy");
        assertThat(FactCodec.read(FactCodec.write(published))).isEqualTo(published);
        assertThat(FactCodec.write(received)).contains("\"variant\":\"urgent\"");
        assertThat(FactCodec.read(FactCodec.write(received))).isEqualTo(received);
    }

    @Test
    void aCaseFromAnotherOfficeSaysWhereItWasBefore() {
        var taken = Facts.takenOver("1", AT, "citizen/01", "2026-05-20T10:00");

        assertThat(FactCodec.write(taken))
                .contains(
                        "\"transferredFrom\":{\"office\":\"ict-haluaghat\",\"caseNo\":\"HG-9\","
                                + "\"receivedAt\":\"2026-05-20T04:00:00Z\"}");
        assertThat(FactCodec.read(FactCodec.write(taken))).isEqualTo(taken);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void isStoredInTheApprovedShapeAndReadBack(Fact fact) throws IOException {
        var approved = approved(FactNames.nameOf(fact.getClass()));

        assertThat(FactCodec.json().readTree(FactCodec.write(fact)))
                .isEqualTo(FactCodec.json().readTree(approved));
        assertThat(FactCodec.read(approved)).isEqualTo(fact);
    }

    @Test
    void everyStoredNameHasAnApprovedFile() {
        assertThat(oneOfEach().map(f -> FactNames.nameOf(f.getClass())))
                .containsExactlyInAnyOrderElementsOf(FactNames.all());
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> FactCodec.read("{\"type\":\"service-request.dreamt.v1\"}"))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("service-request.dreamt.v1");
        assertThatThrownBy(
                        () ->
                                new FactSerializer()
                                        .deserialize(
                                                new SimpleSerializedObject<>(
                                                        "{}",
                                                        String.class,
                                                        "java.util.HashMap",
                                                        null)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.util.HashMap");
    }

    @Test
    void anUnknownFieldIsRefused() throws IOException {
        var tampered =
                approved("service-request.delivered.v1")
                        .replace("\"caseNo\"", "\"remark\": \"x\", \"caseNo\"");

        assertThatThrownBy(() -> FactCodec.read(tampered))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("remark");
    }

    @Test
    void axonSerializesFactsMetaDataAndTokensOnly() {
        var serializer = new FactSerializer();
        var fact = Facts.delivered("1", AT);

        var stored = serializer.serialize(fact, String.class);
        assertThat(stored.getType().getName()).isEqualTo("service-request.delivered.v1");
        assertThat(serializer.<String, Fact>deserialize(stored)).isEqualTo(fact);

        var metaData = MetaData.with("sender", "urn:x");
        assertThat(
                        serializer.<byte[], MetaData>deserialize(
                                serializer.serialize(metaData, byte[].class)))
                .isEqualTo(metaData);

        var token = new GlobalSequenceTrackingToken(42);
        assertThat(
                        serializer.<byte[], Object>deserialize(
                                serializer.serialize(token, byte[].class)))
                .isEqualTo(token);

        assertThatThrownBy(() -> serializer.serialize(new StringBuilder("x"), String.class))
                .isInstanceOf(SerializationException.class);
    }

    private static String approved(String name) throws IOException {
        try (var in = FactCodecTest.class.getResourceAsStream(name + ".json")) {
            assertThat(in).as("approved file %s.json", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

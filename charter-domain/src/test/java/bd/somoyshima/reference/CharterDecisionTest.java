package bd.somoyshima.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterChoice;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Facts;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.reference.CharterTakeOver.Replacement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CharterDecisionTest {

    @Test
    void everyLimitThatCannotBeReadIsAWarning() {
        var charter =
                charter(
                        service("citizen/01", "1530 office minutes", null),
                        service("citizen/02", "যত দ্রুত সম্ভব", null),
                        service("citizen/03", "-ঐ-", null),
                        service("citizen/04", "পুলিশ প্রতিবেদন প্রাপ্তির ৭ দিন", null),
                        service(
                                "citizen/05",
                                "পুলিশ প্রতিবেদন প্রাপ্তির ৭ দিন",
                                ClockStart.RECEIPT));

        assertThat(CharterDecision.warnings(charter))
                .extracting(p -> p.field() + " " + p.code())
                .containsExactly(
                        "data.charter.services[1].limit LIMIT_NEEDS_REVIEW",
                        "data.charter.services[2].limit LIMIT_NEEDS_REVIEW",
                        "data.charter.services[3].countsFrom BEGINNING_NOT_DECIDED");
    }

    @Test
    void namesOfPersonsAndWrongVariantsAreRefused() {
        var wrong =
                charter(
                        new ServiceStandard(
                                new ServiceCode("citizen/01"),
                                "সেবা",
                                null,
                                "",
                                null,
                                null,
                                null,
                                "জনাব আব্দুল করিম, সহকারী প্রোগ্রামার",
                                null,
                                null,
                                List.of(
                                        new ServiceVariant("জরুরি", "জরুরি", null, "৩ দিন", null),
                                        new ServiceVariant("a", "ক", null, "৩ দিন", null),
                                        new ServiceVariant("a", "খ", null, "৩ দিন", null))));
        var decision =
                CharterDecision.publish(
                        true,
                        new CharterPublished(
                                Facts.header("1", "2026-06-01T10:00"), Facts.OFFICE, wrong));

        assertThat(((Decision.Refused<CharterPublished>) decision).problems())
                .extracting(Problem::code)
                .containsExactly(
                        Problem.Code.PERSONAL_DATA,
                        Problem.Code.MALFORMED,
                        Problem.Code.INCONSISTENT_CHARTER);
    }

    private static final Office MANIKGANJ =
            office(
                    "ict-manikganj-sadar",
                    "doict",
                    "উপজেলা আইসিটি কার্যালয়, মানিকগঞ্জ সদর",
                    "BD-30-56-46");
    private static final Office HALUAGHAT =
            office("ict-haluaghat", "doict", "উপজেলা আইসিটি কার্যালয়, হালুয়াঘাট", "BD-45-61-24");

    @Test
    void aCharterIsTakenOverWithTheNamesReplacedAndTheLimitsKept() {
        var charter =
                charter(
                        new ServiceStandard(
                                new ServiceCode("citizen/01"),
                                "মানিকগঞ্জ সদর উপজেলার তথ্য প্রদান",
                                null,
                                "তাৎক্ষণিক / ০৩ কার্যদিবস",
                                "মানিকগঞ্জ জেলা বাতায়ন",
                                null,
                                null,
                                "উপজেলা আইসিটি অফিসার"));
        var taken =
                CharterTakeOver.of(
                        charter,
                        MANIKGANJ,
                        HALUAGHAT,
                        LocalDate.of(2027, 1, 1),
                        List.of(
                                new Replacement("মানিকগঞ্জ সদর", "হালুয়াঘাট"),
                                new Replacement("বাতায়ন", "পোর্টাল")),
                        "clerk");

        var service = taken.charter().services().getFirst();
        assertThat(service.nameBn()).isEqualTo("হালুয়াঘাট উপজেলার তথ্য প্রদান");
        assertThat(service.method()).isEqualTo("ময়মনসিংহ জেলা পোর্টাল");
        assertThat(service.limit()).isEqualTo("তাৎক্ষণিক / ০৩ কার্যদিবস");
        assertThat(taken.differences())
                .extracting(d -> d.of() + " " + d.field())
                .containsExactly("citizen/01 nameBn", "citizen/01 method");
        assertThat(taken.charter().effectiveFrom()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(taken.charter().choices())
                .containsExactly(
                        new CharterChoice(
                                "taken-over-from", "ict-manikganj-sadar 2025-07-01", "clerk"));
    }

    @Test
    void aCharterOfAnotherDepartmentIsNotTakenOver() {
        var land = office("land-dhobaura", "land", "উপজেলা ভূমি অফিস", "BD-45-61-16");

        assertThatThrownBy(
                        () ->
                                CharterTakeOver.of(
                                        charter(),
                                        MANIKGANJ,
                                        land,
                                        LocalDate.of(2027, 1, 1),
                                        List.of(),
                                        "clerk"))
                .hasMessageContaining("'land'")
                .hasMessageContaining("'doict'");
    }

    private static Office office(String id, String department, String nameBn, String place) {
        return new Office(
                new OfficeId(id),
                department,
                "Office " + id,
                nameBn,
                List.of(new Office.Stay(null, new PlaceCode(place))),
                List.of());
    }

    private static Charter charter(ServiceStandard... services) {
        return Charter.usual(
                LocalDate.of(2025, 7, 1),
                CountingRule.DAY_ZERO,
                List.of(services),
                ComplaintTier.NATIONAL_DEFAULT);
    }

    private static ServiceStandard service(String code, String limit, @Nullable ClockStart from) {
        return new ServiceStandard(
                new ServiceCode(code),
                "সেবা",
                null,
                limit,
                null,
                null,
                null,
                null,
                null,
                from,
                List.of());
    }
}

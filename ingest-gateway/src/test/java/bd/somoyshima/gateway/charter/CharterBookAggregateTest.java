package bd.somoyshima.gateway.charter;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.gateway.Refused;
import bd.somoyshima.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class CharterBookAggregateTest {

    private static final ServiceStandard INFORMATION =
            service("citizen/01", "তাৎক্ষণিক / ০৩ কার্যদিবস");
    private static final ServiceStandard TRAINING = service("institutional/01", "০৭ কার্যদিবস");

    private final AggregateTestFixture<CharterBookAggregate> fixture =
            new AggregateTestFixture<>(CharterBookAggregate.class);

    @Test
    void aCharterIsPublished() {
        var published = published("1", "2025-07-01", INFORMATION, TRAINING);

        fixture.givenNoPriorActivity()
                .when(PublishCharter.of(published, true))
                .expectEvents(published);
    }

    @Test
    void aLimitThatNeedsReviewDoesNotStopIt() {
        var published = published("1", "2025-07-01", service("citizen/01", "যত দ্রুত সম্ভব"));

        fixture.givenNoPriorActivity()
                .when(PublishCharter.of(published, true))
                .expectEvents(published);
    }

    @Test
    void aNewVersionAndACorrectedOneArePublishedBesideTheFirst() {
        var next = published("2", "2026-07-01", INFORMATION);
        var corrected = published("3", "2025-07-01", TRAINING);

        fixture.given(published("1", "2025-07-01", INFORMATION))
                .when(PublishCharter.of(next, true))
                .expectEvents(next);
        fixture.given(published("1", "2025-07-01", INFORMATION))
                .when(PublishCharter.of(corrected, true))
                .expectEvents(corrected);
    }

    @Test
    void anEarlierCharterCanBePublishedAgain() {
        var again = published("3", "2025-07-01", INFORMATION);

        fixture.given(
                        published("1", "2025-07-01", INFORMATION),
                        published("2", "2025-07-01", TRAINING))
                .when(PublishCharter.of(again, true))
                .expectEvents(again);
    }

    @Test
    void aLimitTextAsLongAsAPageIsRefused() {
        fixture.givenNoPriorActivity()
                .when(
                        PublishCharter.of(
                                published(
                                        "1", "2025-07-01", service("citizen/01", "x ".repeat(300))),
                                true))
                .expectException(Refused.because(Problem.Code.TOO_LONG));
    }

    @Test
    void aCharterWithoutServicesOrWithOneTwiceIsRefused() {
        fixture.givenNoPriorActivity()
                .when(PublishCharter.of(published("1", "2025-07-01"), true))
                .expectException(Refused.because(Problem.Code.INCONSISTENT_CHARTER));
        fixture.givenNoPriorActivity()
                .when(
                        PublishCharter.of(
                                published("1", "2025-07-01", INFORMATION, INFORMATION), true))
                .expectException(Refused.because(Problem.Code.INCONSISTENT_CHARTER));
    }

    @Test
    void anOfficeNobodyRegisteredPublishesNothing() {
        fixture.givenNoPriorActivity()
                .when(PublishCharter.of(published("1", "2025-07-01", INFORMATION), false))
                .expectNoEvents()
                .expectException(Refused.because(Problem.Code.UNKNOWN_OFFICE));
    }

    @Test
    void aCharterCannotBeInForceInAnotherCentury() {
        fixture.givenNoPriorActivity()
                .when(PublishCharter.of(published("1", "1925-07-01", INFORMATION), true))
                .expectException(Refused.because(Problem.Code.OUT_OF_RANGE));
    }

    private static CharterPublished published(String id, String from, ServiceStandard... services) {
        return new CharterPublished(
                new FactHeader("urn:test", id, Instant.parse("2025-06-15T00:00:00Z"), false),
                new OfficeId("ict-manikganj-sadar"),
                Charter.usual(
                        LocalDate.parse(from),
                        CountingRule.DAY_ZERO,
                        List.of(services),
                        ComplaintTier.NATIONAL_DEFAULT));
    }

    private static ServiceStandard service(String code, String limit) {
        return new ServiceStandard(
                new ServiceCode(code), "সেবা", null, limit, null, null, null, null);
    }
}

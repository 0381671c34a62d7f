package bd.somoyshima.gateway.office;

import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.Refused;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class OfficeAggregateTest {

    private final AggregateTestFixture<OfficeAggregate> fixture =
            new AggregateTestFixture<>(OfficeAggregate.class);

    @Test
    void anOfficeIsRegisteredOnce() {
        var registered = registered("1", "BD-30-56-46");

        fixture.givenNoPriorActivity()
                .when(ChangeOffice.of(registered))
                .expectSuccessfulHandlerExecution()
                .expectEvents(registered);
    }

    @Test
    void aSecondRegistrationIsRefused() {
        fixture.given(registered("1", "BD-30-56-46"))
                .when(ChangeOffice.of(registered("2", "BD-45-61-24")))
                .expectNoEvents()
                .expectException(Refused.because(Problem.Code.ALREADY_REGISTERED));
    }

    @Test
    void theNationIsNoPlaceForAnOffice() {
        fixture.givenNoPriorActivity()
                .when(ChangeOffice.of(registered("1", "BD")))
                .expectNoEvents()
                .expectException(Refused.because(Problem.Code.MALFORMED));
    }

    private static OfficeRegistered registered(String id, String place) {
        return new OfficeRegistered(
                new FactHeader("urn:test", id, Instant.parse("2026-01-01T00:00:00Z"), false),
                new OfficeId("ict-manikganj-sadar"),
                new PlaceCode(place),
                "doict",
                "Upazila ICT Office, Manikganj Sadar",
                "উপজেলা আইসিটি কার্যালয়, মানিকগঞ্জ সদর");
    }
}

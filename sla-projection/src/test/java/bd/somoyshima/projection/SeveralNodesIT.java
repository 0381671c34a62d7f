package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Two processes divide the offices; the death of one is made up for; nothing counts twice. */
class SeveralNodesIT {

    private static final String CLAIM_TIMEOUT = "--somoyshima.feed.claim-timeout=3s";

    @Test
    void twoProcessesShareTheWorkAndSurviveFreezingAndDeath() throws Exception {
        try (var system = new TestSystem(CLAIM_TIMEOUT)) {
            system.publishExampleCharters();
            await("one process has all shares", () -> owners(system).size() == 1);
            var other =
                    ApplicationProcess.start(
                            ProjectionApplication.class, system.nodeArguments(CLAIM_TIMEOUT));
            try {
                await("each has a share", () -> owners(system).size() == 2);
                int sent = send(system, "A");
                await("both project", () -> counted(system) == 100);

                // frozen in the middle of its work: its claims run out and are taken over
                ApplicationProcess.signal(other, "STOP");
                sent += send(system, "B");
                await("the other takes over within seconds", () -> counted(system) == 200);
                ApplicationProcess.signal(other, "CONT");
                sent += send(system, "C");
                await("it comes back, and what it held is void", () -> counted(system) == 300);
                await("each has a share again", () -> owners(system).size() == 2);

                var killed = Instant.now();
                other.destroyForcibly().waitFor();
                sent += send(system, "D");
                await("the survivor has everything", () -> counted(system) == 400);
                assertThat(Duration.between(killed, Instant.now()))
                        .as("within seconds")
                        .isLessThan(Duration.ofSeconds(30));
                assertThat(sent).isEqualTo(400);
                assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    /** Fifty new cases for each of the two offices. */
    private static int send(TestSystem system, String prefix) {
        var facts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 50; i++) {
            facts.add(received(prefix + i, "2026-06-01T10:00", "citizen/01"));
            facts.add(
                    TestSystem.fact(
                            TestSystem.HALUAGHAT,
                            "H-" + prefix + i,
                            "service-request.received.v1",
                            "2026-06-01T10:00",
                            Map.of("service", "citizen/01")));
        }
        assertThat(TestSystem.outcomes(system.send(facts))).containsOnly("ACCEPTED");
        return facts.size();
    }

    private static long counted(TestSystem system) {
        return Long.parseLong(
                system.query(
                                "SELECT coalesce(sum(received), 0) FROM projection.area_day WHERE tier = 0")
                        .getFirst());
    }

    private static List<String> owners(TestSystem system) {
        return system.query(
                "SELECT owner FROM projection.token_entry WHERE processor_name = 'case-files'"
                        + " AND owner IS NOT NULL GROUP BY owner");
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var limit = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(limit);
            Thread.sleep(100);
        }
    }
}

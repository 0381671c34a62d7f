package bd.somoyshima.gateway.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether facts are being stored: a database that answers may be unable to write, as on a full
 * disk. A failure counts until something is stored again, or has not been tried for a while.
 */
@Component
class AppendHealth implements HealthIndicator {

    private static final Duration REMEMBERED = Duration.ofSeconds(15);

    private final Clock clock;
    private final AtomicReference<Instant> failedAt = new AtomicReference<>(Instant.MIN);

    AppendHealth(Clock clock) {
        this.clock = clock;
    }

    void stored() {
        failedAt.set(Instant.MIN);
    }

    void failed() {
        failedAt.set(clock.instant());
    }

    @Override
    public Health health() {
        return failedAt.get().isAfter(clock.instant().minus(REMEMBERED))
                ? Health.down().build()
                : Health.up().build();
    }
}

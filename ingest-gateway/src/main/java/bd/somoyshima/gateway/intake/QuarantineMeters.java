package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.quarantine.Quarantine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many entries of quarantine are open, by reason. */
@Component
class QuarantineMeters {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineMeters.class);

    private final Quarantine quarantine;
    private volatile Map<String, Long> open = Map.of();

    QuarantineMeters(Quarantine quarantine, MeterRegistry registry) {
        this.quarantine = quarantine;
        for (var code : Problem.Code.values()) {
            Gauge.builder(
                            "somoyshima.quarantine.open",
                            this,
                            m -> m.open.getOrDefault(code.name(), 0L))
                    .description("Entries of quarantine that are neither accepted nor dismissed")
                    .tag("reason", code.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    @Scheduled(fixedDelay = 10_000)
    void count() {
        try {
            open = quarantine.open();
        } catch (DataAccessException e) {
            LOG.warn("open entries of quarantine could not be counted: {}", e.toString());
        }
    }
}

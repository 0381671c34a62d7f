package bd.somoyshima.gateway.intake;

import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.intake.Submission.Way;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts every fact by the way it came and what became of it: their sum is what was received. */
@Component
class IntakeMeters {

    private final MeterRegistry registry;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var way : Way.values()) {
            for (var outcome : Outcome.values()) {
                counter(way, outcome); // so that each is in the first scrape, at 0
            }
        }
    }

    void count(Way way, Outcome outcome) {
        counter(way, outcome).increment();
    }

    private Counter counter(Way way, Outcome outcome) {
        return Counter.builder("somoyshima.facts")
                .description("Facts received, by way and outcome; rejected ones are in quarantine")
                .tag("way", way.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}

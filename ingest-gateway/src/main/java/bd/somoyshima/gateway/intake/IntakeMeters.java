package bd.somoyshima.gateway.intake;

import bd.somoyshima.gateway.intake.Arrival.Way;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts every fact when it comes in and again when its fate is known. Once all is quiet, received
 * = accepted + duplicate + rejected + turned away; what was rejected is in quarantine, and of what
 * was turned away the sender heard 429 or 503.
 */
@Component
class IntakeMeters {

    private static final String TURNED_AWAY = "turned_away";

    private final MeterRegistry registry;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var way : Way.values()) {
            // so that each is in the first scrape, at 0
            received(way);
            for (var outcome : Outcome.values()) {
                fate(way, name(outcome));
            }
            fate(way, TURNED_AWAY);
        }
        for (var outcome : Outcome.values()) {
            retried(name(outcome));
        }
    }

    /** Facts came in; what is tried again came in before. */
    void received(Arrival arrival, int facts) {
        if (arrival.retryOf() == null) {
            received(arrival.way()).increment(facts);
        }
    }

    /** The fate of a fact is known; null if it could not be stored and the sender heard so. */
    void fate(Arrival arrival, @Nullable Outcome outcome) {
        var name = outcome == null ? TURNED_AWAY : name(outcome);
        (arrival.retryOf() == null ? fate(arrival.way(), name) : retried(name)).increment();
    }

    /** Facts found no room. */
    void turnedAway(Arrival arrival, int facts) {
        if (arrival.retryOf() == null) {
            fate(arrival.way(), TURNED_AWAY).increment(facts);
        }
    }

    private Counter received(Way way) {
        return Counter.builder("somoyshima.facts.received")
                .description("Facts that came in, by way")
                .tag("way", name(way))
                .register(registry);
    }

    private Counter fate(Way way, String outcome) {
        return Counter.builder("somoyshima.facts")
                .description(
                        "Facts whose fate is known, by way and outcome; rejected ones are in quarantine")
                .tag("way", name(way))
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter retried(String outcome) {
        return Counter.builder("somoyshima.quarantine.retried")
                .description("Entries of quarantine that were tried again, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

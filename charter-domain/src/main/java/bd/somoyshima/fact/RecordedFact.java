package bd.somoyshima.fact;

import java.time.Instant;

/**
 * A fact about a case and when it was stored.
 *
 * @param recordedAt when the gateway stored it; the fact itself says when it happened
 */
public record RecordedFact(Instant recordedAt, CaseFact fact) {}

package bd.somoyshima.fact;

import java.time.Instant;

/**
 * A fact about what cases are judged by and when it was stored.
 *
 * @param recordedAt when the gateway stored it; the fact itself says when it happened
 */
public record RecordedReference(Instant recordedAt, ReferenceFact fact) {}

package bd.somoyshima.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What every fact has.
 *
 * @param source the sending system, as a URI
 * @param id unique within the source
 * @param occurredAt when it happened, as the sender says; never when we heard of it. Where only the
 *     day is known, some moment of that day in Bangladesh
 * @param demonstration whether it belongs to the demonstration and may be left out of figures
 * @param dayOnly whether only the day is known: it happened at some time of that day
 */
public record FactHeader(
        String source,
        String id,
        Instant occurredAt,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean demonstration,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dayOnly) {

    /** Of a fact whose time of day is known. */
    public FactHeader(String source, String id, Instant occurredAt, boolean demonstration) {
        this(source, id, occurredAt, demonstration, false);
    }

    public FactKey key() {
        return new FactKey(source, id);
    }
}

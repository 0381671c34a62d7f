package bd.somoyshima.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What every fact has.
 *
 * @param source the sending system, as a URI
 * @param id unique within the source
 * @param occurredAt when it happened, as the sender says; never when we heard of it
 * @param demonstration whether it belongs to the demonstration and may be left out of figures
 */
public record FactHeader(
        String source,
        String id,
        Instant occurredAt,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean demonstration) {

    public FactKey key() {
        return new FactKey(source, id);
    }
}

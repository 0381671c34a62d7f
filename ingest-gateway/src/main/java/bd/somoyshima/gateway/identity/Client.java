package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.gateway.privacy.Numbering;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A system that fetches tokens.
 *
 * @param clientId its name in tokens
 * @param name what it is, for people
 * @param reach for whom it speaks and whose figures it reads
 * @param sources CloudEvents sources it may speak as, each with everything below it
 * @param numbering its own numbers that would otherwise be taken for identity numbers
 * @param registeredBy the client that registered it
 * @param revokedAt since when it is refused, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Client(
        String clientId,
        String name,
        Scope reach,
        Set<Permission> permissions,
        List<String> sources,
        Numbering numbering,
        Instant registeredAt,
        String registeredBy,
        @Nullable Instant revokedAt) {

    /** What a token of this client says. */
    public Caller caller() {
        return new Caller(clientId, permissions, reach, sources);
    }
}

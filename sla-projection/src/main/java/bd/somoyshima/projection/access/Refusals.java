package bd.somoyshima.projection.access;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes in the audit log what was refused here; and knows which clients were revoked. */
@Repository
class Refusals {

    private static final String ADD =
            """
            INSERT INTO access.audit_entry (actor, action, subject, detail, address)
            VALUES (:actor, 'REQUEST_REFUSED', left(:subject, 500), left(:detail, 500), :address)
            """;

    private static final String REVOKED =
            "SELECT count(*) FROM access.client WHERE client_id = :id AND revoked_at IS NOT NULL";

    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a refusal. */
    void add(String client, String asked, String why, @Nullable String address) {
        jdbc.sql(ADD)
                .param("actor", client)
                .param("subject", asked)
                .param("detail", why)
                .param("address", address)
                .update();
    }

    /** Whether a client was revoked. */
    boolean isRevoked(String clientId) {
        return jdbc.sql(REVOKED).param("id", clientId).query(Integer.class).single() > 0;
    }
}

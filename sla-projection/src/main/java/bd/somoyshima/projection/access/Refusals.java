package bd.somoyshima.projection.access;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes in the audit log what was refused here. */
@Repository
class Refusals {

    private static final String ADD =
            """
            INSERT INTO access.audit_entry (actor, action, subject, detail, address)
            VALUES (:actor, 'REQUEST_REFUSED', left(:subject, 500), left(:detail, 500), :address)
            """;

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
}

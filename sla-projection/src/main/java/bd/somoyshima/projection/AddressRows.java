package bd.somoyshima.projection;

import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code address}, from which dashboards make their links; written on start. */
@Repository
class AddressRows implements ApplicationRunner {

    private static final String WRITE =
            """
            INSERT INTO projection.address (name, url) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET url = excluded.url
            """;

    private final JdbcTemplate jdbc;
    private final ProjectionSettings settings;

    AddressRows(JdbcTemplate jdbc, ProjectionSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var addresses = settings.addresses();
        Map.of(
                        "projection", addresses.projection(),
                        "gateway", addresses.gateway(),
                        "dashboards", addresses.dashboards())
                .forEach((name, url) -> jdbc.update(WRITE, name, url));
    }
}

package bd.somoyshima.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the projection, explained in {@code sla-projection.yml}.
 *
 * @param database where the event log and the read model are
 * @param feed how events are read
 */
@ConfigurationProperties("somoyshima")
public record ProjectionSettings(Database database, Feed feed) {

    /**
     * The database and the roles used on it.
     *
     * @param url as a JDBC address
     * @param ownerUsername the role that carries out migrations, or empty if they are carried out
     *     elsewhere
     * @param poolSize connections at most
     */
    public record Database(
            String url,
            String username,
            String password,
            String ownerUsername,
            String ownerPassword,
            int poolSize) {}

    /**
     * How events are read.
     *
     * @param segments threads, each for its share of the offices
     * @param batch events in one transaction, at most
     * @param poll how often to look for new events when there were none
     * @param claimTimeout after which silence another process may take over a share; longer than
     *     any batch takes
     */
    public record Feed(int segments, int batch, Duration poll, Duration claimTimeout) {}
}

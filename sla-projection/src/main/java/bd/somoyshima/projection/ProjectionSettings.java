package bd.somoyshima.projection;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the projection, explained in {@code sla-projection.yml}.
 *
 * @param database where the event log and the read model are
 * @param identity whose tokens are good
 * @param feed how events are read
 * @param publication the topics others can read
 * @param notices when notices are raised
 * @param readers how long a reader of dashboards may hold on to the database
 * @param reconcile how often the read model is checked
 * @param gateway where the gateway answers this application
 * @param addresses where people find the parts of the system, for links
 */
@ConfigurationProperties("somoyshima")
public record ProjectionSettings(
        Database database,
        Identity identity,
        Feed feed,
        Publication publication,
        Notices notices,
        Readers readers,
        Reconcile reconcile,
        Gateway gateway,
        Addresses addresses) {

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
     * How long a reader may hold on to the database, whatever it sets its own limits to.
     *
     * @param longest a query, or a transaction in which nothing is asked
     */
    public record Readers(Duration longest) {}

    /**
     * How events are read.
     *
     * @param segments threads, each for its share of the offices
     * @param batch events in one transaction, at most
     * @param poll how often to look for new events when there were none
     * @param claimTimeout after which silence another process may take over a share; it waits for a
     *     batch that is being projected
     */
    public record Feed(int segments, int batch, Duration poll, Duration claimTimeout) {}

    /**
     * Whose tokens are good.
     *
     * @param issuer who gives them out
     * @param keys where the public keys are that tokens are signed with
     */
    public record Identity(String issuer, URI keys) {}

    /**
     * The topics others can read.
     *
     * @param bootstrapServers the brokers
     * @param properties more settings of Kafka clients, such as {@code security.protocol}
     * @param factsTopic where accepted facts go
     * @param noticesTopic where notices go
     * @param partitions of each topic, if it has to be made
     * @param replication of each topic, if it has to be made
     * @param batch messages in one Kafka transaction, at most
     * @param poll how often to look for more when there was nothing
     */
    public record Publication(
            boolean enabled,
            String bootstrapServers,
            @DefaultValue Map<String, String> properties,
            String factsTopic,
            String noticesTopic,
            int partitions,
            short replication,
            int batch,
            Duration poll) {

        /** Settings of a Kafka client: where the brokers are, who it is, and these. */
        public Map<String, Object> client(Map<String, Object> more) {
            var all = new HashMap<String, Object>(properties);
            all.put("bootstrap.servers", bootstrapServers);
            all.putAll(more);
            return all;
        }
    }

    /**
     * When notices are raised.
     *
     * @param settle for how long nothing more must have been recorded of a case: whoever sends its
     *     facts may be in the middle of them
     */
    public record Notices(Duration settle) {}

    /**
     * How the read model is checked.
     *
     * @param every how often the roll-ups are held against the rows of the cases
     */
    public record Reconcile(Duration every) {}

    /**
     * The gateway, from here.
     *
     * @param url where it answers this application
     */
    public record Gateway(URI url) {}

    /**
     * Where people find the parts of the system.
     *
     * @param projection this application, e.g. {@code https://somoyshima.example}
     * @param gateway the ingest gateway
     * @param dashboards Grafana, or empty if there is none
     */
    public record Addresses(String projection, String gateway, String dashboards) {}
}

package bd.somoyshima.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the gateway, explained in {@code ingest-gateway.yml}.
 *
 * @param database where the event log is
 * @param intake how facts are taken
 * @param calendar what the calendar starts with
 * @param projection where the projection is
 */
@ConfigurationProperties("somoyshima")
public record GatewaySettings(
        Database database, Intake intake, Calendar calendar, Projection projection) {

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
     * How facts are taken.
     *
     * @param appendBatch facts in one transaction, at most
     * @param queue facts that may wait for the appender
     * @param bodyLimit size of one request, at most
     * @param factsLimit facts in one request, at most
     */
    public record Intake(
            int appendBatch, int queue, DataSize bodyLimit, int factsLimit, Kafka kafka) {}

    /**
     * Intake from Kafka.
     *
     * @param instance the static name of this consumer in its group
     */
    public record Kafka(
            boolean enabled, String topic, int partitions, String group, String instance) {}

    /**
     * What the calendar starts with.
     *
     * @param seed whether the shipped days are declared on start
     */
    public record Calendar(boolean seed) {}

    /**
     * Where the projection is, which knows what a change would do to which cases.
     *
     * @param url its address, e.g. {@code http://localhost:8081}
     */
    public record Projection(URI url) {}
}

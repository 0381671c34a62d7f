package bd.somoyshima.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the gateway, explained in {@code ingest-gateway.yml}.
 *
 * @param database where the event log is
 * @param identity who may ask, and how that is known
 * @param privacy what hides applicants
 * @param intake how facts are taken
 * @param limits how much one client may send
 * @param calendar what the calendar starts with
 * @param projection where the projection is
 */
@ConfigurationProperties("somoyshima")
public record GatewaySettings(
        Database database,
        Identity identity,
        Privacy privacy,
        Intake intake,
        Limits limits,
        Calendar calendar,
        Projection projection) {

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
     * Who may ask, and how that is known.
     *
     * @param development whether a client named {@code development} may do everything; only on a
     *     loopback address
     * @param developmentSecret its secret; needed if there is such a client
     * @param administratorSecret the secret of the client {@code administrator}, which registers
     *     the others; empty for no such client
     * @param issuer who gives out tokens: this gateway, by a name all agree on
     * @param externalIssuer another token service that is trusted instead, or null
     * @param signingKeyFile the key tokens are signed with, as a JSON Web Key; made if it is not
     *     there; null only in development
     * @param tokenLifetime how long a token is good
     * @param sessionLifetime how long a browser may read after a sign-in link was followed
     * @param linkLifetime how long a sign-in link can be followed
     * @param publicUrl where browsers reach this gateway
     */
    public record Identity(
            boolean development,
            String developmentSecret,
            String administratorSecret,
            String issuer,
            @Nullable URI externalIssuer,
            @Nullable Path signingKeyFile,
            Duration tokenLifetime,
            Duration sessionLifetime,
            Duration linkLifetime,
            URI publicUrl) {}

    /**
     * What hides applicants.
     *
     * @param referenceKey the key applicants' references are hashed with before they are stored
     */
    public record Privacy(String referenceKey) {}

    /**
     * How facts are taken.
     *
     * @param appendBatch facts in one transaction, at most
     * @param queue facts that may wait for the appender
     * @param bodyLimit size of one request, at most
     * @param factsLimit facts in one request, at most
     * @param inFlightLimit size of all requests in memory at a time, at most
     * @param inFlightShare of it, for the requests of one client
     * @param rowLimit size of one line of an upload, at most
     * @param uploadLimit size of one upload, at most
     * @param uploads uploads that are taken at a time, at most; others wait for them
     * @param uploadsShare uploads of one client that are received or taken at a time, at most
     * @param spool where uploads are laid down until they are taken; null for the system's place
     *     for temporary files
     * @param spoolLimit size of all uploads laid down at a time, at most
     */
    public record Intake(
            int appendBatch,
            int queue,
            DataSize bodyLimit,
            int factsLimit,
            DataSize inFlightLimit,
            DataSize inFlightShare,
            DataSize rowLimit,
            DataSize uploadLimit,
            int uploads,
            int uploadsShare,
            @Nullable Path spool,
            DataSize spoolLimit,
            Kafka kafka) {}

    /**
     * Intake from Kafka.
     *
     * @param topic what the topics of clients begin with: a point and the client's name follow
     * @param partitions of the topic of development, if it has to be made
     * @param referenceFacts whether facts about offices, charters and the calendar are taken
     * @param instance the static name of this consumer in its group
     */
    public record Kafka(
            boolean enabled,
            String topic,
            int partitions,
            boolean referenceFacts,
            String group,
            String instance) {}

    /**
     * How much one client may send.
     *
     * @param requests requests a second, on average
     * @param requestsBurst requests at once, at most
     * @param facts facts a second, on average
     * @param factsBurst facts at once, at most
     * @param tokenRequests requests for a token a minute and network address, on average
     * @param tokenRequestsBurst requests for a token at once from one address
     */
    public record Limits(
            int requests,
            int requestsBurst,
            int facts,
            int factsBurst,
            int tokenRequests,
            int tokenRequestsBurst) {}

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
     * @param publicUrl where browsers reach it
     */
    public record Projection(URI url, URI publicUrl) {}
}

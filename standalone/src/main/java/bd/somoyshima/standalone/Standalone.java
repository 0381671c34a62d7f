package bd.somoyshima.standalone;

import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.gateway.identity.ConfiguredClients;
import bd.somoyshima.gateway.identity.SignInController;
import bd.somoyshima.projection.ProjectionApplication;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.KafkaServer;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.ServerStartException;
import bd.somoyshima.standalone.demonstration.Demonstration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The embedded default: everything Somoyshima needs, started by one command and stopped by Ctrl-C.
 */
public final class Standalone implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    private static final Duration SIGN_IN_LINK = Duration.ofHours(1);
    private static final String DATABASE = "somoyshima";
    private static final String GATEWAY_ROLE = "somoyshima_gateway";
    private static final String PROJECTION_ROLE = "somoyshima_projection";
    private static final String DASH_ROLE = "somoyshima_dash";

    /** What has been started, the newest first: stopped in this order. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private boolean stopping = false;
    private String developmentSecret = "";
    private final Options options;
    private final Progress progress;

    private Standalone(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Starts, and stays up until the process is told to end. */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        var progress = new Progress(System.out, Boolean.getBoolean("somoyshima.terminal"));
        try {
            var standalone = new Standalone(Options.of(List.of(arguments)), progress);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        progress.say("Stopping");
                                        standalone.close();
                                        progress.say(
                                                "Stopped. Nothing is lost; start again any time.");
                                    }));
            standalone.startOrStop();
        } catch (ServerStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await(); // until the process is told to end
    }

    /**
     * Starts everything.
     *
     * @throws ServerStartException with one clear sentence if something cannot be started; then
     *     nothing is left running
     */
    public static Standalone start(List<String> arguments, Progress progress) {
        var standalone = new Standalone(Options.of(arguments), progress);
        standalone.startOrStop();
        return standalone;
    }

    private void startOrStop() {
        try {
            run();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof ServerStartException cause ? cause : e;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void run() {
        var data = keep(DataDirectory.take(options.data()));
        Ports.requireFree("the gateway", options.gatewayPort(), "--gateway-port");
        Ports.requireFree("the projection", options.projectionPort(), "--projection-port");

        progress.say("Starting PostgreSQL 18 and Kafka 4.2 (data under " + data.resolve("") + ")");
        var kafkaStarting =
                CompletableFuture.supplyAsync(
                        () ->
                                keep(
                                        KafkaServer.start(
                                                data.resolve("kafka"),
                                                options.kafkaPort(),
                                                "--kafka-port")));
        var postgres =
                keep(
                        PostgresServer.start(
                                data.resolve("postgres"),
                                options.postgresPort(),
                                "--postgres-port",
                                data.password(PostgresServer.ADMIN),
                                List.of("max_connections=60", "shared_buffers=256MB")));
        Provisioning.provision(
                postgres,
                DATABASE,
                resource("/db/roles.sql"),
                resource("/db/database.sql"),
                Stream.of(Provisioning.OWNER, GATEWAY_ROLE, PROJECTION_ROLE, DASH_ROLE)
                        .collect(Collectors.toMap(role -> role, data::password)));
        progress.say("PostgreSQL is up on port " + postgres.port());
        var kafka = kafkaStarting.join();
        progress.say("Kafka is up on port " + options.kafkaPort());

        var gateway =
                run(
                        "The gateway",
                        GatewayApplication.application(),
                        arguments(
                                data,
                                postgres,
                                GATEWAY_ROLE,
                                options.gatewayPort(),
                                "--somoyshima.projection.url=http://127.0.0.1:"
                                        + options.projectionPort(),
                                "--somoyshima.projection.public-url=http://localhost:"
                                        + options.projectionPort(),
                                "--somoyshima.identity.development=true",
                                "--somoyshima.identity.public-url=" + gatewayUrl(),
                                "--somoyshima.identity.signing-key-file="
                                        + data.resolve("signing-key.jwk"),
                                "--somoyshima.privacy.reference-key="
                                        + data.password("reference-key"),
                                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers()));
        progress.say("The gateway is up on port " + options.gatewayPort());
        var projection =
                run(
                        "The projection",
                        ProjectionApplication.application(),
                        arguments(
                                data,
                                postgres,
                                PROJECTION_ROLE,
                                options.projectionPort(),
                                "--somoyshima.identity.keys=http://127.0.0.1:"
                                        + options.gatewayPort()
                                        + "/oauth2/jwks",
                                "--somoyshima.addresses.projection=http://localhost:"
                                        + options.projectionPort(),
                                "--somoyshima.gateway.url=" + gatewayUrl(),
                                "--somoyshima.addresses.gateway=" + gatewayUrl(),
                                "--somoyshima.addresses.dashboards=" + options.dashboards(),
                                "--somoyshima.publication.bootstrap-servers="
                                        + kafka.bootstrapServers()));
        progress.say("The projection is up on port " + options.projectionPort());
        LOG.info("started: {} and {}", gateway.getId(), projection.getId());

        var secret = gateway.getBean(ConfiguredClients.class).developmentSecret();
        developmentSecret = secret;
        if (options.demonstration()) {
            new Demonstration(
                            data.resolve("demonstration.properties"),
                            "http://127.0.0.1:" + options.gatewayPort(),
                            "http://127.0.0.1:" + options.projectionPort(),
                            kafka.bootstrapServers(),
                            secret,
                            progress)
                    .load();
        }
        progress.block(addresses(data, secret, signInLink(gateway)));
    }

    /** Tokens of the client {@code development}, for programs that start this themselves. */
    public AccessTokens tokens() {
        return new AccessTokens(
                URI.create(gatewayUrl()), ConfiguredClients.DEVELOPMENT, developmentSecret);
    }

    private String gatewayUrl() {
        return "http://localhost:" + options.gatewayPort();
    }

    /** A link that lets a browser read everything, good once, within the hour. */
    private static URI signInLink(ConfigurableApplicationContext gateway) {
        return gateway.getBean(SignInController.class)
                .link(ConfiguredClients.DEVELOPMENT, "/?lang=en", Instant.now().plus(SIGN_IN_LINK));
    }

    private ConfigurableApplicationContext run(
            String name, SpringApplication application, String[] arguments) {
        application.setRegisterShutdownHook(false); // this class stops all parts, in order
        ConfigurableApplicationContext started;
        try {
            started = application.run(arguments);
        } catch (RuntimeException e) {
            throw new ServerStartException(
                    name
                            + " did not start: "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                    e);
        }
        return keep(started);
    }

    private String[] arguments(
            DataDirectory data, PostgresServer postgres, String role, int port, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--server.port=" + port,
                                "--somoyshima.database.url=" + postgres.jdbcUrl(DATABASE),
                                "--somoyshima.database.username=" + role,
                                "--somoyshima.database.password=" + data.password(role),
                                "--somoyshima.database.owner-username=" + Provisioning.OWNER,
                                "--somoyshima.database.owner-password="
                                        + data.password(Provisioning.OWNER),
                                "--logging.threshold.console=off",
                                "--logging.file.name=" + data.resolve("somoyshima.log")),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private String addresses(DataDirectory data, String secret, URI signIn) {
        var gateway = gatewayUrl();
        var projection = "http://localhost:" + options.projectionPort();
        return """

               Somoyshima is up. Open in a browser, once, within the hour:

                 %7$s

               That is the start page: what is running, figures at a glance, statements, receipts. It lets this
               browser read the rest; later %1$s/ will do.

                 %1$s/api-docs.html        what can be asked
                 %2$s/api-docs.html        how facts are sent
                 %1$s/actuator/prometheus  metrics (and on %2$s)

               Programs fetch a token. This client may do everything, until Ctrl-C and from this machine only:

                 curl -u development:%8$s \\
                   -d grant_type=client_credentials %2$s/oauth2/token

                 PostgreSQL  localhost:%3$s, database somoyshima, role somoyshima_dash reads the views of dashboards
                 Kafka       localhost:%4$s, topics somoyshima.facts.in, somoyshima.facts.accepted,
                             somoyshima.notices
                 Passwords   %5$s
                 Log         %6$s

               Ctrl-C stops everything.
               """
                .formatted(
                        projection,
                        gateway,
                        options.postgresPort(),
                        options.kafkaPort(),
                        data.resolve("passwords.properties"),
                        data.resolve("somoyshima.log"),
                        signIn,
                        secret);
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        if (stopping) {
            stop(part);
            throw new ServerStartException("Stopped while starting.");
        }
        started.push(part);
        return part;
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Standalone.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    /**
     * Stops all parts, the newest first; what is still being started is stopped as soon as it is
     * up.
     */
    @Override
    public synchronized void close() {
        stopping = true;
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly", part, e);
        }
    }
}

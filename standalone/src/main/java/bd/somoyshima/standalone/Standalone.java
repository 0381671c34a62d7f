package bd.somoyshima.standalone;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.LogTool;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.KafkaServer;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.ServerStartException;
import bd.somoyshima.standalone.demonstration.Demonstration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The embedded default: everything Somoyshima needs, each part a process of its own, started by one
 * command, watched, and stopped by Ctrl-C.
 */
public final class Standalone implements AutoCloseable {

    private static final String SIGN_IN_LINK = "1h";
    private static final String APPLICATION_HEAP = "512m";
    static final String DATABASE = "somoyshima";
    private static final String GATEWAY_ROLE = "somoyshima_gateway";
    private static final String PROJECTION_ROLE = "somoyshima_projection";
    private static final String DASH_ROLE = "somoyshima_dash";
    private static final String DEVELOPMENT = "development";
    private static final String POSTGRESQL = "PostgreSQL";
    private static final String KAFKA = "Kafka";
    private static final int KAFKA_SECONDS = 60;

    private final Options options;
    private final Progress progress;
    private final String developmentSecret = secret();
    private @Nullable DataDirectory data;
    private @Nullable Supervisor supervisor;
    private boolean stopping = false;

    private Standalone(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Starts, and stays up until the process is told to end or a part cannot be kept up. */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) {
        // before the first logger is made; what there is to say stands on the console
        System.setProperty("logback.configurationFile", "standalone-logback.xml");
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        var progress = new Progress(System.out, Boolean.getBoolean("somoyshima.terminal"));
        var command =
                Arrays.stream(arguments)
                        .dropWhile(a -> a.startsWith("--"))
                        .takeWhile(a -> !a.startsWith("--"))
                        .toList();
        try {
            if (LogTool.isMeant(command)) {
                var options = Arrays.stream(arguments).filter(a -> !command.contains(a)).toList();
                boolean well = new LogCommand(Options.of(options), System.out).run(command);
                System.exit(well ? 0 : 1);
            }
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
            System.err.println(standalone.givenUp().join());
        } catch (ServerStartException e) {
            System.err.println(e.getMessage());
        }
        System.exit(1);
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

    /** Completed with a sentence when a part could not be kept up and everything is to stop. */
    CompletableFuture<String> givenUp() {
        return Objects.requireNonNull(supervisor, "it has been started").givenUp();
    }

    private void run() {
        var directory = begin();
        var watched = Objects.requireNonNull(supervisor, "made in the line before");
        Ports.requireFree("the gateway", options.gatewayPort(), "--gateway-port");
        Ports.requireFree("the projection", options.projectionPort(), "--projection-port");

        progress.say(
                "Starting PostgreSQL 18 and Kafka 4.2 (data under " + directory.resolve("") + ")");
        together(() -> startKafka(watched, directory), () -> startPostgres(watched, directory));
        together(() -> startGateway(watched, directory), () -> startProjection(watched, directory));
        if (options.demonstration()) {
            new Demonstration(
                            directory.resolve("demonstration.properties"),
                            "http://127.0.0.1:" + options.gatewayPort(),
                            "http://127.0.0.1:" + options.projectionPort(),
                            kafkaClient(KafkaServer.ADMINISTRATOR, directory.password("kafka")),
                            developmentSecret,
                            progress)
                    .load();
        }
        progress.block(addresses(directory, signInLink()));
    }

    private synchronized DataDirectory begin() {
        if (stopping) {
            throw new ServerStartException("Stopped while starting.");
        }
        var directory = DataDirectory.take(options.data());
        data = directory;
        supervisor = new Supervisor(directory.resolve(""), progress, Duration.ofSeconds(1));
        return directory;
    }

    /** Does both; if one fails, its failure is told. */
    private static void together(Runnable one, Runnable another) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var beside = CompletableFuture.runAsync(one, threads);
            another.run();
            beside.join();
        }
    }

    private void startKafka(Supervisor watched, DataDirectory directory) {
        watched.add(
                KAFKA,
                List.of(),
                () ->
                        KafkaServer.start(
                                directory.resolve("kafka"),
                                options.kafkaPort(),
                                "--kafka-port",
                                Map.of(
                                        KafkaServer.ADMINISTRATOR,
                                        directory.password("kafka"),
                                        DEVELOPMENT,
                                        directory.password("kafka-development"))));
        allowDevelopment(directory);
        progress.say("Kafka is up on port " + options.kafkaPort());
    }

    /** The client of development sends to its own topic, and reads what there is to read. */
    private void allowDevelopment(DataDirectory directory) {
        var allowed =
                List.of(
                        allow(
                                ResourceType.TOPIC,
                                "somoyshima.facts.in." + DEVELOPMENT,
                                PatternType.LITERAL,
                                AclOperation.WRITE),
                        allow(
                                ResourceType.TOPIC,
                                "somoyshima.facts.in." + DEVELOPMENT,
                                PatternType.LITERAL,
                                AclOperation.DESCRIBE),
                        allow(
                                ResourceType.TOPIC,
                                "somoyshima.facts.accepted",
                                PatternType.LITERAL,
                                AclOperation.READ),
                        allow(
                                ResourceType.TOPIC,
                                "somoyshima.notices",
                                PatternType.LITERAL,
                                AclOperation.READ),
                        allow(
                                ResourceType.GROUP,
                                DEVELOPMENT,
                                PatternType.PREFIXED,
                                AclOperation.READ));
        try (var admin =
                Admin.create(kafkaClient(KafkaServer.ADMINISTRATOR, directory.password("kafka")))) {
            admin.createAcls(allowed).all().get(KAFKA_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerStartException("Kafka does not take the rights of users: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("Interrupted while starting", e);
        }
    }

    private static AclBinding allow(
            ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(
                        "User:" + DEVELOPMENT, "*", operation, AclPermissionType.ALLOW));
    }

    private Map<String, Object> kafkaClient(String user, String password) {
        var settings = new HashMap<String, Object>(KafkaServer.credentials(user, password));
        settings.put("bootstrap.servers", bootstrapServers());
        return settings;
    }

    private void startPostgres(Supervisor watched, DataDirectory directory) {
        watched.add(
                POSTGRESQL,
                List.of(),
                () -> {
                    var postgres =
                            PostgresServer.start(
                                    directory.resolve("postgres"),
                                    options.postgresPort(),
                                    "--postgres-port",
                                    directory.password(PostgresServer.ADMIN),
                                    List.of("max_connections=60", "shared_buffers=256MB"));
                    provision(postgres, directory);
                    return postgres;
                });
        progress.say("PostgreSQL is up on port " + options.postgresPort());
    }

    static void provision(PostgresServer postgres, DataDirectory directory) {
        try {
            Provisioning.provision(
                    postgres,
                    DATABASE,
                    resource("/db/roles.sql"),
                    resource("/db/database.sql"),
                    Stream.of(Provisioning.OWNER, GATEWAY_ROLE, PROJECTION_ROLE, DASH_ROLE)
                            .collect(Collectors.toMap(role -> role, directory::password)));
        } catch (ServerStartException e) {
            postgres.close();
            throw e;
        }
    }

    private void startGateway(Supervisor watched, DataDirectory directory) {
        var settings = settings(directory, GATEWAY_ROLE, "gateway", options.gatewayPort());
        settings.put("somoyshima.projection.url", "http://127.0.0.1:" + options.projectionPort());
        settings.put("somoyshima.projection.public-url", projectionUrl());
        settings.put("somoyshima.identity.development", "true");
        settings.put("somoyshima.identity.development-secret", developmentSecret);
        settings.put("somoyshima.identity.link-lifetime", SIGN_IN_LINK);
        settings.put("somoyshima.identity.public-url", gatewayUrl());
        settings.put(
                "somoyshima.identity.signing-key-file",
                directory.resolve("signing-key.jwk").toString());
        settings.put("somoyshima.privacy.reference-key", directory.password("reference-key"));
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers());
        KafkaServer.credentials(KafkaServer.ADMINISTRATOR, directory.password("kafka"))
                .forEach((name, value) -> settings.put("spring.kafka.properties." + name, value));
        startApplication(
                watched,
                "The gateway",
                directory,
                "gateway",
                options.gatewayPort(),
                "--gateway-port",
                settings);
    }

    private void startProjection(Supervisor watched, DataDirectory directory) {
        var settings = settings(directory, PROJECTION_ROLE, "projection", options.projectionPort());
        settings.put(
                "somoyshima.identity.keys",
                "http://127.0.0.1:" + options.gatewayPort() + "/oauth2/jwks");
        settings.put("somoyshima.addresses.projection", projectionUrl());
        settings.put("somoyshima.gateway.url", gatewayUrl());
        settings.put("somoyshima.addresses.gateway", gatewayUrl());
        settings.put("somoyshima.addresses.dashboards", options.dashboards());
        settings.put("somoyshima.publication.bootstrap-servers", bootstrapServers());
        KafkaServer.credentials(KafkaServer.ADMINISTRATOR, directory.password("kafka"))
                .forEach(
                        (name, value) ->
                                settings.put(
                                        "somoyshima.publication.properties[" + name + "]", value));
        startApplication(
                watched,
                "The projection",
                directory,
                "projection",
                options.projectionPort(),
                "--projection-port",
                settings);
    }

    private void startApplication(
            Supervisor watched,
            String name,
            DataDirectory directory,
            String module,
            int port,
            String portSetting,
            Map<String, String> settings) {
        watched.add(
                name,
                List.of(POSTGRESQL),
                () ->
                        ApplicationProcess.start(
                                module,
                                directory.resolve(""),
                                port,
                                portSetting,
                                APPLICATION_HEAP,
                                settings));
        progress.say(name + " is up on port " + port);
    }

    private Map<String, String> settings(
            DataDirectory directory, String role, String module, int port) {
        var settings = new HashMap<String, String>();
        settings.put("server.port", Integer.toString(port));
        settings.put(
                "somoyshima.database.url",
                "jdbc:postgresql://127.0.0.1:" + options.postgresPort() + "/" + DATABASE);
        settings.put("somoyshima.database.username", role);
        settings.put("somoyshima.database.password", directory.password(role));
        settings.put("somoyshima.database.owner-username", Provisioning.OWNER);
        settings.put("somoyshima.database.owner-password", directory.password(Provisioning.OWNER));
        settings.put("logging.threshold.console", "off");
        settings.put("logging.file.name", directory.resolve(module + ".log").toString());
        return settings;
    }

    /** Tokens of the client {@code development}, for programs that start this themselves. */
    public AccessTokens tokens() {
        return new AccessTokens(URI.create(gatewayUrl()), DEVELOPMENT, developmentSecret);
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String gatewayUrl() {
        return "http://localhost:" + options.gatewayPort();
    }

    private String projectionUrl() {
        return "http://localhost:" + options.projectionPort();
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + options.kafkaPort();
    }

    /** A link that lets a browser read everything, good once, within the hour. */
    private String signInLink() {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            gatewayUrl()
                                                    + "/api/v1/sign-in-links?to=%2F%3Flang%3Den"))
                            .header("Authorization", tokens().authorization())
                            .POST(BodyPublishers.noBody())
                            .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return FactCodec.json().readTree(answer.body()).get("link").asString();
        } catch (IOException e) {
            throw new ServerStartException("The gateway does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("Interrupted while starting", e);
        }
    }

    private String addresses(DataDirectory data, String signIn) {
        var gateway = gatewayUrl();
        var projection = projectionUrl();
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
                 Kafka       localhost:%4$s (SASL, PLAIN), user development with the password kafka-development: writes to
                             somoyshima.facts.in.development, reads somoyshima.facts.accepted and somoyshima.notices
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
                        data.resolve("gateway.log") + ", projection.log",
                        signIn,
                        developmentSecret);
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Standalone.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    /** Stops all parts; what is still being started is stopped as soon as it is up. */
    @Override
    public synchronized void close() {
        stopping = true;
        if (supervisor != null) {
            supervisor.close();
        }
        if (data != null) {
            data.close();
        }
    }
}

package bd.somoyshima.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * A real Kafka broker (KRaft, one node) on the loopback address, in a JVM of its own: in this one
 * it would halt everything on a disk error.
 */
public final class KafkaServer implements ServerProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int STOP_SECONDS = 5;
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required";

    /** The user of the applications. */
    public static final String ADMINISTRATOR = "somoyshima";

    /** Fixed, so that a storage directory stays usable over restarts. */
    private static final String CLUSTER_ID = "c29tb3lzaGltYS1lbWJlZA";

    private final int port;
    private final Process process;
    private final Path log;

    private KafkaServer(int port, Process process, Path log) {
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a broker and waits until it listens.
     *
     * @param directory holds {@code storage}, {@code server.properties} and {@code kafka.log}
     * @param port the port to listen on, on the loopback address
     * @param portSetting how the one who starts it chooses another port, for the message if it is
     *     taken
     * @throws ServerStartException with a clear sentence if it cannot be started
     */
    public static KafkaServer start(Path directory, int port, String portSetting) {
        return start(directory, port, portSetting, Map.of());
    }

    /**
     * The same, for users with passwords (SASL, PLAIN). {@value #ADMINISTRATOR} may do everything,
     * others what an ACL allows them.
     *
     * @param passwords by user; none for a broker that is open to everyone on this machine
     */
    public static KafkaServer start(
            Path directory, int port, String portSetting, Map<String, String> passwords) {
        try {
            Files.createDirectories(directory);
            var storage = directory.resolve("storage").toAbsolutePath();
            var log = directory.resolve("kafka.log").toAbsolutePath();
            stopLeftOver(directory);
            Ports.requireFree("Kafka", port, portSetting);
            var properties = directory.resolve("server.properties").toAbsolutePath();
            write(properties, properties(storage, port, Ports.free()) + security(passwords));
            var command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xms64m",
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:ErrorFile=" + directory.resolve("crash.log").toAbsolutePath(),
                            // the broker writes numbers as the machine's language has them
                            "-Duser.language=en",
                            "-Duser.country=US",
                            "-Dlog4j2.configurationFile=classpath:broker-log4j2.xml",
                            BrokerMain.class.getName(),
                            properties.toString(),
                            storage.toString(),
                            CLUSTER_ID);
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(log.toFile()));
            // not on the command line, of which systems show only the beginning
            builder.environment().put("CLASSPATH", classPath());
            var process = builder.start();
            Files.writeString(directory.resolve("broker.pid"), Long.toString(process.pid()));
            var server = new KafkaServer(port, process, log);
            server.awaitListening();
            return server;
        } catch (IOException e) {
            throw new ServerStartException(
                    "Kafka could not be started in " + directory + ": " + e, e);
        }
    }

    /** The address for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Kills the broker at once. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill(); // what it had not written is in the log of the one who sent it
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String properties(Path storage, int port, int controllerPort) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$s
        listeners=CLIENTS://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
        advertised.listeners=CLIENTS://127.0.0.1:%1$s
        inter.broker.listener.name=CLIENTS
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        # one broker keeps its own housekeeping
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        # a broker that was killed is let in again when its old session is over
        broker.heartbeat.interval.ms=500
        broker.session.timeout.ms=3000
        log.retention.hours=-1
        """
                .formatted(port, controllerPort, storage);
    }

    private static String security(Map<String, String> passwords) {
        if (passwords.isEmpty()) {
            return "listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT\n";
        }
        var users =
                passwords.entrySet().stream()
                        .map(user -> " user_" + user.getKey() + "=\"" + user.getValue() + "\"")
                        .sorted()
                        .collect(Collectors.joining());
        return """
        listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.clients.plain.sasl.jaas.config=%1$s username="%2$s" password="%3$s"%4$s;
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        # the controller is in the same process, on a port of its own of this machine
        super.users=User:%2$s;User:ANONYMOUS
        allow.everyone.if.no.acl.found=false
        """
                .formatted(LOGIN, ADMINISTRATOR, passwords.getOrDefault(ADMINISTRATOR, ""), users);
    }

    /** Settings of a client of a broker with users. */
    public static Map<String, String> credentials(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + " username=\"" + user + "\" password=\"" + password + "\";");
    }

    /** There are passwords in it. */
    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private void awaitListening() {
        var limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new ServerStartException(
                            "Kafka ended right after its start; see " + log, e);
                }
                if (Instant.now().isAfter(limit)) {
                    process.destroyForcibly();
                    throw new ServerStartException(
                            "Kafka did not answer within "
                                    + START_LIMIT.toSeconds()
                                    + " seconds; see "
                                    + log,
                            e);
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerStartException("interrupted while Kafka was starting", e);
            }
        }
    }

    /**
     * A broker ends with the one who started it; this waits for one that is still on its way out.
     */
    private static void stopLeftOver(Path directory) throws IOException {
        var pidFile = directory.resolve("broker.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var leftOver =
                ProcessHandle.of(PostgresServer.processId(Files.readString(pidFile)))
                        .filter(
                                p ->
                                        p.info()
                                                .commandLine()
                                                .map(c -> c.contains(BrokerMain.class.getName()))
                                                .orElse(false));
        if (leftOver.isPresent()) {
            leftOver.get().destroy();
            try {
                leftOver.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                leftOver.get().destroyForcibly();
                leftOver.get().onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerStartException("interrupted while an old broker was ending", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for a process does not fail", e);
            }
        }
    }

    /** This module's classes and the broker's own libraries, which travel with them. */
    private static String classPath() throws IOException {
        var own = ownLocation();
        var libraries = Files.isDirectory(own) ? own.resolve("broker") : unpackedLibraries(own);
        var entries = new ArrayList<String>();
        entries.add(own.toString());
        try (var files = Files.list(libraries)) {
            files.filter(f -> f.toString().endsWith(".jar"))
                    .sorted()
                    .forEach(f -> entries.add(f.toString()));
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static Path ownLocation() {
        try {
            return Path.of(
                    KafkaServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an unreadable entry", e);
        }
    }

    private static Path unpackedLibraries(Path jar) throws IOException {
        var stamp = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        var cache =
                Caches.directory(
                        "kafka-" + Caches.fingerprint(stamp.getBytes(StandardCharsets.UTF_8)));
        if (Files.exists(cache)) {
            return cache;
        }
        var staging = Files.createTempDirectory(cache.getParent(), "unpacking");
        try (var archive = new JarFile(jar.toFile())) {
            for (var entry : (Iterable<JarEntry>) archive.versionedStream()::iterator) {
                if (entry.getName().startsWith("broker/") && entry.getName().endsWith(".jar")) {
                    try (var in = archive.getInputStream(entry)) {
                        Files.copy(
                                in, staging.resolve(entry.getName().substring("broker/".length())));
                    }
                }
            }
        }
        try {
            Files.move(staging, cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(cache)) { // else another process was faster
                throw new UncheckedIOException(
                        "the broker's libraries could not be put in place", e);
            }
        }
        return cache;
    }
}

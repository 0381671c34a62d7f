package bd.somoyshima.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka broker for all integration tests of a module, started when first
 * asked for.
 */
public final class TestServers {

    /** The key applicants' references are hashed with. */
    public static final String REFERENCE_KEY = "a key for tests that is long enough";

    /** The password of every role, and the secret of the client {@code development}. */
    public static final String PASSWORD = "test";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable PostgresServer postgres;
    private static @Nullable KafkaServer kafka;

    private TestServers() {}

    /**
     * The server; ends with the JVM.
     *
     * @param settings e.g. {@code shared_buffers=2GB}; only whoever asks first is heard
     */
    public static synchronized PostgresServer postgres(String... settings) {
        if (postgres == null) {
            var started =
                    PostgresServer.start(
                            directory("postgres"),
                            Ports.free(),
                            "another port",
                            PASSWORD,
                            List.of(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            postgres = started;
        }
        return postgres;
    }

    /** The broker; ends with the JVM. */
    public static synchronized KafkaServer kafka() {
        if (kafka == null) {
            var started = KafkaServer.start(directory("kafka"), Ports.free(), "another port");
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            kafka = started;
        }
        return kafka;
    }

    /** A database of its own with all roles, as a name. */
    public static String newDatabase() {
        var name = "somoyshima_" + DATABASES.incrementAndGet();
        var passwords =
                Stream.of(
                                Provisioning.OWNER,
                                "somoyshima_gateway",
                                "somoyshima_projection",
                                "somoyshima_dash")
                        .collect(Collectors.toMap(role -> role, role -> PASSWORD));
        Provisioning.provision(postgres(), name, rolesSql(), databaseSql(), Map.copyOf(passwords));
        return name;
    }

    /**
     * Arguments that point an application at a database of these servers.
     *
     * @param more settings, which take the place of those of the same name
     */
    public static String[] arguments(String database, String role, String... more) {
        var settings = new LinkedHashMap<String, String>();
        Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--somoyshima.database.url=" + postgres().jdbcUrl(database),
                                "--somoyshima.database.username=" + role,
                                "--somoyshima.database.password=" + PASSWORD,
                                "--somoyshima.database.owner-username=" + Provisioning.OWNER,
                                "--somoyshima.database.owner-password=" + PASSWORD,
                                "--somoyshima.publication.enabled=false",
                                "--somoyshima.privacy.reference-key=" + REFERENCE_KEY,
                                "--somoyshima.identity.development=true",
                                "--somoyshima.identity.development-secret=" + PASSWORD),
                        Stream.of(more))
                .forEach(s -> settings.put(s.substring(0, s.indexOf('=')), s));
        return settings.values().toArray(String[]::new);
    }

    /** {@code db/roles.sql} from the class path. */
    public static String rolesSql() {
        return resource("/db/roles.sql");
    }

    /** {@code db/database.sql} from the class path. */
    public static String databaseSql() {
        return resource("/db/database.sql");
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(TestServers.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(String name) {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "servers")), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

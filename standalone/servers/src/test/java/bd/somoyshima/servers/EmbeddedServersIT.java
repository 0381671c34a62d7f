package bd.somoyshima.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    @TempDir Path directory;

    @Test
    void whatPostgresCommittedSurvivesAKill() throws SQLException {
        int port = Ports.free();
        var first = PostgresServer.start(directory, port, "--port", "secret", List.of());
        try (var connection = first.connectAsAdmin("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (line text)");
            statement.execute("INSERT INTO kept VALUES ('সময়সীমা')");
        }
        first.kill();

        try (var second = PostgresServer.start(directory, port, "--port", "secret", List.of());
                var connection = second.connectAsAdmin("postgres");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT line, current_setting('fsync') FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("সময়সীমা");
            assertThat(rows.getString(2)).isEqualTo("on");
        }
    }

    @Test
    void aServerLeftOverFromACrashIsStoppedFirst() throws SQLException {
        int port = Ports.free();
        PostgresServer.start(directory, port, "--port", "secret", List.of());

        // as after a kill of the one who started it: nobody closed it
        try (var second = PostgresServer.start(directory, port, "--port", "secret", List.of());
                var connection = second.connectAsAdmin("postgres")) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    PostgresServer.start(
                                            directory,
                                            taken.getLocalPort(),
                                            "--port",
                                            "secret",
                                            List.of()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(
                            "Port " + taken.getLocalPort() + " for PostgreSQL is taken");
        }
    }

    @Test
    void topicsSurviveAKillOfTheBroker() throws Exception {
        int port = Ports.free();
        var first = KafkaServer.start(directory, port, "--port");
        try (var admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        first.kill();

        try (var second = KafkaServer.start(directory, port, "--port");
                var admin = Admin.create(Map.of("bootstrap.servers", second.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
    }
}

package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.office;
import static bd.somoyshima.projection.TestSystem.outcomes;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.projection.publication.TopicReader;
import bd.somoyshima.projection.publication.TopicReader.Message;
import bd.somoyshima.servers.KafkaServer;
import bd.somoyshima.servers.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topics others read: complete, in order, each message once, and late if Kafka was away. */
class TopicsIT {

    private static final String FACTS = "somoyshima.facts.accepted";
    private static final String NOTICES = "somoyshima.notices";

    @Test
    void acceptedFactsAndNoticesAreEachPublishedOnceEvenIfKafkaWasAway() throws Exception {
        var directory =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "servers")), "topics");
        int port = Ports.free();
        var kafka = KafkaServer.start(directory, port, "another port");
        try (var system =
                new TestSystem(
                        "--somoyshima.publication.enabled=true",
                        "--somoyshima.publication.bootstrap-servers=" + kafka.bootstrapServers())) {
            system.publishExampleCharters();
            system.send(
                    received("T-1", "2026-06-01T10:00", "citizen/01"),
                    delivered("T-1", "2026-06-02T10:00"));
            // a complaint nobody disposed of for a year: ripe
            system.send(
                    fact(MANIKGANJ, "T-2", "complaint.lodged.v1", "2025-07-02T10:00", Map.of()));
            assertComplete(system, kafka);
            var notices = TopicReader.read(kafka.bootstrapServers(), NOTICES, 2);
            assertThat(notices)
                    .extracting(m -> m.event().get("type").asString())
                    .containsExactly(
                            "notice.overdue.raised.v1", "notice.ripe-for-escalation.raised.v1");
            assertThat(notices.getFirst().key()).isEqualTo(MANIKGANJ + "/T-2");

            kafka.close();
            assertThat(
                            outcomes(
                                    system.send(
                                            received("T-3", "2026-06-01T10:00", "citizen/01"),
                                            delivered("T-3", "2026-06-02T10:00"),
                                            office("ict-new", "BD-30-56-46"))))
                    .as("intake over HTTP goes on")
                    .containsOnly("ACCEPTED");
            kafka = KafkaServer.start(directory, port, "another port");
            assertComplete(system, kafka);

            // neither a restart nor a replay publishes anything again
            system.projectAgainFromEmpty();
            system.send(received("T-4", "2026-06-01T10:00", "citizen/01"));
            assertComplete(system, kafka);
            assertThat(TopicReader.read(kafka.bootstrapServers(), NOTICES, 3))
                    .extracting(
                            m ->
                                    m.event().get("type").asString()
                                            + " "
                                            + m.event().get("subject").asString())
                    .containsExactlyInAnyOrder(
                            "notice.overdue.raised.v1 T-2",
                            "notice.ripe-for-escalation.raised.v1 T-2",
                            "notice.overdue.raised.v1 T-4");
        } finally {
            kafka.close();
        }
    }

    private static void assertComplete(TestSystem system, KafkaServer kafka) {
        var stored =
                system.query("SELECT global_index FROM eventlog.event").stream()
                        .map(Long::parseLong)
                        .sorted()
                        .toList();
        var messages = TopicReader.read(kafka.bootstrapServers(), FACTS, stored.size());
        assertThat(messages.stream().map(Message::position).sorted().toList())
                .as("every fact, once")
                .isEqualTo(stored);
        inOrder(messages);
    }

    /** The messages of a case come in the order they were stored. */
    static void inOrder(List<Message> messages) {
        var last = new java.util.HashMap<String, Long>();
        for (var message : messages) {
            assertThat(last.getOrDefault(message.key(), 0L)).isLessThan(message.position());
            last.put(message.key(), message.position());
        }
    }
}

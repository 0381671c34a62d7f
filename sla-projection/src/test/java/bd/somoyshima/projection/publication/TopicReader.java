package bd.somoyshima.projection.publication;

import bd.somoyshima.eventlog.FactCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** Reads a topic from its beginning, as a consumer outside would. */
public final class TopicReader {

    private TopicReader() {}

    /**
     * A message.
     *
     * @param position its place in what the topic is filled from
     */
    public record Message(String key, long position, JsonNode event) {}

    /** All committed messages there are, those of a key in order; waits until there are so many. */
    public static List<Message> read(String bootstrapServers, String topic, int expected) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                "reader-" + UUID.randomUUID(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var limit = Instant.now().plus(Duration.ofSeconds(60));
            while (consumer.listTopics().get(topic) == null && Instant.now().isBefore(limit)) {
                pause();
            }
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var messages = new ArrayList<Message>();
            int quiet = 0;
            while (quiet < 4 && Instant.now().isBefore(limit)) {
                var polled = consumer.poll(Duration.ofMillis(500));
                // a while longer than needed: what is sent twice shall be seen
                quiet = polled.isEmpty() && messages.size() >= expected ? quiet + 1 : 0;
                polled.forEach(
                        r ->
                                messages.add(
                                        new Message(
                                                r.key(),
                                                Long.parseLong(
                                                        new String(
                                                                r.headers()
                                                                        .lastHeader("position")
                                                                        .value(),
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8)),
                                                FactCodec.json().readTree(r.value()))));
            }
            return messages;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

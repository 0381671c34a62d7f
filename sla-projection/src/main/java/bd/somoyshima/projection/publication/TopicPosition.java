package bd.somoyshima.projection.publication;

import bd.somoyshima.projection.ProjectionSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far a topic has been filled, read from its last committed messages. */
final class TopicPosition {

    /** The header of a message that holds its position. */
    static final String HEADER = "position";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final long FIRST_STEP = 100;

    private TopicPosition() {}

    /** The position of the last committed message, 0 if there is none. */
    static long last(String topic, ProjectionSettings.Publication settings) {
        try (var consumer =
                new KafkaConsumer<>(
                        settings.client(
                                Map.of(
                                        ConsumerConfig.GROUP_ID_CONFIG,
                                        "somoyshima-position-" + UUID.randomUUID(),
                                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                        "read_committed",
                                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                        false)),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            var begins = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            long last = 0;
            for (var partition : partitions) {
                long begin = begins.getOrDefault(partition, 0L);
                long end = ends.getOrDefault(partition, 0L);
                last = Math.max(last, last(consumer, partition, begin, end));
            }
            return last;
        }
    }

    /** Steps back from the end, further each time: marks and aborted messages are passed over. */
    private static long last(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long begin,
            long end) {
        long found = 0;
        for (long step = FIRST_STEP; found == 0 && end > begin; step *= 10) {
            long from = Math.max(begin, end - step);
            consumer.assign(java.util.List.of(partition));
            consumer.seek(partition, from);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(POLL)) {
                    var header = record.headers().lastHeader(HEADER);
                    if (header != null) {
                        found =
                                Math.max(
                                        found,
                                        Long.parseLong(
                                                new String(
                                                        header.value(), StandardCharsets.UTF_8)));
                    }
                }
            }
            if (from == begin) {
                break;
            }
        }
        return found;
    }
}

package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.gateway.intake.Submission.Way;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Intake from Kafka: CloudEvents in structured mode, one a record. Offsets are committed after the
 * facts are, so a gateway that is killed reads some facts twice, and the inbox tells them apart.
 * What cannot be accepted goes to quarantine; only a database that is away makes the consumer wait
 * and try again.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("somoyshima.intake.kafka.enabled")
class KafkaIntake {

    private static final long RETRY_MILLIS = 2_000;

    @Bean
    NewTopic factsIn(GatewaySettings settings) {
        var kafka = settings.intake().kafka();
        return new NewTopic(kafka.topic(), kafka.partitions(), (short) 1);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> factListener(
            KafkaProperties properties, GatewaySettings settings, FactIntake intake) {
        var kafka = settings.intake().kafka();
        var consumer = properties.buildConsumerProperties();
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.group());
        consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, kafka.instance());
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.intake().appendBatch());
        var container = new ContainerProperties(kafka.topic());
        container.setAckMode(ContainerProperties.AckMode.BATCH);
        container.setMessageListener(
                (BatchMessageListener<byte[], byte[]>) records -> take(records, intake));
        var listener =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                        container);
        listener.setCommonErrorHandler(
                new DefaultErrorHandler(
                        new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return listener;
    }

    private record Unreadable(byte[] value, Problem problem) {}

    private static void take(List<ConsumerRecord<byte[], byte[]>> records, FactIntake intake) {
        var events = new ArrayList<RawEvent>(records.size());
        var unreadable = new ArrayList<Unreadable>();
        for (var record : records) {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            try {
                var parsed = RawEvent.parse(value);
                if (parsed.size() == 1) {
                    events.add(parsed.getFirst());
                } else {
                    unreadable.add(
                            new Unreadable(
                                    value,
                                    new Problem(
                                            "",
                                            null,
                                            Problem.Code.MALFORMED,
                                            "send one CloudEvent in each Kafka record")));
                }
            } catch (UnreadableException e) {
                unreadable.add(new Unreadable(value, e.problem()));
            }
        }
        // first what may have to wait for the database: a batch that is tried again quarantines
        // nothing twice
        intake.take(events, Way.KAFKA);
        unreadable.forEach(u -> intake.rejectUnreadable(u.value(), Way.KAFKA, u.problem()));
    }
}

package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.identity.Client;
import bd.somoyshima.gateway.identity.Clients;
import bd.somoyshima.gateway.intake.Arrival.Way;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.place.PlaceCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Intake from Kafka: CloudEvents in structured or binary mode, one a record. Each client has a
 * topic of its own, which the broker lets nobody else write to: who sends is told from the topic.
 * Offsets are committed after the facts are, so a gateway that is killed reads some facts twice,
 * and the inbox tells them apart. What cannot be accepted goes to quarantine; only a database that
 * is away makes the consumer wait and try again.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("somoyshima.intake.kafka.enabled")
class KafkaIntake {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);

    /** How soon the topic of a new client is noticed. */
    private static final int NEW_TOPICS_MILLIS = 10_000;

    private static final String CLIENT = "[a-z0-9][a-z0-9-]{1,63}";

    private static final long RETRY_MILLIS = 2_000;
    private static final String PREFIX = "ce_";

    /** The topic of the client of development; those of others are made with their rights. */
    @Bean
    @ConditionalOnProperty("somoyshima.identity.development")
    NewTopic developmentsTopic(GatewaySettings settings) {
        var kafka = settings.intake().kafka();
        return new NewTopic(kafka.topic() + ".development", kafka.partitions(), (short) 1);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> factListener(
            KafkaProperties properties,
            GatewaySettings settings,
            FactIntake intake,
            Clients clients) {
        var kafka = settings.intake().kafka();
        var consumer = properties.buildConsumerProperties();
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.group());
        consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, kafka.instance());
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.intake().appendBatch());
        consumer.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, NEW_TOPICS_MILLIS);
        var prefix = kafka.topic() + ".";
        var container = new ContainerProperties(Pattern.compile(Pattern.quote(prefix) + CLIENT));
        container.setAckMode(ContainerProperties.AckMode.BATCH);
        container.setMessageListener(
                (BatchMessageListener<byte[], byte[]>)
                        records -> take(records, prefix, clients, intake));
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

    private record Unreadable(
            byte[] value, String mediaType, Map<String, String> attributes, Problem problem) {}

    private static void take(
            List<ConsumerRecord<byte[], byte[]>> records,
            String prefix,
            Clients clients,
            FactIntake intake) {
        var bySender = new LinkedHashMap<String, List<ConsumerRecord<byte[], byte[]>>>();
        for (var record : records) {
            bySender.computeIfAbsent(
                            record.topic().substring(prefix.length()), c -> new ArrayList<>())
                    .add(record);
        }
        bySender.forEach((client, sent) -> take(client, sent, clients, intake));
    }

    /** What a client sent, or somebody in a topic that is no client's any more. */
    private static void take(
            String clientId,
            List<ConsumerRecord<byte[], byte[]>> records,
            Clients clients,
            FactIntake intake) {
        Caller caller;
        try {
            caller =
                    clients.active(clientId)
                            .map(Client::caller)
                            .orElseGet(() -> withoutRights(clientId));
        } catch (DataAccessException e) {
            throw new StorageUnavailableException(e);
        }
        take(records, Arrival.from(Way.KAFKA, caller, null), intake);
    }

    /** Nobody we know, or not any more: all it says is refused, and kept under its name. */
    private static Caller withoutRights(String clientId) {
        return new Caller(clientId, Set.of(), new Scope.Area(PlaceCode.NATION), List.of());
    }

    private static void take(
            List<ConsumerRecord<byte[], byte[]>> records, Arrival arrival, FactIntake intake) {
        var events = new ArrayList<RawEvent>(records.size());
        var unreadable = new ArrayList<Unreadable>();
        for (var record : records) {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            var attributes = attributes(record);
            boolean binary = attributes.containsKey("specversion");
            try {
                events.add(
                        binary ? RawEvent.binary(attributes, value) : RawEvent.structured(value));
            } catch (UnreadableException e) {
                unreadable.add(
                        new Unreadable(
                                value,
                                binary ? RawEvent.BINARY : RawEvent.STRUCTURED,
                                attributes,
                                e.problem()));
            }
        }
        // first what may have to wait for the database: a batch that is tried again quarantines
        // nothing twice
        try {
            intake.take(events, arrival);
        } catch (OverloadedException | StorageUnavailableException e) {
            LOG.warn("{} records will be tried again: {}", records.size(), e.toString());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a batch of {} records failed and is taken one by one", records.size(), e);
            events.forEach(event -> takeAlone(event, arrival, intake));
        }
        unreadable.forEach(
                u ->
                        intake.rejectUnreadable(
                                u.value(),
                                u.mediaType(),
                                u.attributes(),
                                arrival,
                                null,
                                List.of(u.problem())));
    }

    /** What cannot be taken by itself goes to quarantine: trying again would not help. */
    private static void takeAlone(RawEvent event, Arrival arrival, FactIntake intake) {
        try {
            intake.take(List.of(event), arrival);
        } catch (OverloadedException | StorageUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a record could not be taken and goes to quarantine", e);
            intake.rejectUnreadable(
                    event.raw(),
                    event.mediaType(),
                    event.attributes(),
                    arrival,
                    null,
                    List.of(CaseAppender.unprocessable()));
        }
    }

    /** Binary mode: the attributes are headers, the value is the data. */
    private static Map<String, String> attributes(ConsumerRecord<byte[], byte[]> record) {
        var attributes = new TreeMap<String, String>();
        for (var header : record.headers()) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                attributes.put(
                        header.key().substring(PREFIX.length()),
                        new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return attributes;
    }
}

package bd.somoyshima.projection.publication;

import bd.somoyshima.projection.ProjectionSettings;
import bd.somoyshima.projection.publication.Publishable.Message;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills a topic from numbered messages: each once, in order, without a gap, whatever is killed
 * when.
 *
 * <p>Of several processes one publishes, the one that holds a lock on the database. Messages are
 * sent in Kafka transactions; how far the topic has been filled is read from the topic itself, so a
 * process that dies between Kafka and the database sends nothing twice (to consumers that read
 * committed messages). While Kafka is away nothing else waits for it; afterwards the topic catches
 * up.
 */
final class TopicPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicPublisher.class);

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(?)";

    private static final String SAVE =
            """
            INSERT INTO projection.publication (topic, position, published_at) VALUES (?, ?, now())
            ON CONFLICT (topic) DO UPDATE SET position = excluded.position, published_at = excluded.published_at
            """;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(20);

    private final String topic;
    private final long lockKey;
    private final Publishable messages;
    private final ProjectionSettings.Publication settings;
    private final DataSource dataSource;
    private volatile boolean running = false;
    private volatile long lag = 0;
    private CountDownLatch stopped = new CountDownLatch(1);
    private Thread thread = new Thread();

    /**
     * A publisher.
     *
     * @param lockKey of the lock that lets one process publish
     */
    TopicPublisher(
            String topic,
            long lockKey,
            Publishable messages,
            ProjectionSettings.Publication settings,
            DataSource dataSource,
            MeterRegistry meters) {
        this.topic = topic;
        this.lockKey = lockKey;
        this.messages = messages;
        this.settings = settings;
        this.dataSource = dataSource;
        Gauge.builder("somoyshima.publication.lag", this, p -> p.lag)
                .description(
                        "Messages that are not in their topic yet, as the publishing process sees it")
                .tag("topic", topic)
                .register(meters);
    }

    private void run() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                if (isOurs(connection)) {
                    publish(connection);
                }
            } catch (SQLException
                    | RuntimeException
                    | ExecutionException
                    | java.util.concurrent.TimeoutException e) {
                LOG.warn("{} cannot be filled just now and will catch up", topic, e);
            } catch (InterruptedException e) {
                LOG.debug("woken up to stop", e);
            }
            pause(PAUSE);
        }
    }

    private boolean isOurs(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setLong(1, lockKey);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void publish(Connection connection)
            throws SQLException,
                    InterruptedException,
                    ExecutionException,
                    java.util.concurrent.TimeoutException {
        try {
            makeTopic();
            try (var producer = producer()) {
                producer.initTransactions();
                long position = TopicPosition.last(topic, settings);
                LOG.info("filling {} from {}", topic, position);
                while (running) {
                    var batch = messages.after(connection, position, settings.batch());
                    if (batch.isEmpty()) {
                        lag = 0;
                        pause(settings.poll());
                    } else {
                        send(producer, batch);
                        position = batch.getLast().position();
                        save(connection, position);
                        lag =
                                batch.size() < settings.batch()
                                        ? 0
                                        : messages.last(connection) - position;
                    }
                }
            }
        } finally {
            unlock(connection);
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
            statement.execute();
        }
    }

    private void makeTopic()
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
        try (var admin =
                Admin.create(
                        settings.client(
                                Map.of(
                                        "default.api.timeout.ms",
                                        (int) KAFKA_PATIENCE.toMillis(),
                                        "request.timeout.ms",
                                        (int) KAFKA_PATIENCE.toMillis())))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(
                                                    topic,
                                                    settings.partitions(),
                                                    settings.replication())
                                            .configs(
                                                    Map.of(
                                                            // the whole history stays readable
                                                            TopicConfig.RETENTION_MS_CONFIG,
                                                            "-1"))))
                    .all()
                    .get(KAFKA_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                settings.client(
                        Map.of(
                                // a process that lost the lock without knowing is fenced off by the
                                // next
                                // one
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "somoyshima-" + topic,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                KAFKA_PATIENCE.toMillis(),
                                ProducerConfig.LINGER_MS_CONFIG,
                                5)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // committing throws if a message was not sent
    private void send(KafkaProducer<String, byte[]> producer, List<Message> batch)
            throws InterruptedException, ExecutionException {
        producer.beginTransaction();
        for (var message : batch) {
            var record = new ProducerRecord<>(topic, message.key(), message.event());
            record.headers()
                    .add(
                            "content-type",
                            "application/cloudevents+json".getBytes(StandardCharsets.UTF_8))
                    .add(
                            TopicPosition.HEADER,
                            Long.toString(message.position()).getBytes(StandardCharsets.UTF_8));
            producer.send(record);
        }
        producer.commitTransaction();
    }

    private void save(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, topic);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    private void pause(Duration duration) {
        try {
            if (stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        running = true;
        thread = Thread.ofPlatform().name("publisher-" + topic).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            thread.join(KAFKA_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

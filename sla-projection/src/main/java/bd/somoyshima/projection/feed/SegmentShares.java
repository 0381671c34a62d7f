package bd.somoyshima.projection.feed;

import bd.somoyshima.projection.ProjectionSettings;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Divides the shares of offices among the processes that project.
 *
 * <p>Every process takes what is free. One that has more than its part lets the rest go for a
 * while, so that others can take it; the shares of one that dies become free when its claims run
 * out. Who has a share is decided by the token table alone: this only makes room.
 */
@Component
class SegmentShares implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentShares.class);

    private static final int LEFT_ALONE_SECONDS = 5;

    private static final String SEEN =
            """
            INSERT INTO projection.node (node, seen_at) VALUES (:node, now())
            ON CONFLICT (node) DO UPDATE SET seen_at = now()
            """;

    private static final String FORGET_OTHERS =
            "DELETE FROM projection.node WHERE seen_at < now() - interval '10 seconds'";

    private static final String NODES = "SELECT count(*) FROM projection.node";

    private static final String GONE = "DELETE FROM projection.node WHERE node = :node";

    private final TrackingEventProcessor processor;
    private final JdbcClient jdbc;
    private final int segments;
    private final String node = UUID.randomUUID().toString();

    SegmentShares(TrackingEventProcessor processor, JdbcClient jdbc, ProjectionSettings settings) {
        this.processor = processor;
        this.jdbc = jdbc;
        this.segments = settings.feed().segments();
    }

    /** Lets go what is more than this process's part. */
    @Scheduled(fixedDelay = 1_000)
    void share() {
        jdbc.sql(SEEN).param("node", node).update();
        jdbc.sql(FORGET_OTHERS).update();
        int nodes = jdbc.sql(NODES).query(Integer.class).single();
        int part = Math.ceilDiv(segments, Math.max(1, nodes));
        var mine =
                processor.processingStatus().entrySet().stream()
                        .filter(e -> !e.getValue().isErrorState())
                        .map(e -> e.getKey())
                        .sorted()
                        .toList();
        for (int i = part; i < mine.size(); i++) {
            LOG.info("{} processes project; letting share {} go", nodes, mine.get(i));
            processor.releaseSegment(mine.get(i), LEFT_ALONE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The others need not wait to see that this process is gone. */
    @Override
    public void destroy() {
        jdbc.sql(GONE).param("node", node).update();
    }
}

package bd.somoyshima.projection.start;

import bd.somoyshima.projection.ProjectionSettings;
import bd.somoyshima.projection.feed.FeedPosition;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which parts of the system are up, as this process sees it. */
@Component
class SystemStatus {

    private static final Logger LOG = LoggerFactory.getLogger(SystemStatus.class);

    /** Whoever reloads the page shall not make the system look at itself again and again. */
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int OK = 200;

    private static final String DATABASE =
            "SELECT current_setting('server_version'), (SELECT count(*) FROM projection.node)";

    private final ProjectionSettings settings;
    private final JdbcClient jdbc;
    private final FeedPosition position;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final LoadingCache<String, List<Part>> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(key -> look());

    SystemStatus(ProjectionSettings settings, JdbcClient jdbc, FeedPosition position) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.position = position;
    }

    /** The parts a system has. */
    enum Name {
        GATEWAY("Gateway (takes facts)", "গেটওয়ে (তথ্য গ্রহণ)"),
        PROJECTION("Projection (works out figures)", "প্রক্ষেপণ (হিসাব তৈরি)"),
        DATABASE("PostgreSQL (keeps facts and figures)", "PostgreSQL (তথ্য ও হিসাব সংরক্ষণ)"),
        TOPICS("Kafka (topics others read)", "Kafka (অন্যদের পড়ার টপিক)"),
        FIGURES("Figures", "হিসাব");

        private final String en;
        private final String bn;

        Name(String en, String bn) {
            this.en = en;
            this.bn = bn;
        }

        String in(boolean bangla) {
            return bangla ? bn : en;
        }
    }

    /**
     * A part.
     *
     * @param up whether it answers; for figures, whether they show every fact
     * @param number what there is to say of it: processes, events to go
     * @param detail a version or the like, or empty
     */
    record Part(Name name, boolean up, long number, String detail) {}

    /** All parts, at most a few seconds old. */
    List<Part> now() {
        return remembered.get("");
    }

    private List<Part> look() {
        var parts = new ArrayList<Part>();
        parts.add(new Part(Name.GATEWAY, gatewayAnswers(), 0, ""));
        try {
            jdbc.sql(DATABASE)
                    .query(
                            row -> {
                                parts.add(new Part(Name.PROJECTION, true, row.getLong(2), ""));
                                parts.add(new Part(Name.DATABASE, true, 0, row.getString(1)));
                            });
            long behind = Math.max(0, position.endOfLog() - position.readUpTo());
            parts.add(new Part(Name.FIGURES, behind == 0, behind, ""));
        } catch (DataAccessException e) {
            LOG.warn("the database does not answer: {}", e.toString());
            parts.add(new Part(Name.PROJECTION, true, 1, ""));
            parts.add(new Part(Name.DATABASE, false, 0, ""));
        }
        if (settings.publication().enabled()) {
            var brokers = settings.publication().bootstrapServers();
            parts.add(new Part(Name.TOPICS, anyAnswers(brokers), 0, brokers));
        }
        return List.copyOf(parts);
    }

    private boolean gatewayAnswers() {
        var address = settings.gateway().url().resolve("/actuator/health/readiness");
        try {
            return http.send(
                                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException e) {
            LOG.debug("{} does not answer", address, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether one of the brokers, written {@code host:port,host:port}, takes a connection. */
    private static boolean anyAnswers(String brokers) {
        for (var broker : brokers.split(",", -1)) {
            int colon = broker.lastIndexOf(':');
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                broker.substring(0, colon).strip(),
                                Integer.parseInt(broker.substring(colon + 1).strip())),
                        (int) PATIENCE.toMillis());
                return true;
            } catch (IOException e) {
                LOG.debug("{} does not answer", broker, e);
            }
        }
        return false;
    }
}

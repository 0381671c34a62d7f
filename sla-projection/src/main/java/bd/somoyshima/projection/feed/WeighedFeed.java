package bd.somoyshima.projection.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events in batches that fit into memory: a batch of the event processor has so many events,
 * and a charter takes as much room as a hundred facts about cases. A batch ends where its weight is
 * reached; the next begins with the event after.
 */
public final class WeighedFeed implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final int CHARTER = 100;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final int heaviestBatch;

    /**
     * A feed of another's events.
     *
     * @param heaviestBatch in facts about cases
     */
    public WeighedFeed(StreamableMessageSource<TrackedEventMessage<?>> events, int heaviestBatch) {
        this.events = events;
        this.heaviestBatch = heaviestBatch;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new Stream(events.openStream(after), heaviestBatch);
    }

    @Override
    public TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return events.createTokenAt(instant);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return events.createTokenSince(duration);
    }

    /**
     * The processor waits for the first event of a batch and takes the others if they are there.
     */
    private static final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final int heaviestBatch;
        private int weight = 0;

        Stream(BlockingStream<TrackedEventMessage<?>> events, int heaviestBatch) {
            this.events = events;
            this.heaviestBatch = heaviestBatch;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            weight = 0;
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public boolean hasNextAvailable() {
            return weight < heaviestBatch && events.hasNextAvailable();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            var event = events.nextAvailable();
            weight +=
                    event instanceof DomainEventMessage<?> inHistory
                                    && "CharterBook".equals(inHistory.getType())
                            ? CHARTER
                            : 1;
            return event;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return weight < heaviestBatch ? events.peek() : Optional.empty();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> event) {
            events.skipMessagesWithPayloadTypeOf(event);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}

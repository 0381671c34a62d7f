package bd.somoyshima.projection.feed;

import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this process projects its share of the events, if it has one. */
@Component
class FeedHealth implements HealthIndicator {

    private final TrackingEventProcessor processor;

    FeedHealth(TrackingEventProcessor processor) {
        this.processor = processor;
    }

    @Override
    public Health health() {
        boolean failing =
                processor.processingStatus().values().stream()
                        .anyMatch(EventTrackerStatus::isErrorState);
        return processor.isRunning() && !failing ? Health.up().build() : Health.down().build();
    }
}

package bd.somoyshima.violation.now;

import java.time.Instant;

/** A domain class that asks what time it is: caught by ArchitectureTest. */
final class AsksTheTime {

    Instant deadline() {
        return Instant.now();
    }
}

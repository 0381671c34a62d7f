package bd.somoyshima.eventlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The chain of the event log: each event's digest covers the digest of the event before, so nobody
 * can change, drop or move one and leave the digests after it as they were.
 */
final class LogChain {

    private final MessageDigest sha256;
    private byte[] last;

    /**
     * A chain that goes on.
     *
     * @param last the digest of the event before the next one; empty before the first
     */
    LogChain(byte[] last) {
        this.last = last.clone();
        this.sha256 = sha256();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of the next event. */
    byte[] next(
            String eventId,
            String aggregateId,
            long sequenceNumber,
            @Nullable String aggregateType,
            String factName,
            String fact,
            String metaData,
            Instant recordedAt) {
        sha256.update(last);
        add(eventId);
        add(aggregateId);
        add(Long.toString(sequenceNumber));
        if (aggregateType != null) {
            add(aggregateType);
        }
        add(factName);
        add(fact);
        add(metaData);
        add(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt)));
        last = sha256.digest();
        return last.clone();
    }

    /** As a netstring, so that no two events are written alike. */
    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
        sha256.update((byte) ',');
    }
}

package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.Problems;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * How much may come in: a share of requests and facts for each client, so that none can crowd out
 * the others, and an upper bound for what is being read at a time, so that memory does not grow
 * with the load.
 */
@Component
public class RequestLimits {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final Duration KNOWN_FOR = Duration.ofDays(1);

    /** Names of an address that were never let in may ask this often together. */
    private static final int STRANGERS = 2;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_CLIENTS = 100_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int BUSY_SECONDS = 5;

    private final GatewaySettings.Limits limits;
    private final Cache<String, Share> requests = shares();
    private final Cache<String, Share> facts = shares();
    private final Cache<Asker, Bucket> tokens =
            Caffeine.newBuilder()
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .maximumSize(MOST_CLIENTS)
                    .build();
    private final Cache<Asker, Boolean> letIn =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(MOST_CLIENTS).build();
    private final Cache<String, AtomicLong> inFlight =
            Caffeine.newBuilder().weakValues().maximumSize(MOST_CLIENTS).build();
    private final AtomicLong inFlightOfAll = new AtomicLong();
    private final long inFlightLimit;
    private final long inFlightShare;

    RequestLimits(GatewaySettings settings) {
        this.limits = settings.limits();
        this.inFlightLimit = settings.intake().inFlightLimit().toBytes();
        this.inFlightShare = settings.intake().inFlightShare().toBytes();
    }

    /** Someone at an address who gives itself a name; all strangers there have none. */
    private record Asker(String address, String client) {}

    /**
     * What a client may send of something. Senders that were told to wait are let in one after the
     * other: each is told a time at which there is room for it, if the others obey as well.
     */
    private static final class Share {
        final Bucket bucket;
        private final double perSecond;
        private long promised = System.nanoTime();

        Share(int atOnce, int perSecond) {
            this.bucket = bucket(atOnce, perSecond, Duration.ofSeconds(1));
            this.perSecond = perSecond;
        }

        /**
         * When something that was turned away is to come again.
         *
         * @param untilRefill nanoseconds until there is room if nobody else comes
         * @return nanoseconds
         */
        synchronized long promise(int number, long untilRefill) {
            long now = System.nanoTime();
            long turn = promised + (long) (number / perSecond * NANOS_PER_SECOND);
            promised = Math.min(Math.max(turn, now + untilRefill), now + LONGEST_WAIT.toNanos());
            return promised - now;
        }
    }

    private static Cache<String, Share> shares() {
        return Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN_AFTER)
                .maximumSize(MOST_CLIENTS)
                .build();
    }

    private static Bucket bucket(int atOnce, int on, Duration average) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(on, average))
                .build();
    }

    /**
     * Counts a request of a client.
     *
     * @throws ErrorResponseException 429 if it has had its share
     */
    void request(Caller caller) {
        take(
                requests.get(
                        caller.client(), c -> new Share(limits.requestsBurst(), limits.requests())),
                1,
                "requests");
    }

    /**
     * Counts facts of a client.
     *
     * @throws ErrorResponseException 429 if it has had its share; none of them was taken
     */
    void facts(Caller caller, int number) {
        if (number == 0) {
            return;
        }
        take(factShare(caller), Math.min(number, limits.factsBurst()), "facts");
    }

    /**
     * Counts facts of a client that can wait, and has it wait.
     *
     * @throws OverloadedException if it would wait too long
     */
    void awaitFacts(@Nullable Caller caller, int number) {
        if (caller == null) {
            return;
        }
        try {
            if (!factShare(caller)
                    .bucket
                    .asBlocking()
                    .tryConsume(Math.min(number, limits.factsBurst()), Duration.ofMinutes(1))) {
                throw new OverloadedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException();
        }
    }

    private Share factShare(Caller caller) {
        return facts.get(caller.client(), c -> new Share(limits.factsBurst(), limits.facts()));
    }

    /**
     * Counts a request for a token: against the client's share at its address, and if it was not
     * let in there lately, against the share of all strangers of that address.
     *
     * @param client the name it gives itself
     * @return seconds to wait, or 0 if it may go on
     */
    public long tokenRequest(String address, String client) {
        var own = new Asker(address, client);
        long wait = tokenRequest(own, limits.tokenRequestsBurst(), limits.tokenRequests());
        if (wait > 0 || letIn.getIfPresent(own) != null) {
            return wait;
        }
        return tokenRequest(
                new Asker(address, ""),
                limits.tokenRequestsBurst() * STRANGERS,
                limits.tokenRequests() * STRANGERS);
    }

    /** Notes that a client was given a token. */
    public void tokenGiven(String address, String client) {
        letIn.put(new Asker(address, client), true);
    }

    private long tokenRequest(Asker asker, int atOnce, int aMinute) {
        var bucket = tokens.get(asker, a -> bucket(atOnce, aMinute, Duration.ofMinutes(1)));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    private static void take(Share share, int number, String what) {
        var probe = share.bucket.tryConsumeAndReturnRemaining(number);
        if (!probe.isConsumed()) {
            long wait = seconds(share.promise(number, probe.getNanosToWaitForRefill()));
            throw retryAfter(
                    wait,
                    Problems.of(
                            ProblemType.RATE_LIMITED,
                            "this client has sent its share of "
                                    + what
                                    + "; nothing of this request was taken, send it again in "
                                    + wait
                                    + " s"));
        }
    }

    private static long seconds(long nanos) {
        return Math.max(1, (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
    }

    static ErrorResponseException retryAfter(long seconds, ProblemDetail problem) {
        var exception = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, problem, null);
        exception.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return exception;
    }

    /**
     * Memory for a body, counted as it comes; given back when this is closed.
     *
     * @param caller whose share it is counted against
     */
    Room room(Caller caller) {
        return new Room(inFlight.get(caller.client(), c -> new AtomicLong()));
    }

    /** Memory that a body has. */
    final class Room implements AutoCloseable {

        private final AtomicLong ofClient;
        private long mine = 0;

        private Room(AtomicLong ofClient) {
            this.ofClient = ofClient;
        }

        /**
         * Counts bytes that have come.
         *
         * @throws ErrorResponseException 429 if there is no room for them; all is given back
         */
        void add(int bytes) {
            mine += bytes;
            boolean clientHasIts = ofClient.addAndGet(bytes) > inFlightShare;
            boolean allIsTaken = inFlightOfAll.addAndGet(bytes) > inFlightLimit;
            if (clientHasIts || allIsTaken) {
                close();
                throw retryAfter(
                        BUSY_SECONDS,
                        Problems.of(
                                ProblemType.OVERLOADED,
                                (clientHasIts
                                                ? "too many requests of this client"
                                                : "too many requests")
                                        + " are being read; nothing of this one was taken"));
            }
        }

        @Override
        public void close() {
            ofClient.addAndGet(-mine);
            inFlightOfAll.addAndGet(-mine);
            mine = 0;
        }
    }
}

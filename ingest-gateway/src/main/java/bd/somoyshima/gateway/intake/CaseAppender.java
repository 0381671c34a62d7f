package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.AccessDecision;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.CaseDecision;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.eventlog.EventMetaData;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.FactVerdict.CaseStanding;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.intake.StoredFacts.Stored;
import bd.somoyshima.gateway.quarantine.Quarantine;
import bd.somoyshima.reference.ReferenceBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Appends facts about cases, many in one transaction.
 *
 * <p>Requests put facts into a bounded queue and wait; one thread takes whatever has gathered,
 * reads the histories of all cases concerned in one query, decides on each fact, and commits. While
 * it commits, the next batch gathers: under load batches grow by themselves, and a single fact
 * waits for nobody.
 */
@Component
class CaseAppender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CaseAppender.class);

    private static final String HISTORIES =
            """
            SELECT aggregate_id, fact
              FROM eventlog.event
             WHERE aggregate_id = ANY (?)
             ORDER BY aggregate_id, sequence_number
            """;

    /** Between the id of a row and the number of its correction. */
    private static final String CORRECTION = "/correction-";

    /** How long a sender that can wait waits for room. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderedEventStorageEngine storageEngine;
    private final EventStore eventStore;
    private final StoredFacts stored;
    private final Quarantine quarantine;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ReferenceFeed reference;
    private final FairQueue<Submission<CaseFact>> queue;
    private final AppendHealth health;
    private final int batchLimit;
    private final Timer appendTimer;
    private final Counter failures;
    private volatile boolean running = false;
    private Thread appender = new Thread();

    CaseAppender(
            OrderedEventStorageEngine storageEngine,
            EventStore eventStore,
            StoredFacts stored,
            Quarantine quarantine,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            GatewaySettings settings,
            AppendHealth health,
            MeterRegistry meters,
            ReferenceFeed reference) {
        this.reference = reference;
        this.storageEngine = storageEngine;
        this.eventStore = eventStore;
        this.stored = stored;
        this.quarantine = quarantine;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.queue = new FairQueue<>(settings.intake().queue());
        this.health = health;
        this.batchLimit = settings.intake().appendBatch();
        this.appendTimer =
                Timer.builder("somoyshima.append")
                        .description(
                                "Time of one transaction that appends facts, from lock to commit")
                        .publishPercentileHistogram()
                        .register(meters);
        this.failures =
                Counter.builder("somoyshima.append.failures")
                        .description("Appends that failed; the senders heard so")
                        .register(meters);
        Gauge.builder("somoyshima.append.queue", queue, FairQueue::size)
                .description("Facts waiting for the appender")
                .register(meters);
    }

    /**
     * Puts a fact on its way; its verdict comes when it is committed.
     *
     * @throws OverloadedException if too many facts are waiting
     */
    void submit(Submission<CaseFact> submission) {
        if (!running || !offer(submission)) {
            throw new OverloadedException();
        }
    }

    private boolean offer(Submission<CaseFact> submission) {
        if (!submission.arrival().canWait()) {
            return queue.offer(submission.caller().client(), submission);
        }
        try {
            return queue.offer(submission.caller().client(), submission, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        var batch = new ArrayList<Submission<CaseFact>>(batchLimit);
        while (running || !queue.isEmpty()) {
            try {
                queue.take(batch, batchLimit);
                append(batch);
            } catch (InterruptedException e) {
                // stop() wakes the thread up; what is queued is still appended
                LOG.debug("woken up to stop", e);
            } finally {
                batch.clear();
            }
        }
    }

    private void append(List<Submission<CaseFact>> batch) {
        try {
            commit(batch);
            health.stored();
        } catch (RuntimeException e) {
            if (StorageUnavailableException.isCauseOf(e)) {
                LOG.warn("{} facts could not be stored: {}", batch.size(), e.toString());
                fail(batch, e);
            } else if (batch.size() > 1) {
                LOG.warn("a batch of {} facts failed and is appended one by one", batch.size(), e);
                for (var one : batch) {
                    append(List.of(one));
                }
            } else {
                LOG.error("a fact could not be processed and goes to quarantine", e);
                quarantineAlone(batch.getFirst());
            }
        } catch (Error e) {
            // whatever it is, the waiting requests must hear of it
            LOG.error("{} facts could not be appended", batch.size(), e);
            fail(batch, e);
        }
    }

    /**
     * A fact that cannot be processed by itself is kept with its bytes; trying again would not
     * help.
     */
    private void quarantineAlone(Submission<CaseFact> submission) {
        try {
            submission
                    .verdict()
                    .complete(
                            Objects.requireNonNull(
                                    transactions.execute(
                                            status ->
                                                    submission.rejected(
                                                            quarantine,
                                                            List.of(unprocessable()),
                                                            null))));
        } catch (RuntimeException e) {
            fail(List.of(submission), e);
        }
    }

    static Problem unprocessable() {
        return new Problem(
                "data",
                null,
                Problem.Code.UNPROCESSABLE,
                "no deadline can be worked out from this fact, or it cannot be stored; it is kept in quarantine");
    }

    private void fail(List<Submission<CaseFact>> batch, Throwable cause) {
        failures.increment();
        health.failed();
        batch.forEach(
                s -> s.verdict().completeExceptionally(new StorageUnavailableException(cause)));
    }

    private void commit(List<Submission<CaseFact>> batch) {
        var verdicts =
                Objects.requireNonNull(
                        appendTimer.record(
                                () -> transactions.execute(status -> decideAndStore(batch))));
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).verdict().complete(verdicts.get(i));
        }
    }

    private List<FactVerdict> decideAndStore(List<Submission<CaseFact>> batch) {
        var now = storageEngine.lockForAppend();
        var round =
                new Round(
                        now,
                        upToDateBook(),
                        stored.known(batch.stream().map(s -> s.fact().header().key()).toList()),
                        histories(batch),
                        new ArrayList<>());
        var verdicts = batch.stream().map(s -> decide(s, round)).toList();
        if (!round.accepted().isEmpty()) {
            eventStore.publish(round.accepted());
        }
        return verdicts;
    }

    /** What one transaction knows, and what it is going to store. */
    private record Round(
            Instant now,
            ReferenceBook book,
            Map<FactKey, Stored> known,
            Map<String, List<CaseFact>> histories,
            List<GenericDomainEventMessage<CaseFact>> accepted) {

        List<CaseFact> history(CaseFact fact) {
            return histories.computeIfAbsent(stream(fact), s -> new ArrayList<>());
        }
    }

    private FactVerdict decide(Submission<CaseFact> submission, Round round) {
        var fact = submission.fact();
        var refusal = AccessDecision.refusal(submission.caller(), fact, round.book());
        if (refusal != null) {
            return submission.rejected(quarantine, List.of(refusal), null);
        }
        var earlier = round.known().get(fact.header().key());
        if (earlier == null) {
            return decideOnNew(submission, fact, round);
        }
        if (submission.corrects()) {
            return decideOnRow(submission, earlier, round);
        }
        return earlier.fact().equals(fact)
                ? duplicate(submission, earlier, round, List.of())
                : conflict(submission, earlier);
    }

    private FactVerdict decideOnNew(Submission<CaseFact> submission, CaseFact fact, Round round) {
        var history = round.history(fact);
        return switch (CaseDecision.decide(history, fact, round.book())) {
            case Decision.Accepted<Assessment> a -> {
                var now = round.now();
                round.known().put(fact.header().key(), new Stored(fact, now, history.size()));
                round.accepted()
                        .add(
                                new GenericDomainEventMessage<>(
                                        "Case",
                                        stream(fact),
                                        history.size(),
                                        fact,
                                        metaData(submission.arrival())));
                history.add(fact);
                submission.settle(quarantine, Outcome.ACCEPTED);
                yield submission.verdict(
                        Outcome.ACCEPTED, standing(fact, a.result(), now), List.of(), null);
            }
            case Decision.Refused<Assessment> r ->
                    submission.rejected(quarantine, r.problems(), null);
        };
    }

    /**
     * A row of an office's list that was sent before. What the row itself said last is a duplicate,
     * whatever others corrected in between; another content corrects it.
     */
    private FactVerdict decideOnRow(Submission<CaseFact> submission, Stored earlier, Round round) {
        var row = submission.fact();
        var key = row.header().key();
        if (!(earlier.fact() instanceof CaseFact first)
                || !first.office().equals(row.office())
                || !first.caseNo().equals(row.caseNo())) {
            return conflict(submission, earlier);
        }
        var history = round.history(row);
        var ofTheRow =
                history.stream()
                        .filter(FactCorrected.class::isInstance)
                        .map(FactCorrected.class::cast)
                        .filter(c -> c.corrects().equals(key) && isOfTheRow(c, key))
                        .toList();
        CaseFact last = ofTheRow.isEmpty() ? first : ofTheRow.getLast().replacement();
        boolean isVoided = CaseFold.voided(history).contains(key);
        if (last.equals(row) || isStoredAtNoon(last, row)) {
            var told = isVoided ? List.of(voided(key)) : List.<Problem>of();
            return ofTheRow.isEmpty()
                    ? duplicate(submission, earlier, round, told)
                    : duplicateOfCorrection(submission, ofTheRow.getLast(), round, told);
        }
        if (isVoided) {
            return submission.rejected(quarantine, List.of(voided(key)), earlier.fact());
        }
        if (submission.arrival().retryOf() != null) {
            // an old row must not take the place of what the office has said since
            return conflict(submission, earlier);
        }
        int number = ofTheRow.size() + 1;
        while (isTaken(new FactKey(key.source(), key.id() + CORRECTION + number), round)) {
            number++;
        }
        return decideOnNew(
                submission, correction(row, number, afterAll(history, round.now())), round);
    }

    /**
     * Whether a row with a day only says what is stored with noon of that day as its time: so were
     * days stored once.
     */
    private static boolean isStoredAtNoon(CaseFact stored, CaseFact row) {
        if (!row.header().dayOnly()
                || stored.header().dayOnly()
                || !stored.header().occurredAt().equals(row.header().occurredAt())) {
            return false;
        }
        ObjectNode said = FactCodec.json().valueToTree(row);
        ((ObjectNode) said.path("header")).remove("dayOnly");
        return said.equals(FactCodec.json().valueToTree(stored));
    }

    /** Whether a correction came from the row itself, sent again with other values. */
    private static boolean isOfTheRow(FactCorrected correction, FactKey row) {
        var own = correction.header().key();
        return own.source().equals(row.source()) && own.id().startsWith(row.id() + CORRECTION);
    }

    /**
     * Now; or, if a mistake of the case was reported with a time ahead of ours, just after that, so
     * that what comes later holds.
     */
    private static Instant afterAll(List<CaseFact> history, Instant now) {
        return history.stream()
                .filter(f -> f instanceof FactCorrected || f instanceof FactVoided)
                .map(f -> f.header().occurredAt().plus(1, ChronoUnit.MICROS))
                .filter(after -> after.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private boolean isTaken(FactKey key, Round round) {
        return round.known().containsKey(key) || !stored.known(List.of(key)).isEmpty();
    }

    private static FactCorrected correction(CaseFact row, int number, Instant at) {
        var header = row.header();
        return new FactCorrected(
                new FactHeader(
                        header.source(),
                        header.id() + CORRECTION + number,
                        at,
                        header.demonstration()),
                row.office(),
                row.caseNo(),
                header.key(),
                row);
    }

    /** When a fact came in, if it is stored later, and whether it came as history. */
    static MetaData metaData(Arrival arrival) {
        var metaData = MetaData.emptyInstance();
        if (arrival.retryOf() != null) {
            metaData =
                    metaData.and(
                            EventMetaData.ARRIVED_AT, arrival.retryOf().arrivedAt().toString());
        }
        return arrival.history() ? metaData.and(EventMetaData.HISTORY, "true") : metaData;
    }

    /** The same answer as when it was stored: by the case as it was then. */
    private FactVerdict duplicate(
            Submission<CaseFact> submission, Stored earlier, Round round, List<Problem> warnings) {
        submission.settle(quarantine, Outcome.DUPLICATE);
        var fact = submission.fact();
        var history = round.history(fact);
        var before = history.subList(0, (int) Math.min(earlier.sequence(), history.size()));
        var standing =
                CaseDecision.decide(before, fact, round.book())
                                instanceof Decision.Accepted<Assessment> a
                        ? standing(fact, a.result(), earlier.recordedAt())
                        : null;
        return submission.verdict(Outcome.DUPLICATE, standing, List.of(), warnings, null);
    }

    /** By the case as it was when the row was corrected to what it says again. */
    private FactVerdict duplicateOfCorrection(
            Submission<CaseFact> submission,
            FactCorrected correction,
            Round round,
            List<Problem> warnings) {
        submission.settle(quarantine, Outcome.DUPLICATE);
        var history = round.history(correction);
        var before = history.subList(0, history.indexOf(correction));
        var standing =
                CaseDecision.decide(before, correction, round.book())
                                instanceof Decision.Accepted<Assessment> a
                        ? standing(correction, a.result(), round.now())
                        : null;
        return submission.verdict(Outcome.DUPLICATE, standing, List.of(), warnings, null);
    }

    private FactVerdict conflict(Submission<CaseFact> submission, Stored earlier) {
        return submission.rejected(
                quarantine, List.of(conflict(submission.fact().header().key())), earlier.fact());
    }

    private static Problem voided(FactKey row) {
        return new Problem(
                "id",
                row.id(),
                Problem.Code.VOIDED,
                "this row was voided and stays so; if it happened after all, send it under a new id");
    }

    static Problem conflict(FactKey key) {
        return new Problem(
                "id",
                key.id(),
                Problem.Code.CONFLICT,
                "this source has used the id for a fact with other content; send a new id, or fact.corrected.v1 to"
                        + " correct the earlier fact");
    }

    private static CaseStanding standing(CaseFact fact, Assessment assessment, Instant at) {
        return CaseStanding.of(fact.office().value(), fact.caseNo(), assessment, at);
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) reference::upToDate));
    }

    private Map<String, List<CaseFact>> histories(List<Submission<CaseFact>> batch) {
        var streams = batch.stream().map(s -> stream(s.fact())).distinct().toArray();
        var histories = new HashMap<String, List<CaseFact>>();
        jdbc.query(
                HISTORIES,
                statement ->
                        statement.setArray(
                                1, statement.getConnection().createArrayOf("text", streams)),
                row -> {
                    histories
                            .computeIfAbsent(row.getString(1), s -> new ArrayList<>())
                            .add((CaseFact) FactCodec.read(row.getString(2)));
                });
        return histories;
    }

    private static String stream(CaseFact fact) {
        return "case:" + fact.office() + "/" + fact.caseNo();
    }

    @Override
    public void start() {
        running = true;
        appender = Thread.ofPlatform().name("appender").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        appender.interrupt();
        try {
            appender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Starts before and stops after the web server and the Kafka listener, so that what they took
     * is stored.
     */
    @Override
    public int getPhase() {
        return 0;
    }
}

package bd.somoyshima.gateway.intake;

import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.CaseDecision;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.FactVerdict.CaseStanding;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.quarantine.Quarantine;
import bd.somoyshima.reference.ReferenceBook;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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

    private final OrderedEventStorageEngine storageEngine;
    private final EventStore eventStore;
    private final Inbox inbox;
    private final Quarantine quarantine;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ReferenceFeed reference = new ReferenceFeed();
    private final BlockingQueue<Submission<CaseFact>> queue;
    private final int batchLimit;
    private final Timer appendTimer;
    private volatile boolean running = false;
    private Thread appender = new Thread();

    CaseAppender(
            OrderedEventStorageEngine storageEngine,
            EventStore eventStore,
            Inbox inbox,
            Quarantine quarantine,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            Clock clock,
            GatewaySettings settings,
            MeterRegistry meters) {
        this.storageEngine = storageEngine;
        this.eventStore = eventStore;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(settings.intake().queue());
        this.batchLimit = settings.intake().appendBatch();
        this.appendTimer =
                Timer.builder("somoyshima.append")
                        .description(
                                "Time of one transaction that appends facts, from lock to commit")
                        .publishPercentileHistogram()
                        .register(meters);
        Gauge.builder("somoyshima.append.queue", queue, Collection::size)
                .description("Facts waiting for the appender")
                .register(meters);
    }

    /**
     * Puts a fact on its way; its verdict comes when it is committed.
     *
     * @throws OverloadedException if too many facts are waiting
     */
    void submit(Submission<CaseFact> submission) {
        if (!running || !queue.offer(submission)) {
            throw new OverloadedException();
        }
    }

    private void run() {
        var batch = new ArrayList<Submission<CaseFact>>(batchLimit);
        while (running || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, batchLimit - 1);
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
                                                            List.of(unprocessable())))));
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

    private static void fail(List<Submission<CaseFact>> batch, Throwable cause) {
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
        storageEngine.lockForAppend();
        var book = upToDateBook();
        var known = inbox.known(batch.stream().map(s -> s.fact().header().key()).toList());
        var histories = histories(batch);
        var accepted = new ArrayList<CaseFact>();
        var messages = new ArrayList<GenericDomainEventMessage<CaseFact>>();
        var verdicts = new ArrayList<FactVerdict>(batch.size());
        for (var submission : batch) {
            var fact = submission.fact();
            var history = histories.computeIfAbsent(stream(fact), s -> new ArrayList<>());
            var earlier = known.get(fact.header().key());
            if (earlier != null) {
                verdicts.add(
                        Arrays.equals(earlier, Inbox.fingerprint(fact))
                                ? duplicate(submission, history, book)
                                : submission.rejected(
                                        quarantine, List.of(conflict(fact.header().key()))));
                continue;
            }
            switch (CaseDecision.decide(history, fact, book)) {
                case Decision.Accepted<Assessment> a -> {
                    messages.add(
                            new GenericDomainEventMessage<>(
                                    "Case",
                                    stream(fact),
                                    history.size(),
                                    fact,
                                    MetaData.emptyInstance()));
                    history.add(fact);
                    accepted.add(fact);
                    known.put(fact.header().key(), Inbox.fingerprint(fact));
                    verdicts.add(
                            submission.verdict(
                                    Outcome.ACCEPTED, standing(fact, a.result()), List.of(), null));
                }
                case Decision.Refused<Assessment> r ->
                        verdicts.add(submission.rejected(quarantine, r.problems()));
            }
        }
        if (!accepted.isEmpty()) {
            inbox.add(accepted);
            eventStore.publish(messages);
        }
        return verdicts;
    }

    private FactVerdict duplicate(
            Submission<CaseFact> submission, List<CaseFact> history, ReferenceBook book) {
        var fact = submission.fact();
        var decision = CaseDecision.decide(history, fact, book);
        var standing =
                decision instanceof Decision.Accepted<Assessment> a
                        ? standing(fact, a.result())
                        : null;
        return submission.verdict(Outcome.DUPLICATE, standing, List.of(), null);
    }

    static Problem conflict(FactKey key) {
        return new Problem(
                "id",
                key.id(),
                Problem.Code.CONFLICT,
                "this source has used the id for a fact with other content; send a new id, or fact.corrected.v1 to"
                        + " correct the earlier fact");
    }

    private CaseStanding standing(CaseFact fact, Assessment assessment) {
        return CaseStanding.of(fact.office().value(), fact.caseNo(), assessment, clock.instant());
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

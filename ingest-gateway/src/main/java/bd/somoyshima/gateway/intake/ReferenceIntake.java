package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
import bd.somoyshima.gateway.RefusedException;
import bd.somoyshima.gateway.calendar.DeclareInCalendar;
import bd.somoyshima.gateway.charter.PublishCharter;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.office.RegisterOffice;
import bd.somoyshima.gateway.quarantine.Quarantine;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes facts about offices, charters and the calendar: few, and each decided by its aggregate in a
 * transaction of its own.
 */
@Component
class ReferenceIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceIntake.class);

    private final OrderedEventStorageEngine storageEngine;
    private final CommandGateway commands;
    private final Inbox inbox;
    private final Quarantine quarantine;
    private final TransactionTemplate transactions;

    ReferenceIntake(
            OrderedEventStorageEngine storageEngine,
            CommandGateway commands,
            Inbox inbox,
            Quarantine quarantine,
            TransactionTemplate transactions) {
        this.storageEngine = storageEngine;
        this.commands = commands;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.transactions = transactions;
    }

    /**
     * Decides on a fact and stores it, or keeps it in quarantine.
     *
     * @throws StorageUnavailableException if the database cannot be reached
     */
    FactVerdict take(Submission<ReferenceFact> submission) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> store(submission)));
        } catch (RefusedException e) {
            return submission.rejected(quarantine, e.problems());
        } catch (DataAccessException | TransactionException | AxonException e) {
            if (StorageUnavailableException.isCauseOf(e)) {
                throw new StorageUnavailableException(e);
            }
            LOG.error("a fact could not be processed and goes to quarantine", e);
            return submission.rejected(quarantine, List.of(CaseAppender.unprocessable()));
        }
    }

    private FactVerdict store(Submission<ReferenceFact> submission) {
        storageEngine.lockForAppend();
        var fact = submission.fact();
        var key = fact.header().key();
        var earlier = inbox.known(List.of(key)).get(key);
        if (earlier != null) {
            return Arrays.equals(earlier, Inbox.fingerprint(fact))
                    ? submission.verdict(Outcome.DUPLICATE, null, List.of(), null)
                    : submission.rejected(quarantine, List.of(CaseAppender.conflict(key)));
        }
        commands.sendAndWait(command(fact));
        inbox.add(List.of(fact));
        return submission.verdict(Outcome.ACCEPTED, null, List.of(), null);
    }

    private Object command(ReferenceFact fact) {
        return switch (fact) {
            case OfficeRegistered f -> RegisterOffice.of(f);
            case CharterPublished f ->
                    PublishCharter.of(
                            f,
                            storageEngine
                                    .lastSequenceNumberFor(RegisterOffice.aggregateOf(f.office()))
                                    .isPresent());
            case CalendarFact f -> DeclareInCalendar.of(f);
        };
    }
}

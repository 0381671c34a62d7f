package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.AccessDecision;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.gateway.RefusedException;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.gateway.calendar.DeclareInCalendar;
import bd.somoyshima.gateway.calendar.RememberedCalendar;
import bd.somoyshima.gateway.charter.PublishCharter;
import bd.somoyshima.gateway.intake.Arrival.Way;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.office.ChangeOffice;
import bd.somoyshima.gateway.office.DeclareZeroActivity;
import bd.somoyshima.gateway.quarantine.Quarantine;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.reference.CalendarDecision;
import bd.somoyshima.reference.ChangeInWords;
import bd.somoyshima.reference.CharterDecision;
import bd.somoyshima.reference.ReferenceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
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
    private final StoredFacts stored;
    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final RememberedCalendar calendar;
    private final ReferenceFeed feed;
    private final Quarantine quarantine;
    private final TransactionTemplate transactions;

    ReferenceIntake(
            OrderedEventStorageEngine storageEngine,
            CommandGateway commands,
            StoredFacts stored,
            JdbcTemplate jdbc,
            AuditLog audit,
            RememberedCalendar calendar,
            Quarantine quarantine,
            TransactionTemplate transactions,
            ReferenceFeed feed) {
        this.feed = feed;
        this.storageEngine = storageEngine;
        this.commands = commands;
        this.stored = stored;
        this.jdbc = jdbc;
        this.audit = audit;
        this.calendar = calendar;
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
            return stored(submission, true);
        } catch (RuntimeException e) {
            if (StorageUnavailableException.isCauseOf(e)) {
                throw new StorageUnavailableException(e);
            }
            LOG.error("a fact could not be processed and goes to quarantine", e);
            return submission.rejected(quarantine, List.of(CaseAppender.unprocessable()), null);
        }
    }

    /** Once more if another gateway has stored something of the same aggregate meanwhile. */
    private FactVerdict stored(Submission<ReferenceFact> submission, boolean onceMore) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> store(submission)));
        } catch (RefusedException e) {
            return submission.rejected(quarantine, e.problems(), null);
        } catch (ConcurrencyException e) {
            calendar.forget();
            if (!onceMore) {
                throw e;
            }
            return stored(submission, false);
        } catch (RuntimeException e) {
            calendar.forget();
            throw e;
        }
    }

    private FactVerdict store(Submission<ReferenceFact> submission) {
        storageEngine.lockForAppend();
        var fact = submission.fact();
        var book = upToDateBook();
        var refusal = AccessDecision.refusal(submission.caller(), fact, book);
        if (refusal != null) {
            return submission.rejected(quarantine, List.of(refusal), null);
        }
        var key = fact.header().key();
        var earlier = stored.known(List.of(key)).get(key);
        if (earlier != null) {
            if (!earlier.fact().equals(fact)) {
                return submission.rejected(
                        quarantine, List.of(CaseAppender.conflict(key)), earlier.fact());
            }
            submission.settle(quarantine, Outcome.DUPLICATE);
            return submission.verdict(Outcome.DUPLICATE, null, List.of(), null);
        }
        if (fact instanceof CalendarFact declared) {
            var unknown = CalendarDecision.scope(declared, book);
            if (!unknown.isEmpty()) {
                return submission.rejected(quarantine, unknown, null);
            }
        }
        commands.sendAndWait(
                new GenericCommandMessage<>(
                        command(fact), CaseAppender.metaData(submission.arrival())));
        note(submission);
        submission.settle(quarantine, Outcome.ACCEPTED);
        return submission.verdict(Outcome.ACCEPTED, null, List.of(), warnings(fact, book), null);
    }

    /** By the book as it was before: the feed must not be asked for what may yet be rolled back. */
    private static List<Problem> warnings(ReferenceFact fact, ReferenceBook book) {
        var warnings = new ArrayList<>(book.withoutEffect(fact));
        if (fact instanceof CharterPublished published) {
            warnings.addAll(CharterDecision.warnings(published.charter()));
        }
        return warnings;
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
    }

    /** Changes of what cases are judged by are administration. */
    private void note(Submission<ReferenceFact> submission) {
        var fact = submission.fact();
        var action =
                switch (fact) {
                    case OfficeFact f -> Action.OFFICE_CHANGED;
                    case CharterPublished f -> Action.CHARTER_PUBLISHED;
                    case CalendarFact f -> Action.CALENDAR_CHANGED;
                    case ZeroActivityDeclared f -> null;
                };
        if (action != null && submission.arrival().way() != Way.SHIPPED) {
            audit.add(
                    submission.caller().client(),
                    action,
                    fact.header().source() + " " + fact.header().id(),
                    ChangeInWords.english(fact),
                    submission.arrival().address());
        }
    }

    private Object command(ReferenceFact fact) {
        return switch (fact) {
            case OfficeFact f -> ChangeOffice.of(f);
            case CharterPublished f -> PublishCharter.of(f, isRegistered(f.office()));
            case ZeroActivityDeclared f -> DeclareZeroActivity.of(f, isRegistered(f.office()));
            case CalendarFact f -> DeclareInCalendar.of(f);
        };
    }

    private boolean isRegistered(OfficeId office) {
        return storageEngine.lastSequenceNumberFor(ChangeOffice.aggregateOf(office)).isPresent();
    }
}

package bd.somoyshima.eventlog;

import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.StatementPublished;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names under which facts are stored and sent. A name, once stored, is never given another
 * meaning: a fact of a new shape gets a new name, and an upcaster reads the old one.
 */
public final class FactNames {

    private record Entry(String name, Class<? extends Fact> type) {}

    private static final List<Entry> TABLE =
            List.of(
                    new Entry("service-request.received.v1", CaseFact.RequestReceived.class),
                    new Entry("service-request.paused.v1", CaseFact.RequestPaused.class),
                    new Entry("service-request.resumed.v1", CaseFact.RequestResumed.class),
                    new Entry("service-request.date-agreed.v1", CaseFact.RequestDateAgreed.class),
                    new Entry("service-request.delivered.v1", CaseFact.RequestDelivered.class),
                    new Entry("service-request.rejected.v1", CaseFact.RequestRejected.class),
                    new Entry("service-request.withdrawn.v1", CaseFact.RequestWithdrawn.class),
                    new Entry("service-request.extended.v1", CaseFact.RequestExtended.class),
                    new Entry("service-request.transferred.v1", CaseFact.RequestTransferred.class),
                    new Entry("service-request.reopened.v1", CaseFact.RequestReopened.class),
                    new Entry(
                            "service-request.clock-started.v1", CaseFact.RequestClockStarted.class),
                    new Entry("complaint.lodged.v1", CaseFact.ComplaintLodged.class),
                    new Entry(
                            "complaint.investigation-ordered.v1",
                            CaseFact.ComplaintInvestigationOrdered.class),
                    new Entry("complaint.appealed.v1", CaseFact.ComplaintAppealed.class),
                    new Entry("complaint.resolved.v1", CaseFact.ComplaintResolved.class),
                    new Entry("complaint.transferred.v1", CaseFact.ComplaintTransferred.class),
                    new Entry("complaint.reopened.v1", CaseFact.ComplaintReopened.class),
                    new Entry("fact.corrected.v1", CaseFact.FactCorrected.class),
                    new Entry("fact.voided.v1", CaseFact.FactVoided.class),
                    new Entry("office.registered.v1", OfficeFact.OfficeRegistered.class),
                    new Entry("office.renamed.v1", OfficeFact.OfficeRenamed.class),
                    new Entry("office.moved.v1", OfficeFact.OfficeMoved.class),
                    new Entry("office.closed.v1", OfficeFact.OfficeClosed.class),
                    new Entry("office.reopened.v1", OfficeFact.OfficeReopened.class),
                    new Entry(
                            "office.zero-activity-declared.v1",
                            ReferenceFact.ZeroActivityDeclared.class),
                    new Entry("charter.published.v1", ReferenceFact.CharterPublished.class),
                    new Entry("calendar.day-declared.v1", CalendarFact.CalendarDayDeclared.class),
                    new Entry("calendar.holiday-moved.v1", CalendarFact.HolidayMoved.class),
                    new Entry("calendar.weekend-declared.v1", CalendarFact.WeekendDeclared.class),
                    new Entry(
                            "calendar.office-hours-declared.v1",
                            CalendarFact.OfficeHoursDeclared.class),
                    new Entry("statement.published.v1", StatementPublished.class));

    private static final Map<String, Class<? extends Fact>> TYPES = new HashMap<>();
    private static final Map<Class<? extends Fact>, String> NAMES = new HashMap<>();

    static {
        for (var entry : TABLE) {
            TYPES.put(entry.name(), entry.type());
            NAMES.put(entry.type(), entry.name());
        }
    }

    private FactNames() {}

    /** All names, in the order of the table. */
    public static List<String> all() {
        return TABLE.stream().map(Entry::name).toList();
    }

    /** Names of facts office systems send: all but those the system itself makes. */
    public static List<String> sendable() {
        return TABLE.stream()
                .filter(e -> e.type() != StatementPublished.class)
                .map(Entry::name)
                .toList();
    }

    /** The record a name stands for, or empty if it stands for none. */
    public static Optional<Class<? extends Fact>> typeOf(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    /**
     * The name of a record.
     *
     * @throws IllegalArgumentException if the record is missing from the table
     */
    public static String nameOf(Class<? extends Fact> type) {
        var name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no stored name");
        }
        return name;
    }
}

package bd.somoyshima.reference;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.calendar.WorkingCalendar.Said;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.ShippedPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What cases are judged by: all offices, their charters and the calendar, as the reference facts
 * say. Immutable; the order in which facts are added plays no part.
 */
public final class ReferenceBook {

    public static final ReferenceBook EMPTY =
            new ReferenceBook(
                    Map.of(), Map.of(), Map.of(), WorkingCalendar.of(List.of()), Set.of());

    /**
     * Stands for a place as such; no office can be registered under it, see {@link OfficeDecision}.
     */
    static final OfficeId NO_OFFICE = new OfficeId("no-office");

    private final Map<OfficeId, List<OfficeFact>> officeFacts;
    private final Map<OfficeId, Office> offices;
    private final Map<OfficeId, CharterHistory> charters;
    private final WorkingCalendar calendar;
    private final Set<FactKey> seen;

    private ReferenceBook(
            Map<OfficeId, List<OfficeFact>> officeFacts,
            Map<OfficeId, Office> offices,
            Map<OfficeId, CharterHistory> charters,
            WorkingCalendar calendar,
            Set<FactKey> seen) {
        this.officeFacts = officeFacts;
        this.offices = offices;
        this.charters = charters;
        this.calendar = calendar;
        this.seen = seen;
    }

    /** This book and what more facts say; a fact already in it changes nothing. */
    public ReferenceBook with(Iterable<? extends ReferenceFact> facts) {
        var moreOfficeFacts = new HashMap<>(officeFacts);
        var moreOffices = new HashMap<>(offices);
        var moreCharters = new HashMap<>(charters);
        var moreSeen = new HashSet<>(seen);
        var said = new ArrayList<>(calendar.said());
        for (var fact : facts) {
            if (!moreSeen.add(fact.header().key())) {
                continue;
            }
            switch (fact) {
                case OfficeFact f -> {
                    var known =
                            new ArrayList<>(moreOfficeFacts.getOrDefault(f.office(), List.of()));
                    known.add(f);
                    moreOfficeFacts.put(f.office(), List.copyOf(known));
                    var office = OfficeHistory.fold(known);
                    if (office != null) {
                        moreOffices.put(f.office(), office);
                    }
                }
                case CharterPublished f ->
                        moreCharters.merge(
                                f.office(),
                                CharterHistory.NONE.with(publication(f)),
                                (history, one) -> history.with(one.published().getFirst()));
                case ZeroActivityDeclared f -> {
                    // cases are not judged by it
                }
                case CalendarFact f ->
                        f.declarations()
                                .forEach(d -> said.add(new Said(d, f.header().occurredAt())));
            }
        }
        return new ReferenceBook(
                moreOfficeFacts,
                moreOffices,
                moreCharters,
                said.size() == calendar.said().size() ? calendar : WorkingCalendar.ofSaid(said),
                moreSeen);
    }

    /** This book with another calendar. */
    ReferenceBook with(WorkingCalendar other) {
        return new ReferenceBook(officeFacts, offices, charters, other, seen);
    }

    WorkingCalendar workingCalendar() {
        return calendar;
    }

    private static CharterHistory.Publication publication(CharterPublished fact) {
        return new CharterHistory.Publication(
                fact.header().occurredAt(), fact.header().key().toString(), fact.charter());
    }

    public @Nullable Office office(OfficeId id) {
        return offices.get(id);
    }

    public Iterable<Office> offices() {
        return offices.values();
    }

    public CharterHistory charters(OfficeId id) {
        return charters.getOrDefault(id, CharterHistory.NONE);
    }

    /** Whether no later publication for the same date takes this one's place. */
    public boolean holds(CharterPublished fact) {
        var inForce = charters(fact.office()).publishedFor(fact.charter().effectiveFrom());
        return inForce != null && inForce.id().equals(fact.header().key().toString());
    }

    /**
     * This book with the charters of one office as they were published, in full: the book as it is
     * kept has what cases are judged by.
     */
    public ReferenceBook withTexts(OfficeId office, Iterable<CharterPublished> published) {
        var inFull = CharterHistory.NONE;
        for (var fact : published) {
            inFull = inFull.with(publication(fact));
        }
        var moreCharters = new HashMap<>(charters);
        moreCharters.put(office, inFull);
        return new ReferenceBook(officeFacts, offices, moreCharters, calendar, seen);
    }

    /** Whether there is such a place, or such an office is registered. */
    public boolean knows(Scope scope) {
        return switch (scope) {
            case Scope.Area area -> ShippedPlaces.isKnown(area.place());
            case Scope.SingleOffice one -> offices.containsKey(one.office());
        };
    }

    /** Whether a fact of this key is in the book. */
    public boolean knows(FactKey key) {
        return seen.contains(key);
    }

    /**
     * What says that a fact has no effect, since something else said of the same date holds in its
     * place; empty if the fact holds. The book may have the fact already.
     */
    public List<Problem> withoutEffect(ReferenceFact fact) {
        var after = knows(fact.header().key()) ? this : with(List.of(fact));
        return switch (fact) {
            case CharterPublished f -> {
                var from = f.charter().effectiveFrom();
                yield after.holds(f)
                        ? List.of()
                        : List.of(
                                noEffect(
                                        "data.charter.effectiveFrom",
                                        from.toString(),
                                        "a charter in force from the same date was published at the same or a later"
                                                + " time, and holds; if this one should, send it with a later time"));
            }
            case CalendarDayDeclared f -> after.withoutEffect(f.entry());
            case OfficeFact f -> List.of();
            case ZeroActivityDeclared f -> List.of();
            case CalendarFact f -> List.of();
        };
    }

    private List<Problem> withoutEffect(CalendarEntry entry) {
        var calendar =
                switch (entry.scope()) {
                    case Scope.Area area -> calendarAt(area.place());
                    case Scope.SingleOffice one -> calendar(one.office());
                };
        var day = calendar.on(entry.date());
        boolean wanted =
                switch (entry.kind()) {
                    case HOLIDAY -> !day.open();
                    case WORKING_DAY -> day.open();
                    case CANCELLED, MOVED_AWAY -> true; // they take back what there is, if anything
                };
        return wanted
                ? List.of()
                : List.of(
                        noEffect(
                                "data.entry.declaredAt",
                                entry.declaredAt() == null ? null : entry.declaredAt().toString(),
                                "another declaration for "
                                        + entry.date()
                                        + " was made later and holds; write when this one was declared"));
    }

    private static Problem noEffect(String field, @Nullable String value, String message) {
        return new Problem(field, value, Problem.Code.NO_EFFECT, message);
    }

    /** Everything declared about the calendar. */
    public List<CalendarDeclaration> declarations() {
        return calendar.declarations();
    }

    /** The office hours that hold in the whole nation. */
    public List<OfficeHours> nationalOfficeHours() {
        return calendar.declarations().stream()
                .filter(OfficeHours.class::isInstance)
                .map(OfficeHours.class::cast)
                .filter(h -> h.scope().equals(new Scope.Area(PlaceCode.NATION)))
                .toList();
    }

    /** The calendar of the nation. */
    public OfficeCalendar nationalCalendar() {
        return calendarAt(PlaceCode.NATION);
    }

    /** The calendar of a place, without what was declared for a single office. */
    public OfficeCalendar calendarAt(PlaceCode place) {
        return calendar.forOffice(NO_OFFICE, place);
    }

    /** The calendar of an office; of the nation if the office is not known. */
    public OfficeCalendar calendar(OfficeId id) {
        var office = offices.get(id);
        return office == null
                ? calendar.forOffice(id, PlaceCode.NATION)
                : calendar.forOffice(id, office.stays());
    }
}

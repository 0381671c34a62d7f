package bd.somoyshima.reference;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
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
        var declarations = new ArrayList<>(calendar.declarations());
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
                case CalendarFact f -> declarations.addAll(f.declarations());
            }
        }
        return new ReferenceBook(
                moreOfficeFacts,
                moreOffices,
                moreCharters,
                declarations.size() == calendar.declarations().size()
                        ? calendar
                        : WorkingCalendar.of(declarations),
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

    /** Whether a fact of this key is in the book. */
    public boolean knows(FactKey key) {
        return seen.contains(key);
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

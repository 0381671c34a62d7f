package bd.somoyshima.reference;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CalendarDayDeclared;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
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
            new ReferenceBook(Map.of(), Map.of(), WorkingCalendar.of(List.of()), Set.of());

    private final Map<OfficeId, Office> offices;
    private final Map<OfficeId, CharterHistory> charters;
    private final WorkingCalendar calendar;
    private final Set<FactKey> seen;

    private ReferenceBook(
            Map<OfficeId, Office> offices,
            Map<OfficeId, CharterHistory> charters,
            WorkingCalendar calendar,
            Set<FactKey> seen) {
        this.offices = offices;
        this.charters = charters;
        this.calendar = calendar;
        this.seen = seen;
    }

    /** This book and what more facts say; a fact already in it changes nothing. */
    public ReferenceBook with(Iterable<? extends ReferenceFact> facts) {
        var moreOffices = new HashMap<>(offices);
        var moreCharters = new HashMap<>(charters);
        var moreSeen = new HashSet<>(seen);
        var entries = new ArrayList<>(calendar.entries());
        for (var fact : facts) {
            if (!moreSeen.add(fact.header().key())) {
                continue;
            }
            switch (fact) {
                case OfficeRegistered f ->
                        moreOffices.put(
                                f.office(),
                                new Office(
                                        f.office(),
                                        f.place(),
                                        f.department(),
                                        f.nameEn(),
                                        f.nameBn()));
                case CharterPublished f ->
                        moreCharters.merge(
                                f.office(),
                                CharterHistory.NONE.with(publication(f)),
                                (history, one) -> history.with(one.published().getFirst()));
                case CalendarDayDeclared f -> entries.add(f.entry());
            }
        }
        return new ReferenceBook(
                moreOffices,
                moreCharters,
                entries.size() == calendar.entries().size()
                        ? calendar
                        : WorkingCalendar.of(entries),
                moreSeen);
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

    /** The calendar of an office; of the nation if the office is not known. */
    public OfficeCalendar calendar(OfficeId id) {
        var office = offices.get(id);
        return calendar.forOffice(id, office == null ? PlaceCode.NATION : office.place());
    }
}

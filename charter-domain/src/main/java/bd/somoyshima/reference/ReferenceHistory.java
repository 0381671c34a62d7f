package bd.somoyshima.reference;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarDeclaration.DateRange;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What cases are judged by, and when it became known: answers what a case of an office would have
 * been judged by at any moment in the past.
 *
 * <p>Immutable. Facts are sorted by when they were recorded; the order they are added in plays no
 * part.
 */
public final class ReferenceHistory {

    public static final ReferenceHistory EMPTY =
            new ReferenceHistory(
                    ReferenceBook.EMPTY, List.of(), Map.of(), new ConcurrentHashMap<>());

    /** Of calendars as they were known: moments that are asked about lie close together. */
    private static final int MOST_CALENDARS_KEPT = 50;

    private static final Comparator<RecordedReference> ORDER =
            Comparator.comparing(RecordedReference::recordedAt)
                    .thenComparing(r -> r.fact().header().key());

    private final ReferenceBook latest;

    /** Facts about the calendar, in {@link #ORDER}. */
    private final List<RecordedReference> calendar;

    /** Facts about each office and its charters, in {@link #ORDER}. */
    private final Map<OfficeId, List<RecordedReference>> byOffice;

    /** The calendar of the first so many facts; made when first asked for. */
    private final ConcurrentMap<Integer, WorkingCalendar> calendars;

    private ReferenceHistory(
            ReferenceBook latest,
            List<RecordedReference> calendar,
            Map<OfficeId, List<RecordedReference>> byOffice,
            ConcurrentMap<Integer, WorkingCalendar> calendars) {
        this.latest = latest;
        this.calendar = calendar;
        this.byOffice = byOffice;
        this.calendars = calendars;
    }

    /** This history and more facts; a fact already in it changes nothing. */
    public ReferenceHistory with(List<RecordedReference> facts) {
        var moreCalendar = new ArrayList<>(calendar);
        var moreByOffice = new HashMap<>(byOffice);
        var added = new ArrayList<ReferenceFact>();
        var changedOffices = new HashMap<OfficeId, List<RecordedReference>>();
        var seen = new HashSet<Object>();
        for (var recorded : facts) {
            var fact = recorded.fact();
            if (latest.knows(fact.header().key()) || !seen.add(fact.header().key())) {
                continue;
            }
            added.add(fact);
            if (fact instanceof CalendarFact) {
                moreCalendar.add(recorded);
            }
            var office = officeOf(fact);
            if (office != null) {
                changedOffices
                        .computeIfAbsent(
                                office, id -> new ArrayList<>(byOffice.getOrDefault(id, List.of())))
                        .add(recorded);
            }
        }
        if (added.isEmpty()) {
            return this;
        }
        changedOffices.forEach(
                (office, known) -> {
                    known.sort(ORDER);
                    moreByOffice.put(office, List.copyOf(known));
                });
        moreCalendar.sort(ORDER);
        return new ReferenceHistory(
                latest.with(added),
                List.copyOf(moreCalendar),
                moreByOffice,
                moreCalendar.size() == calendar.size() ? calendars : new ConcurrentHashMap<>());
    }

    private static @Nullable OfficeId officeOf(ReferenceFact fact) {
        return switch (fact) {
            case OfficeFact f -> f.office();
            case CharterPublished f -> f.office();
            case ReferenceFact.ZeroActivityDeclared f -> null;
            case CalendarFact f -> null;
        };
    }

    /** Everything known by now. */
    public ReferenceBook latest() {
        return latest;
    }

    /** The facts about an office and its charters, in the order they were recorded. */
    public List<RecordedReference> of(OfficeId office) {
        return byOffice.getOrDefault(office, List.of());
    }

    /**
     * What the cases of an office may be judged by: facts about the office, its charters, and of
     * the calendar those that hold where it is or was; in the order they were recorded.
     */
    public List<RecordedReference> concerning(OfficeId id) {
        var concerning = new ArrayList<>(of(id));
        var office = latest.office(id);
        if (office != null) {
            for (var recorded : calendar) {
                if (concerns((CalendarFact) recorded.fact(), office)) {
                    concerning.add(recorded);
                }
            }
        }
        concerning.sort(ORDER);
        return concerning;
    }

    /**
     * What a case of an office was judged by at a moment: everything about this office, its
     * charters and the calendar that was recorded up to then, inclusive. Of other offices the book
     * need not know anything.
     */
    public ReferenceBook knownAt(OfficeId office, Instant at) {
        var about = of(office);
        int calendarFacts = countUpTo(calendar, at);
        int officeFacts = countUpTo(about, at);
        if (calendarFacts == calendar.size() && officeFacts == about.size()) {
            return latest;
        }
        var book = ReferenceBook.EMPTY.with(facts(about.subList(0, officeFacts)));
        if (calendars.size() >= MOST_CALENDARS_KEPT) {
            calendars.clear();
        }
        return book.with(
                calendars.computeIfAbsent(
                        calendarFacts,
                        n -> {
                            var declared = new ArrayList<ReferenceFact>();
                            declared.addAll(facts(calendar.subList(0, n)));
                            return ReferenceBook.EMPTY.with(declared).workingCalendar();
                        }));
    }

    private static List<ReferenceFact> facts(List<RecordedReference> recorded) {
        return recorded.stream().map(RecordedReference::fact).toList();
    }

    private static int countUpTo(List<RecordedReference> facts, Instant at) {
        int low = 0;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).recordedAt().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Something that became known.
     *
     * @param dates those it is about: a case that depends on no date among them is not judged
     *     otherwise because of it; empty if it may be about any
     */
    public record Change(Instant at, List<DateRange> dates) {

        /** Whether it may matter to a case that depends on the dates from one to another. */
        public boolean touches(@Nullable LocalDate from, @Nullable LocalDate until) {
            if (dates.isEmpty()) {
                return true;
            }
            for (var range : dates) {
                if (from != null
                        && (range.until() == null || !range.until().isBefore(from))
                        && (until == null || !range.from().isAfter(until))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * What became known after a moment, exclusive, that the cases of an office may be judged by; in
     * order.
     */
    public List<Change> changesAfter(OfficeId id, Instant after) {
        var about = of(id);
        int firstOffice = countUpTo(about, after);
        int firstCalendar = countUpTo(calendar, after);
        if (firstOffice == about.size() && firstCalendar == calendar.size()) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        for (var recorded : about.subList(firstOffice, about.size())) {
            changes.add(new Change(recorded.recordedAt(), List.of()));
        }
        var office = latest.office(id);
        for (var recorded : calendar.subList(firstCalendar, calendar.size())) {
            var fact = (CalendarFact) recorded.fact();
            if (office != null && concerns(fact, office)) {
                changes.add(
                        new Change(
                                recorded.recordedAt(),
                                fact.declarations().stream()
                                        .map(CalendarDeclaration::dates)
                                        .toList()));
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        return changes;
    }

    private static boolean concerns(CalendarFact fact, Office office) {
        for (var declaration : fact.declarations()) {
            for (var stay : office.stays()) {
                if (declaration.scope().covers(office.id(), stay.place())) {
                    return true;
                }
            }
        }
        return false;
    }
}

package bd.somoyshima.calendar;

import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The working calendar of all offices: the weekend and every declared day, each in its scope.
 *
 * <p>Immutable. What holds for one office is looked up through {@link #forOffice}; offices to which
 * the same entries apply share one table.
 */
public final class WorkingCalendar {

    /**
     * The local time of all offices. Its own history (summer time in 2009) is the zone's business.
     */
    public static final ZoneId ZONE = ZoneId.of("Asia/Dhaka");

    /**
     * Since when the zone's offset has not changed; earlier instants take the long way through its
     * history.
     */
    private static final long SETTLED_SECOND = lastTransition();

    /** The offset since then, in seconds. */
    private static final int SETTLED_OFFSET =
            ZONE.getRules().getOffset(Instant.ofEpochSecond(SETTLED_SECOND)).getTotalSeconds();

    private static final long SECONDS_PER_DAY = 86_400;

    /** Friday and Saturday, the weekend of government offices since 2005. */
    public static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    private static final Comparator<CalendarEntry> READING_ORDER =
            Comparator.comparing(WorkingCalendar::declaredAtOrEarliest)
                    .thenComparing(e -> e.scope().narrowness())
                    .thenComparing(CalendarEntry::kind)
                    .thenComparing(CalendarEntry::nameEn)
                    .thenComparing(e -> e.scope().text());

    private final List<CalendarEntry> entries;
    private final Set<DayOfWeek> weekend;
    private final Map<List<CalendarEntry>, OfficeCalendar> tables = new ConcurrentHashMap<>();

    private WorkingCalendar(Set<DayOfWeek> weekend, List<CalendarEntry> entries) {
        this.weekend = weekend.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(weekend));
        this.entries = entries;
    }

    private static long lastTransition() {
        var rules = ZONE.getRules();
        if (!rules.getTransitionRules().isEmpty() || rules.getTransitions().isEmpty()) {
            return Instant.MAX.getEpochSecond(); // the offset goes on changing: always the long way
        }
        return rules.getTransitions().getLast().toEpochSecond();
    }

    /** A calendar with the usual weekend and the given entries, in whatever order they come. */
    public static WorkingCalendar of(Iterable<CalendarEntry> entries) {
        return of(WEEKEND, entries);
    }

    /** A calendar with a weekend of its own and the given entries, in whatever order they come. */
    public static WorkingCalendar of(Set<DayOfWeek> weekend, Iterable<CalendarEntry> entries) {
        var sorted = new ArrayList<CalendarEntry>();
        entries.forEach(sorted::add);
        sorted.sort(READING_ORDER);
        return new WorkingCalendar(weekend, List.copyOf(sorted));
    }

    /** This calendar with one more entry. */
    public WorkingCalendar with(CalendarEntry entry) {
        var more = new ArrayList<>(entries);
        more.add(entry);
        return of(weekend, more);
    }

    public List<CalendarEntry> entries() {
        return entries;
    }

    /** The calendar of one office at a place. */
    public OfficeCalendar forOffice(OfficeId office, PlaceCode place) {
        var applicable = entries.stream().filter(e -> e.scope().covers(office, place)).toList();
        return tables.computeIfAbsent(applicable, list -> new OfficeCalendar(weekend, list));
    }

    private static Instant declaredAtOrEarliest(CalendarEntry entry) {
        return entry.declaredAt() == null ? Instant.MIN : entry.declaredAt();
    }

    /** The local date of an instant. */
    public static LocalDate localDate(Instant instant) {
        long second = instant.getEpochSecond();
        return second >= SETTLED_SECOND
                ? LocalDate.ofEpochDay(Math.floorDiv(second + SETTLED_OFFSET, SECONDS_PER_DAY))
                : instant.atZone(ZONE).toLocalDate();
    }

    /** The exclusive end of a local date: the first instant of the next one. */
    public static Instant endOf(LocalDate date) {
        return startOf(date.toEpochDay() + 1);
    }

    /** The first instant of a local date. */
    public static Instant startOf(LocalDate date) {
        return startOf(date.toEpochDay());
    }

    private static Instant startOf(long epochDay) {
        long second = epochDay * SECONDS_PER_DAY - SETTLED_OFFSET;
        return second >= SETTLED_SECOND
                ? Instant.ofEpochSecond(second)
                : LocalDate.ofEpochDay(epochDay).atStartOfDay(ZONE).toInstant();
    }
}

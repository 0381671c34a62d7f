package bd.somoyshima.calendar;

import bd.somoyshima.office.Office.Stay;
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

    /** Of entries made at once for one day a holiday is read first, a cancellation last. */
    private static final Comparator<CalendarDeclaration> BY_KIND =
            Comparator.comparing(
                    d -> d instanceof CalendarEntry entry ? entry.kind() : null,
                    Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Of two declarations about the same day the one read later holds: the one declared later; of
     * those declared at once, or at a time nobody knows, the one said later.
     */
    private static final Comparator<Said> READING_ORDER =
            Comparator.comparing((Said s) -> declaredAtOrEarliest(s.declaration()))
                    .thenComparing(Said::at)
                    .thenComparing(
                            Said::declaration,
                            Comparator.comparing((CalendarDeclaration d) -> d.scope().narrowness())
                                    .thenComparing(d -> d.dates().from())
                                    .thenComparing(BY_KIND)
                                    .thenComparing(CalendarDeclaration::nameEn)
                                    .thenComparing(d -> d.scope().text())
                                    .thenComparing(Object::toString));

    /**
     * A declaration and when it was said.
     *
     * @param at the time of the fact that says it
     */
    public record Said(CalendarDeclaration declaration, Instant at) {}

    private record Place(OfficeId office, List<Stay> stays) {}

    /** More than there are offices in the nation. */
    private static final int MOST_OFFICES_KEPT = 100_000;

    /** Offices share tables, unless something is declared for one alone; some 25 KB each. */
    private static final int MOST_TABLES_KEPT = 3_000;

    private final Set<DayOfWeek> usualWeekend;
    private final List<Said> said;
    private final List<CalendarDeclaration> declarations;
    private final Map<List<CalendarDeclaration>, OfficeCalendar> tables = new ConcurrentHashMap<>();
    private final Map<Place, OfficeCalendar> byOffice = new ConcurrentHashMap<>();

    private WorkingCalendar(Set<DayOfWeek> usualWeekend, List<Said> said) {
        this.usualWeekend =
                usualWeekend.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(usualWeekend));
        this.said = said;
        this.declarations = said.stream().map(Said::declaration).toList();
    }

    private static long lastTransition() {
        var rules = ZONE.getRules();
        if (!rules.getTransitionRules().isEmpty() || rules.getTransitions().isEmpty()) {
            return Instant.MAX.getEpochSecond(); // the offset goes on changing: always the long way
        }
        return rules.getTransitions().getLast().toEpochSecond();
    }

    /** A calendar with the usual weekend and what was declared, in whatever order it comes. */
    public static WorkingCalendar of(Iterable<? extends CalendarDeclaration> declarations) {
        return of(WEEKEND, declarations);
    }

    /**
     * A calendar of what was declared, in whatever order it comes.
     *
     * @param usualWeekend the weekend where no other is declared
     */
    public static WorkingCalendar of(
            Set<DayOfWeek> usualWeekend, Iterable<? extends CalendarDeclaration> declarations) {
        var said = new ArrayList<Said>();
        declarations.forEach(d -> said.add(new Said(d, Instant.MIN)));
        return sorted(usualWeekend, said);
    }

    /** A calendar with the usual weekend and what was said at which time, in any order. */
    public static WorkingCalendar ofSaid(List<Said> said) {
        return sorted(WEEKEND, new ArrayList<>(said));
    }

    private static WorkingCalendar sorted(Set<DayOfWeek> usualWeekend, List<Said> said) {
        said.sort(READING_ORDER);
        return new WorkingCalendar(usualWeekend, List.copyOf(said));
    }

    /** Everything declared, with when it was said, in reading order. */
    public List<Said> said() {
        return said;
    }

    /** Everything declared, in reading order. */
    public List<CalendarDeclaration> declarations() {
        return declarations;
    }

    /** The calendar of one office at a place. */
    public OfficeCalendar forOffice(OfficeId office, PlaceCode place) {
        return forOffice(office, List.of(new Stay(null, place)));
    }

    /** The calendar of one office: of each place for the days it was there. */
    public OfficeCalendar forOffice(OfficeId office, List<Stay> stays) {
        var at = new Place(office, stays);
        var known = byOffice.get(at);
        if (known == null
                && (byOffice.size() >= MOST_OFFICES_KEPT || tables.size() >= MOST_TABLES_KEPT)) {
            byOffice.clear();
            tables.clear();
        }
        return known != null ? known : byOffice.computeIfAbsent(at, this::table);
    }

    private OfficeCalendar table(Place at) {
        var applicable = new ArrayList<CalendarDeclaration>();
        for (var declaration : declarations) {
            for (int i = 0; i < at.stays().size(); i++) {
                var stay = at.stays().get(i);
                if (declaration.scope().covers(at.office(), stay.place())) {
                    var next = i + 1 < at.stays().size() ? at.stays().get(i + 1).from() : null;
                    var during =
                            declaration.during(
                                    stay.from(), next == null ? null : next.minusDays(1));
                    if (during != null) {
                        applicable.add(during);
                    }
                }
            }
        }
        return tables.computeIfAbsent(applicable, list -> new OfficeCalendar(usualWeekend, list));
    }

    private static Instant declaredAtOrEarliest(CalendarDeclaration declaration) {
        return declaration.declaredAt() == null ? Instant.MIN : declaration.declaredAt();
    }

    /** The local date of an instant. */
    public static LocalDate localDate(Instant instant) {
        long second = instant.getEpochSecond();
        return second >= SETTLED_SECOND
                ? LocalDays.ofEpochDay(Math.floorDiv(second + SETTLED_OFFSET, SECONDS_PER_DAY))
                : instant.atZone(ZONE).toLocalDate();
    }

    /** The exclusive end of a local date: the first instant of the next one. */
    public static Instant endOf(LocalDate date) {
        return LocalDays.end(date);
    }

    /** The first instant of a local date. */
    public static Instant startOf(LocalDate date) {
        return LocalDays.start(date);
    }
}

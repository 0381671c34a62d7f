package bd.somoyshima.projection.office;

import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.office.Office;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.PlaceLevel;
import bd.somoyshima.reference.OfficeHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A time of an office at a place, and when that was thought to be so.
 *
 * @param from first local date there, or null without a beginning
 * @param until first local date no longer there, or null without an end
 * @param closed whether the office was closed for good in this time
 * @param knownFrom since when it is known, inclusive
 * @param knownUntil until when it was thought so, exclusive; null if it still is
 */
public record KnownStay(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        PlaceCode place,
        String department,
        boolean closed,
        @Nullable Instant knownFrom,
        @Nullable Instant knownUntil) {

    /** Its district; its division or the nation if it belongs to no single district. */
    public PlaceCode area() {
        return PlaceLevel.DISTRICT.compareTo(place.level()) > 0
                ? place
                : place.at(PlaceLevel.DISTRICT);
    }

    /**
     * The stays of an office, as known at every moment.
     *
     * @param about all facts about it, in the order they were recorded
     */
    public static List<KnownStay> of(List<RecordedReference> about) {
        var stays = new ArrayList<KnownStay>();
        var facts = new ArrayList<OfficeFact>();
        var known = List.<KnownStay>of();
        Instant since = null;
        for (var recorded : about) {
            if (!(recorded.fact() instanceof OfficeFact fact)) {
                continue;
            }
            facts.add(fact);
            var office = OfficeHistory.fold(facts);
            if (office == null) {
                continue;
            }
            var now = stays(office);
            if (known.isEmpty()) {
                known = now;
                since = recorded.recordedAt();
            } else if (!now.equals(known)) {
                // of two moments in one instant the later holds
                if (!recorded.recordedAt().equals(since)) {
                    addTo(stays, known, since, recorded.recordedAt());
                }
                known = now;
                since = recorded.recordedAt();
            }
        }
        addTo(stays, known, since, null);
        return stays;
    }

    private static void addTo(
            List<KnownStay> stays,
            List<KnownStay> known,
            @Nullable Instant from,
            @Nullable Instant until) {
        for (var stay : known) {
            stays.add(
                    new KnownStay(
                            stay.from,
                            stay.until,
                            stay.place,
                            stay.department,
                            stay.closed,
                            from,
                            until));
        }
    }

    /** A new stay begins with every move, closure and reopening. */
    private static List<KnownStay> stays(Office office) {
        var begins = new TreeSet<LocalDate>();
        for (var stay : office.stays()) {
            if (stay.from() != null) {
                begins.add(stay.from());
            }
        }
        for (var closure : office.closures()) {
            begins.add(closure.from());
            if (closure.until() != null) {
                begins.add(closure.until().plusDays(1));
            }
        }
        var stays = new ArrayList<KnownStay>();
        LocalDate from = null;
        for (var next : begins) {
            stays.add(stay(office, from, next));
            from = next;
        }
        stays.add(stay(office, from, null));
        return stays;
    }

    private static KnownStay stay(
            Office office, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new KnownStay(
                from,
                until,
                from == null ? office.stays().getFirst().place() : office.placeOn(from),
                office.department(),
                from != null && office.isClosedOn(from),
                null,
                null);
    }
}

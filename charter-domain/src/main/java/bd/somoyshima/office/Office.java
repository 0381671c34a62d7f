package bd.somoyshima.office;

import bd.somoyshima.place.PlaceCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An office that answers for a charter.
 *
 * @param department the department it belongs to, a short code such as {@code doict}
 * @param stays where it has been, the earliest first; at least one, without gaps
 * @param closures the times it was closed for good, the earliest first
 */
public record Office(
        OfficeId id,
        String department,
        String nameEn,
        String nameBn,
        List<Stay> stays,
        List<Closure> closures) {

    /**
     * A time at a place.
     *
     * @param from the first local date there, or null for the first stay, which has no beginning
     */
    public record Stay(@Nullable LocalDate from, PlaceCode place) {}

    /**
     * A time during which there was no such office.
     *
     * @param from the first local date without it
     * @param until the last one, or null if it has not opened again
     */
    public record Closure(LocalDate from, @Nullable LocalDate until) {}

    public Office {
        stays = List.copyOf(stays);
        closures = List.copyOf(closures);
    }

    /** The upazila (or district, for a district office) where it is, or was last. */
    public PlaceCode place() {
        return stays.getLast().place();
    }

    /** Where it was on a local date. */
    public PlaceCode placeOn(LocalDate date) {
        var place = stays.getFirst().place();
        for (var stay : stays) {
            if (stay.from() == null || !stay.from().isAfter(date)) {
                place = stay.place();
            }
        }
        return place;
    }

    /** Whether it was closed for good on a local date. */
    public boolean isClosedOn(LocalDate date) {
        return closures.stream()
                .anyMatch(
                        c ->
                                !c.from().isAfter(date)
                                        && (c.until() == null || !c.until().isBefore(date)));
    }
}

package bd.somoyshima.projection.access;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.web.Problems;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.ErrorResponseException;

/** What may be asked for in a request, and a clear word where it may not. */
public final class Asked {

    private Asked() {}

    /**
     * One of several values, in lower or upper case.
     *
     * @throws IllegalArgumentException if it is another, naming those there are
     */
    public static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        parameter
                                                + " is '"
                                                + value
                                                + "'; write one of "
                                                + Arrays.stream(type.getEnumConstants())
                                                        .map(e -> e.name().toLowerCase(Locale.ROOT))
                                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Checks first and last date of a time.
     *
     * @throws ErrorResponseException 422 if one lies outside the calendar, or they are the wrong
     *     way round
     */
    public static void requireDays(LocalDate from, LocalDate to) {
        requireInCalendar("from", from);
        requireInCalendar("to", to);
        if (from.isAfter(to)) {
            throw Problems.unanswerable("from (" + from + ") lies after to (" + to + ")");
        }
    }

    private static void requireInCalendar(String parameter, LocalDate date) {
        if (date.isBefore(OfficeCalendar.FIRST) || date.isAfter(OfficeCalendar.LAST)) {
            throw Problems.unanswerable(
                    parameter
                            + " is "
                            + date
                            + ", which lies outside "
                            + OfficeCalendar.FIRST
                            + " to "
                            + OfficeCalendar.LAST);
        }
    }
}

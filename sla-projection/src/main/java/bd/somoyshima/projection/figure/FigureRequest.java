package bd.somoyshima.projection.figure;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.place.PlaceLevel;
import bd.somoyshima.projection.figure.FigureReport.By;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which figures.
 *
 * @param scope whose offices
 * @param from first local date, inclusive
 * @param to last local date, inclusive
 * @param demonstration whether cases of the demonstration count
 * @param asKnownAt facts recorded later do not count; null for everything known now
 * @param extent how much is to be told
 */
public record FigureRequest(
        Scope scope,
        LocalDate from,
        LocalDate to,
        Period period,
        By by,
        CaseKind kind,
        boolean demonstration,
        @Nullable Instant asKnownAt,
        Extent extent) {

    /** How much is to be told. */
    public enum Extent {
        /** Counts alone. */
        COUNTS,
        /** Everything but names, which are those of today whenever they are asked for. */
        NAMELESS,
        EVERYTHING
    }

    /** Where the answer is found soonest; it is the same everywhere. */
    enum Source {
        /** The roll-up by district and day. */
        AREA_DAY,
        /** The roll-up by district, service and month. */
        SERVICE_MONTH,
        /** The rows of the cases, also as they were known. */
        CASES
    }

    /**
     * The source.
     *
     * @param today a month that is not over is known by its days only
     */
    Source source(LocalDate today) {
        if (asKnownAt != null || !isWide()) {
            return Source.CASES;
        }
        return switch (by) {
            case TOTAL, DIVISION, DISTRICT -> Source.AREA_DAY;
            case SERVICE, VARIANT, CATEGORY, DEPARTMENT ->
                    wholeMonths() && to.isBefore(today) ? Source.SERVICE_MONTH : Source.CASES;
            case UPAZILA, OFFICE -> Source.CASES;
        };
    }

    /** A district or more. */
    boolean isWide() {
        return scope instanceof Scope.Area area
                && area.place().level().compareTo(PlaceLevel.DISTRICT) <= 0;
    }

    /** Whether every period begins and ends with a month. */
    boolean wholeMonths() {
        return period != Period.DAY
                && from.getDayOfMonth() == 1
                && to.plusDays(1).getDayOfMonth() == 1;
    }
}

package bd.somoyshima.projection.rollup;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one case adds to one cell of {@code service_day}. */
public record Contribution(Cell cell, Counts counts) {

    /**
     * A cell of the roll-up.
     *
     * @param service the service's code, or empty if it names none
     * @param receivedOn local date of receipt
     */
    public record Cell(
            String office,
            CaseKind kind,
            String service,
            LocalDate receivedOn,
            boolean demonstration) {}

    /** How many cases of each sort; {@code received} is the sum of the next eight. */
    public record Counts(
            long received,
            long instant,
            long withinLimit,
            long late,
            long unsettled,
            long withdrawn,
            long transferred,
            long noTarget,
            long outOfScope,
            long instantPromised,
            long agreed,
            long extended) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return plus(other, 1);
        }

        Counts minus(Counts other) {
            return plus(other, -1);
        }

        private Counts plus(Counts other, int sign) {
            return new Counts(
                    received + sign * other.received,
                    instant + sign * other.instant,
                    withinLimit + sign * other.withinLimit,
                    late + sign * other.late,
                    unsettled + sign * other.unsettled,
                    withdrawn + sign * other.withdrawn,
                    transferred + sign * other.transferred,
                    noTarget + sign * other.noTarget,
                    outOfScope + sign * other.outOfScope,
                    instantPromised + sign * other.instantPromised,
                    agreed + sign * other.agreed,
                    extended + sign * other.extended);
        }
    }

    /**
     * The contribution of a case.
     *
     * @param settled its verdict if it no longer depends on now, else null
     * @return null if the case has no date of receipt
     */
    public static @Nullable Contribution of(
            OfficeId office,
            CaseKind kind,
            @Nullable ServiceCode service,
            @Nullable Instant receivedAt,
            boolean demonstration,
            @Nullable Verdict settled,
            boolean instantPromised,
            boolean agreed,
            boolean extended) {
        if (receivedAt == null) {
            return null;
        }
        return new Contribution(
                new Cell(
                        office.value(),
                        kind,
                        service == null ? "" : service.value(),
                        WorkingCalendar.localDate(receivedAt),
                        demonstration),
                new Counts(
                        1,
                        one(settled == Verdict.INSTANT),
                        one(settled == Verdict.WITHIN_LIMIT),
                        one(settled == Verdict.LATE),
                        one(settled == null),
                        one(settled == Verdict.WITHDRAWN),
                        one(settled == Verdict.TRANSFERRED),
                        one(settled == Verdict.NO_TARGET),
                        one(settled == Verdict.OUT_OF_SCOPE),
                        one(instantPromised),
                        one(agreed),
                        one(extended)));
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }
}

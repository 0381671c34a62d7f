package bd.somoyshima.projection.rollup;

import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a case that figures depend on. While it stays the same, no figure changes.
 *
 * @param service the service's code, or empty
 * @param closedOn local date of its end, or null while open
 * @param instantPromised whether it is closed and judged, and delivery at once was promised
 * @param receiptReportDays days from receipt until we first heard of the case
 * @param closingReportDays days from its end until we heard of it
 * @param tiers a complaint's time with each tier; null of a service request
 */
public record Standing(
        CaseKind kind,
        String service,
        boolean demonstration,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate closedOn,
        @Nullable Verdict settled,
        boolean hasTarget,
        boolean instantPromised,
        boolean agreed,
        boolean extended,
        @Nullable Integer workingDays,
        int pauses,
        int pausedDays,
        int receiptReportDays,
        int closingReportDays,
        @Nullable List<TierEntry> tiers) {}

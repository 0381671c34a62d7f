package bd.somoyshima.projection.statement;

import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.projection.figure.FigureReport.By;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A monthly statement. Every line balances: {@code opening + received + moved = inTime + late +
 * transferred + withdrawn + unjudged + pendingWithinTime + pendingOverdue + pendingNoTarget}.
 *
 * @param of a BBS code or {@code office:<office>}
 * @param month its first local date
 * @param asKnownAt facts recorded later are not in it
 * @param demonstration whether cases of the demonstration count
 * @param offices offices there at the end of the month
 * @param reported of these, offices that reported anything about the month
 * @param reportedLate of these, offices that did so only after the month had ended; null in
 *     statements published before this was told
 * @param silentOffices of these, silent at its end: of their cases there are no data
 * @param parts service requests, and complaints
 * @param workedOutFrom the event log it was worked out from, by which anyone can tell that the log
 *     was not altered since; null in drafts and in statements published before this was told
 * @param restatements what published statements of earlier months would say today
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Statement(
        String of,
        @Nullable String nameEn,
        @Nullable String nameBn,
        LocalDate month,
        Instant asKnownAt,
        boolean demonstration,
        long offices,
        long reported,
        @Nullable Long reportedLate,
        long silentOffices,
        List<Part> parts,
        List<Restatement> restatements,
        @Nullable WorkedOutFrom workedOutFrom) {

    /**
     * The event log up to a position.
     *
     * @param index of its last event
     * @param digest of its last event, which covers all before
     */
    record WorkedOutFrom(long index, String digest) {

        static WorkedOutFrom of(LogPosition position) {
            return new WorkedOutFrom(position.index(), position.digest());
        }
    }

    /** This statement, which was worked out from the log up to a position. */
    Statement from(LogPosition position) {
        return new Statement(
                of,
                nameEn,
                nameBn,
                month,
                asKnownAt,
                demonstration,
                offices,
                reported,
                reportedLate,
                silentOffices,
                parts,
                restatements,
                WorkedOutFrom.of(position));
    }

    /**
     * Service requests or complaints.
     *
     * @param by what its lines stand for
     * @param tiers of complaints: a line for each tier, whose {@code transferred} are those that
     *     went on to the next tier or another office, and whose {@code pendingOverdue} are ripe for
     *     escalation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(CaseKind kind, By by, Line total, List<Line> lines, @Nullable List<Line> tiers) {}

    /**
     * A balance.
     *
     * @param key a service, office or place; {@code tier:1} of a tier; empty for the whole
     * @param silentSince of an office: since when there are no data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String key,
            @Nullable String nameEn,
            @Nullable String nameBn,
            @Nullable LocalDate silentSince,
            long opening,
            long received,
            long moved,
            long inTime,
            long late,
            long transferred,
            long withdrawn,
            long unjudged,
            long pendingWithinTime,
            long pendingOverdue,
            long pendingNoTarget) {

        long get(BalanceColumn column) {
            return switch (column) {
                case OPENING -> opening;
                case RECEIVED -> received;
                case MOVED -> moved;
                case IN_TIME -> inTime;
                case LATE -> late;
                case TRANSFERRED -> transferred;
                case WITHDRAWN -> withdrawn;
                case UNJUDGED -> unjudged;
                case PENDING_WITHIN_TIME -> pendingWithinTime;
                case PENDING_OVERDUE -> pendingOverdue;
                case PENDING_NO_TARGET -> pendingNoTarget;
            };
        }
    }

    /**
     * A number of a published statement that is another one today.
     *
     * @param month of the statement that said {@code was}
     * @param key of its line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Restatement(
            LocalDate month,
            CaseKind kind,
            String key,
            @Nullable String nameEn,
            @Nullable String nameBn,
            BalanceColumn column,
            long was,
            long is) {}
}

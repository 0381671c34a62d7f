package bd.somoyshima.projection.figure;

import bd.somoyshima.casefile.Assessment.CaseKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened and how things stood, period by period.
 *
 * @param place whose offices: a BBS code or {@code office:<office>}
 * @param asKnownAt facts recorded later do not count
 * @param silentOffices offices without a word for three working days at the end (or now): of their
 *     cases there are no data
 * @param rows one for each of what was asked for; one without a name for the whole
 */
public record FigureReport(
        String place,
        LocalDate from,
        LocalDate to,
        Period period,
        By by,
        CaseKind kind,
        OffsetDateTime asKnownAt,
        long silentOffices,
        List<Row> rows) {

    /** What a row stands for. */
    public enum By {
        TOTAL,
        DIVISION,
        DISTRICT,
        UPAZILA,
        OFFICE,
        SERVICE,
        /** Services, and where a service has several limits each of its variants. */
        VARIANT,
        CATEGORY,
        DEPARTMENT;

        /** Whether a row stands for a place with offices. */
        boolean isPlace() {
            return this == DIVISION || this == DISTRICT || this == UPAZILA;
        }
    }

    /**
     * A place, office, service, category or department.
     *
     * @param key what {@link By} says: a BBS code, an office, a service code …; null for the whole
     * @param department with a service: services of one code differ from department to department
     * @param silentOffices of a place: offices that are silent at the end
     * @param silentSince of an office that is silent at the end: since when there are no data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Nullable String key,
            @Nullable String department,
            @Nullable String nameEn,
            @Nullable String nameBn,
            @Nullable Long silentOffices,
            @Nullable LocalDate silentSince,
            List<Figures> periods) {}

    /**
     * The figures of one period. Always: {@code opening + received + moved = closed in any way +
     * pending in any way}.
     *
     * @param from first local date, inclusive
     * @param to last local date, inclusive
     * @param opening cases open at the beginning
     * @param received cases received
     * @param moved cases that came with an office that moved here, less those that went with one
     * @param disposed cases closed, by what became of them
     * @param pending cases open at the end; of a period that has not ended, now
     * @param ranOut cases whose limit ran out in this period while they were open
     * @param withinLimit of the cases closed and judged, those closed in time
     * @param instant of the cases closed and judged for which delivery at once was promised, those
     *     so delivered
     * @param agreed of the cases closed and judged, those judged by a date agreed with the
     *     applicant, and how many of them in time; counted in {@code disposed}, too
     * @param extended of the cases closed and judged, those for which an authority allowed more
     *     time
     * @param workingDays how long the cases closed and judged took; null if there were none
     * @param pauses of the cases closed: how often and for how many open days their clocks stood
     *     still
     * @param reports how late we heard of receipts and ends of this period
     * @param tiers of complaints, by tier
     * @param coverage how many of the offices reported anything
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figures(
            LocalDate from,
            LocalDate to,
            long opening,
            long received,
            long moved,
            Disposed disposed,
            Pending pending,
            long ranOut,
            Share withinLimit,
            Share instant,
            Share agreed,
            long extended,
            @Nullable WorkingDays workingDays,
            Pauses pauses,
            Reports reports,
            @Nullable List<TierFigures> tiers,
            @Nullable Coverage coverage) {}

    /**
     * Cases closed.
     *
     * @param unjudged without a target, or not in the charter
     */
    public record Disposed(
            long instant,
            long withinLimit,
            long late,
            long withdrawn,
            long transferred,
            long unjudged) {

        /** In time, at once or not. */
        public long inTime() {
            return instant + withinLimit;
        }

        /** In any way. */
        public long all() {
            return instant + withinLimit + late + withdrawn + transferred + unjudged;
        }
    }

    /**
     * Cases open.
     *
     * @param withinTime their limit has not run out, or their clock stands still
     * @param noTarget without a target, or not in the charter
     */
    public record Pending(long withinTime, long overdue, long noTarget) {

        /** In any way. */
        public long all() {
            return withinTime + overdue + noTarget;
        }
    }

    /**
     * Counted working days from receipt to the end; exact.
     *
     * @param cases how many
     * @param median the least number of days within which half of the cases were closed
     * @param p90 within which nine of ten were
     * @param p95 within which 95 of a hundred were
     */
    public record WorkingDays(long cases, int median, int p90, int p95, int longest) {}

    /** How often, and for how many open days in all. */
    public record Pauses(long count, long days) {}

    /**
     * Lateness of the reports, not of the service.
     *
     * @param late receipts and ends we heard of on a later day
     * @param of receipts and ends
     * @param days by how many days in all
     */
    public record Reports(long late, long of, long days) {}

    /**
     * A tier's part: what it had and got is what it disposed of, what went on, and what it has,
     * unless offices moved.
     *
     * @param received complaints that came to it
     * @param inTime it disposed of in time
     * @param late it disposed of late
     * @param ranOut complaints for which its time ran out: ripe for escalation
     * @param escalated complaints that went on to the next tier, or to another office
     * @param unjudged it disposed of without a target
     * @param pending complaints it has at the end
     * @param ripe of these, out of time
     */
    public record TierFigures(
            int tier,
            long opening,
            long received,
            long inTime,
            long late,
            long ranOut,
            long escalated,
            long unjudged,
            long pending,
            long ripe) {}

    /**
     * A figure is as good as what it covers.
     *
     * @param offices offices there at the end of the period
     * @param reported of these, offices that reported anything about the period, be it that there
     *     was nothing to report, whenever they did so
     * @param late of these, offices that reported only after the period had ended; history is never
     *     late
     */
    public record Coverage(long offices, long reported, long late) {}

    /**
     * A share and what it is a share of.
     *
     * @param count the numerator
     * @param of the denominator
     * @param percent rounded half up to one decimal, or null if the denominator is 0
     */
    public record Share(long count, long of, @Nullable Double percent) {
        public static Share of(long count, long of) {
            return new Share(count, of, of == 0 ? null : Math.round(1000.0 * count / of) / 10.0);
        }
    }
}

package bd.somoyshima.projection.compliance;

import bd.somoyshima.projection.figure.FigureReport.Share;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the time limits were kept for the cases received in a period.
 *
 * @param place whose offices
 * @param from first local date of receipt, inclusive
 * @param to last local date of receipt, inclusive
 * @param by what a row stands for
 * @param asOf the moment the open cases were judged at
 * @param rows one for each service, office or district that received a case
 * @param total their sum
 */
public record ComplianceReport(
        String place,
        LocalDate from,
        LocalDate to,
        By by,
        OffsetDateTime asOf,
        List<Row> rows,
        Figures total) {

    public enum By {
        SERVICE,
        OFFICE,
        DISTRICT
    }

    /**
     * One line of the report.
     *
     * @param office the office, or null in a row for a district
     * @param service the service's code, only in a row for a service
     * @param district the district's BBS code
     * @param nameEn the name of the service or office; null in a row for a district
     * @param limitText the charter's words, only in a row for a service
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Nullable String office,
            @Nullable String service,
            @Nullable String district,
            @Nullable String nameEn,
            @Nullable String nameBn,
            @Nullable String limitText,
            Figures figures) {}

    /**
     * Counts of cases and shares of them.
     *
     * @param received the sum of all counts that follow, {@code agreed} excepted
     * @param instant closed at once, as promised
     * @param withinLimit closed within the limit, but not at once
     * @param late closed after the limit had run out
     * @param onTrack open, in time
     * @param atRisk open, in time, but not for long
     * @param overdue open, and the limit has run out
     * @param notJudged withdrawn, passed on to another office, without a target, or not in the
     *     charter
     * @param agreed judged by a date agreed with the applicant; also counted by their verdict
     * @param compliance of the cases whose outcome is certain (closed and judged, or overdue),
     *     those closed in time
     * @param instantRate of the cases closed and judged for which delivery at once was promised,
     *     those so delivered
     */
    public record Figures(
            long received,
            long instant,
            long withinLimit,
            long late,
            long onTrack,
            long atRisk,
            long overdue,
            long notJudged,
            long agreed,
            Share compliance,
            Share instantRate) {}
}

package bd.somoyshima.projection.office;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.reference.ReferenceHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which offices are silent: no fact and no declaration of zero activity for {@link
 * #SILENT_AFTER_DAYS} working days of their own calendar.
 */
@Repository
public class SilenceQuery {

    /** Working days without a word after which an office is silent. */
    public static final int SILENT_AFTER_DAYS = 3;

    /**
     * When something was last heard of each office up to and including a day, and the last day
     * until then of which something is known. Of that, the last two months are enough: who told of
     * nothing for so long is silent.
     */
    private static final String LAST_HEARD =
            """
            SELECT s.office_id, s.place, o.name_en, o.name_bn, a.month, a.heard, t.told_on, z.nothing_until_on
              FROM projection.office_stay s
              JOIN projection.office o USING (office_id)
              LEFT JOIN LATERAL (
                   SELECT month, days & CASE WHEN month = :month THEN :daysOfMonth ELSE -1 END AS heard
                     FROM projection.office_activity
                    WHERE office_id = s.office_id AND month <= :month
                      AND days & CASE WHEN month = :month THEN :daysOfMonth ELSE -1 END <> 0
                    ORDER BY month DESC
                    LIMIT 1) AS a ON true
              LEFT JOIN LATERAL (
                   SELECT max(month + i - 1) AS told_on
                     FROM projection.office_activity
                    CROSS JOIN LATERAL generate_subscripts(told, 1) AS i
                    WHERE office_id = s.office_id
                      AND month BETWEEN (CAST(:month AS date) - interval '1 month')::date AND :month
                      AND told[i] < 32767 AND month + told[i] <= :knownOn AND month + i - 1 <= :day) AS t ON true
              LEFT JOIN LATERAL (
                   SELECT max(least(until_on, :day)) AS nothing_until_on
                     FROM projection.zero_activity
                    WHERE office_id = s.office_id AND from_on <= :day AND recorded_at <= :known) AS z ON true
             WHERE s.known_from <= :known AND s.known_until > :known AND s.from_on <= :day AND s.until_on > :day AND NOT s.closed
               AND (:office::text IS NULL OR s.office_id = :office)
               AND (:place = 'BD' OR s.place = :place OR s.place LIKE :within)
             ORDER BY s.place, s.office_id
            """;

    private static final String HEARD_BETWEEN =
            """
            SELECT (SELECT count(*) FROM projection.zero_activity
                     WHERE office_id = :office AND from_on < :before AND until_on > :after)
                 + (SELECT count(*)
                      FROM projection.office_activity a
                     CROSS JOIN generate_series(0, 30) AS bit
                     WHERE a.office_id = :office AND a.days & (1 << bit) <> 0
                       AND a.month + bit > :after AND a.month + bit < :before)
            """;

    /** Later than anything recorded. */
    private static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ReferenceFeed reference;

    SilenceQuery(JdbcClient jdbc, JdbcTemplate template, ReferenceFeed reference) {
        this.jdbc = jdbc;
        this.template = template;
        this.reference = reference;
    }

    /**
     * A silent office.
     *
     * @param lastHeardOn the last local date on which something was heard of it, of which something
     *     is known, or for which it had declared that there was nothing to report; the date it was
     *     registered if never
     * @param silentFrom the first local date after three working days without a word
     */
    public record SilentOffice(
            String office,
            String place,
            String nameEn,
            String nameBn,
            LocalDate lastHeardOn,
            LocalDate silentFrom) {}

    /**
     * The offices of a place, or one office, that are silent on a day; in order of place.
     *
     * @param knownAt what was recorded later does not count, except facts of that very day; null
     *     for everything known now
     */
    public List<SilentOffice> on(LocalDate day, Scope scope, @Nullable Instant knownAt) {
        var known = knownAt == null ? NO_END : knownAt;
        var history =
                Objects.requireNonNull(
                        template.execute(
                                (ConnectionCallback<ReferenceHistory>) reference::history));
        var place =
                scope instanceof Scope.Area area ? area.place().value() : PlaceCode.NATION.value();
        var silent = new ArrayList<SilentOffice>();
        jdbc.sql(LAST_HEARD)
                .param("day", day)
                .param("month", day.withDayOfMonth(1))
                .param("daysOfMonth", (int) ((1L << day.getDayOfMonth()) - 1))
                .param("known", OffsetDateTime.ofInstant(known, ZoneOffset.UTC))
                .param("knownOn", WorkingCalendar.localDate(known))
                .param(
                        "office",
                        scope instanceof Scope.SingleOffice one ? one.office().value() : null,
                        Types.VARCHAR)
                .param("place", place)
                .param("within", place + "-%")
                .query(
                        row -> {
                            var office = new OfficeId(row.getString("office_id"));
                            var heard = lastHeardOn(row);
                            // so many working days have not passed by any calendar
                            if (heard != null && !heard.plusDays(SILENT_AFTER_DAYS).isBefore(day)) {
                                return;
                            }
                            var last = heard == null ? registeredOn(office, history) : heard;
                            var from = silentFrom(office, last, history.knownAt(office, known));
                            if (from != null && !from.isAfter(day)) {
                                silent.add(
                                        new SilentOffice(
                                                office.value(),
                                                row.getString("place"),
                                                row.getString("name_en"),
                                                row.getString("name_bn"),
                                                last,
                                                from));
                            }
                        });
        return silent;
    }

    /**
     * The last day on which a fact came, of which a fact tells, or of which it was declared that
     * there was nothing.
     */
    private static @Nullable LocalDate lastHeardOn(ResultSet row) throws SQLException {
        var month = row.getObject("month", LocalDate.class);
        // bit 0 stands for the first day
        int lastDay = Integer.SIZE - Integer.numberOfLeadingZeros(row.getInt("heard"));
        return Stream.of(
                        month == null ? null : month.plusDays(lastDay - 1),
                        row.getObject("told_on", LocalDate.class),
                        row.getObject("nothing_until_on", LocalDate.class))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static LocalDate registeredOn(OfficeId office, ReferenceHistory history) {
        return WorkingCalendar.localDate(history.of(office).getFirst().recordedAt());
    }

    /** The first day of silence after a day, or null if the calendar does not reach so far. */
    private static @Nullable LocalDate silentFrom(
            OfficeId office, LocalDate lastHeardOn, ReferenceBook book) {
        try {
            return book.calendar(office)
                    .nthOpenDayAfter(lastHeardOn, SILENT_AFTER_DAYS)
                    .plusDays(1);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Whether an office that was last heard of on a day had fallen silent before it spoke again.
     */
    public boolean fellSilentAfter(OfficeId office, LocalDate lastHeardOn, LocalDate today) {
        var history =
                Objects.requireNonNull(
                        template.execute(
                                (ConnectionCallback<ReferenceHistory>) reference::history));
        var from = silentFrom(office, lastHeardOn, history.latest());
        return from != null
                && !from.isAfter(today)
                && jdbc.sql(HEARD_BETWEEN)
                                .param("office", office.value())
                                .param("after", lastHeardOn)
                                .param("before", from)
                                .query(Integer.class)
                                .single()
                        == 0;
    }
}

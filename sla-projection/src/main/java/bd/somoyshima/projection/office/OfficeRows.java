package bd.somoyshima.projection.office;

import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.PlaceLevel;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code office} and {@code service}: names and places for reports. */
@Repository
@SuppressWarnings("InlineFormatString") // statements are read best as a whole, above the code
public class OfficeRows {

    private static final String OFFICE =
            """
            INSERT INTO projection.office
                   (office_id, place, division_code, district_code, upazila_code, department, name_en, name_bn,
                    closed_from_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::date)
            ON CONFLICT (office_id) DO UPDATE
               SET place = excluded.place, division_code = excluded.division_code,
                   district_code = excluded.district_code, upazila_code = excluded.upazila_code,
                   department = excluded.department, name_en = excluded.name_en, name_bn = excluded.name_bn,
                   closed_from_on = excluded.closed_from_on
            """;

    private static final String FORGET_STAYS = "DELETE FROM %1$s.office_stay WHERE office_id = ?";

    private static final String STAY =
            """
            INSERT INTO %1$s.office_stay
                   (office_id, from_on, until_on, place, area, department, closed, known_from, known_until)
            VALUES (?, coalesce(?::date, '-infinity'), coalesce(?::date, 'infinity'), ?, ?, ?, ?,
                    coalesce(?::timestamptz, '-infinity'), coalesce(?::timestamptz, 'infinity'))
            """;

    private static final String ACTIVITY =
            """
            INSERT INTO %1$s.office_activity AS a (office_id, month, days, told_from, told, as_history)
            SELECT office_id, month, days, told_from, told::smallint[], as_history
              FROM unnest(?::text[], ?::date[], ?::integer[], ?::timestamptz[], ?::text[], ?::integer[])
                AS m (office_id, month, days, told_from, told, as_history)
            ON CONFLICT (office_id, month) DO UPDATE
               SET days = a.days | excluded.days,
                   told_from = least(a.told_from, excluded.told_from),
                   told = CASE WHEN a.told IS NULL THEN excluded.told
                               WHEN excluded.told IS NULL THEN a.told
                               ELSE ARRAY(SELECT least(was, is_now)
                                            FROM unnest(a.told, excluded.told) WITH ORDINALITY AS t (was, is_now, i)
                                           ORDER BY i) END,
                   as_history = a.as_history | excluded.as_history
             WHERE a.days | excluded.days <> a.days
                OR a.as_history | excluded.as_history <> a.as_history
                OR excluded.told IS NOT NULL
                   AND (a.told IS NULL
                        OR EXISTS (SELECT 1 FROM unnest(a.told, excluded.told) AS t (was, is_now) WHERE is_now < was))
            """;

    private static final String ZERO_ACTIVITY =
            """
            INSERT INTO projection.zero_activity (source, fact_id, office_id, from_on, until_on, recorded_at)
            VALUES (:source, :id, :office, :from, :until, :recordedAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET_SERVICES =
            "DELETE FROM projection.service WHERE office_id = :office AND effective_from = :from";

    private static final String SERVICE =
            """
            INSERT INTO projection.service
                   (office_id, service_code, effective_from, category, name_bn, name_en, limit_text, limit_days,
                    instant, negotiable, needs_review, variant)
            VALUES (:office, :service, :from, :category, :nameBn, :nameEn, :limitText, :limitDays,
                    :instant, :negotiable, :needsReview, :variant)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate jdbcTemplate;

    OfficeRows(JdbcClient jdbc, JdbcTemplate jdbcTemplate) {
        this.jdbc = jdbc;
        this.jdbcTemplate = jdbcTemplate;
    }

    /** Offices as all facts about them make them. */
    public void write(Collection<Office> offices) {
        jdbcTemplate.batchUpdate(OFFICE, offices.stream().map(OfficeRows::values).toList());
    }

    private static @Nullable Object[] values(Office office) {
        var closed = office.closures().isEmpty() ? null : office.closures().getLast();
        return new @Nullable Object[] {
            office.id().value(),
            office.place().value(),
            enclosing(office.place(), PlaceLevel.DIVISION),
            enclosing(office.place(), PlaceLevel.DISTRICT),
            enclosing(office.place(), PlaceLevel.UPAZILA),
            office.department(),
            office.nameEn(),
            office.nameBn(),
            closed == null || closed.until() != null ? null : closed.from()
        };
    }

    /**
     * Where offices were when, as known when. Their cases must not be counted meanwhile.
     *
     * @param schema {@code projection}, or {@code rebuild} for the shadow tables
     * @param stays of each office all its stays
     */
    public void writeStays(String schema, Map<OfficeId, List<KnownStay>> stays) {
        jdbcTemplate.batchUpdate(
                FORGET_STAYS.formatted(schema),
                stays.keySet().stream().map(office -> new Object[] {office.value()}).toList());
        var rows = new ArrayList<@Nullable Object[]>();
        stays.forEach(
                (office, all) -> {
                    for (var stay : all) {
                        rows.add(
                                new @Nullable Object[] {
                                    office.value(),
                                    stay.from(),
                                    stay.until(),
                                    stay.place().value(),
                                    stay.area().value(),
                                    stay.department(),
                                    stay.closed(),
                                    utc(stay.knownFrom()),
                                    utc(stay.knownUntil())
                                });
                    }
                });
        jdbcTemplate.batchUpdate(STAY.formatted(schema), rows);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /**
     * Notes what was heard of offices, and of which days it told.
     *
     * @param schema {@code projection}, or {@code rebuild} for the shadow tables
     */
    public void heard(String schema, Activity activity) {
        var months = activity.inOrder();
        if (months.isEmpty()) {
            return;
        }
        jdbcTemplate.update(
                ACTIVITY.formatted(schema),
                statement -> {
                    var c = statement.getConnection();
                    statement.setArray(
                            1,
                            c.createArrayOf(
                                    "text", months.stream().map(m -> m.office()).toArray()));
                    statement.setArray(
                            2,
                            c.createArrayOf("date", months.stream().map(m -> m.month()).toArray()));
                    statement.setArray(
                            3,
                            c.createArrayOf(
                                    "integer", months.stream().map(m -> m.heard()).toArray()));
                    statement.setArray(
                            4,
                            c.createArrayOf(
                                    "timestamptz",
                                    months.stream().map(m -> utc(m.toldFrom())).toArray()));
                    statement.setArray(
                            5,
                            c.createArrayOf(
                                    "text", months.stream().map(m -> told(m.told())).toArray()));
                    statement.setArray(
                            6,
                            c.createArrayOf(
                                    "integer", months.stream().map(m -> m.asHistory()).toArray()));
                });
    }

    /** As PostgreSQL writes an array. */
    private static @Nullable String told(short @Nullable [] told) {
        return told == null
                ? null
                : Arrays.toString(told).replace('[', '{').replace(']', '}').replace(" ", "");
    }

    /** A time in which an office had nothing to report. */
    public void write(ZeroActivityDeclared fact, Instant recordedAt) {
        jdbc.sql(ZERO_ACTIVITY)
                .param("source", fact.header().source())
                .param("id", fact.header().id())
                .param("office", fact.office().value())
                .param("from", fact.from())
                .param("until", fact.until())
                .param("recordedAt", utc(recordedAt))
                .update();
    }

    /**
     * The charter in force from a date: the one of these that holds, see {@code CharterHistory}.
     */
    public void write(CharterPublished fact) {
        var office = fact.office().value();
        var from = fact.charter().effectiveFrom();
        jdbc.sql(FORGET_SERVICES).param("office", office).param("from", from).update();
        for (var service : fact.charter().services()) {
            var own = fact.charter().readingOf(service);
            boolean limitsOfItsOwn = service.variants().isEmpty() || !service.limit().isEmpty();
            write(
                    office,
                    from,
                    service,
                    null,
                    limitsOfItsOwn ? own.text() : limitsOfVariants(service),
                    own.limit(),
                    limitsOfItsOwn && own.needsReview());
            for (var variant : service.variants()) {
                var reading = fact.charter().readingOf(service, variant.code()).orElseThrow();
                write(
                        office,
                        from,
                        service,
                        variant,
                        reading.text(),
                        reading.limit(),
                        reading.needsReview());
            }
        }
    }

    private static String limitsOfVariants(ServiceStandard service) {
        return service.variants().stream()
                .map(v -> v.nameBn() + ": " + v.limit())
                .collect(Collectors.joining("; "));
    }

    private void write(
            String office,
            LocalDate from,
            ServiceStandard service,
            @Nullable ServiceVariant variant,
            String limitText,
            TimeLimit limit,
            boolean needsReview) {
        var days = limit instanceof TimeLimit.Within w && w.unit() == Unit.WORKING_DAYS ? w : null;
        jdbc.sql(SERVICE)
                .param("office", office)
                .param(
                        "service",
                        variant == null
                                ? service.code().value()
                                : ServiceVariant.codeOf(service.code(), variant.code()))
                .param("variant", variant == null ? null : variant.code(), Types.VARCHAR)
                .param("from", from)
                .param("category", service.code().category().name())
                .param(
                        "nameBn",
                        variant == null
                                ? service.nameBn()
                                : service.nameBn() + " – " + variant.nameBn())
                .param("nameEn", nameEn(service, variant), Types.VARCHAR)
                .param("limitText", limitText)
                .param("limitDays", days == null ? null : days.max(), Types.INTEGER)
                .param(
                        "instant",
                        limit instanceof TimeLimit.AtOnce || (days != null && days.instant()))
                .param(
                        "negotiable",
                        days == null || days.negotiable() == null ? null : days.negotiable().name(),
                        Types.VARCHAR)
                .param("needsReview", needsReview)
                .update();
    }

    private static @Nullable String nameEn(
            ServiceStandard service, @Nullable ServiceVariant variant) {
        if (service.nameEn() == null || variant == null) {
            return service.nameEn();
        }
        return service.nameEn()
                + " – "
                + (variant.nameEn() == null ? variant.code() : variant.nameEn());
    }

    private static @Nullable String enclosing(PlaceCode place, PlaceLevel level) {
        return level.compareTo(place.level()) > 0 ? null : place.at(level).value();
    }
}

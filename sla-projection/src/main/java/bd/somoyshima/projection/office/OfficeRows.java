package bd.somoyshima.projection.office;

import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.office.Office;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.PlaceLevel;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code office} and {@code service}: names and places for reports. */
@Repository
public class OfficeRows {

    private static final String OFFICE =
            """
            INSERT INTO projection.office
                   (office_id, place, division_code, district_code, upazila_code, department, name_en, name_bn,
                    closed_from_on)
            VALUES (:office, :place, :division, :district, :upazila, :department, :nameEn, :nameBn,
                    :closedFrom)
            ON CONFLICT (office_id) DO UPDATE
               SET place = excluded.place, division_code = excluded.division_code,
                   district_code = excluded.district_code, upazila_code = excluded.upazila_code,
                   department = excluded.department, name_en = excluded.name_en, name_bn = excluded.name_bn,
                   closed_from_on = excluded.closed_from_on
            """;

    private static final String ZERO_ACTIVITY =
            """
            INSERT INTO projection.zero_activity (source, fact_id, office_id, from_on, until_on)
            VALUES (:source, :id, :office, :from, :until)
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET_SERVICES =
            "DELETE FROM projection.service WHERE office_id = :office AND effective_from = :from";

    private static final String SERVICE =
            """
            INSERT INTO projection.service
                   (office_id, service_code, effective_from, category, name_bn, name_en, limit_text, limit_days,
                    instant, negotiable, needs_review)
            VALUES (:office, :service, :from, :category, :nameBn, :nameEn, :limitText, :limitDays,
                    :instant, :negotiable, :needsReview)
            """;

    private final JdbcClient jdbc;

    OfficeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An office as all facts about it make it. */
    public void write(Office office) {
        var closed = office.closures().isEmpty() ? null : office.closures().getLast();
        jdbc.sql(OFFICE)
                .param("office", office.id().value())
                .param("place", office.place().value())
                .param("division", enclosing(office.place(), PlaceLevel.DIVISION))
                .param("district", enclosing(office.place(), PlaceLevel.DISTRICT))
                .param("upazila", enclosing(office.place(), PlaceLevel.UPAZILA))
                .param("department", office.department())
                .param("nameEn", office.nameEn())
                .param("nameBn", office.nameBn())
                .param(
                        "closedFrom",
                        closed == null || closed.until() != null ? null : closed.from(),
                        Types.DATE)
                .update();
    }

    /** A time in which an office had nothing to report. */
    public void write(ZeroActivityDeclared fact) {
        jdbc.sql(ZERO_ACTIVITY)
                .param("source", fact.header().source())
                .param("id", fact.header().id())
                .param("office", fact.office().value())
                .param("from", fact.from())
                .param("until", fact.until())
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
            var reading = TimeLimitReader.read(service.limit());
            var limit = reading.limit();
            var days =
                    limit instanceof TimeLimit.Within w && w.unit() == Unit.WORKING_DAYS ? w : null;
            jdbc.sql(SERVICE)
                    .param("office", office)
                    .param("service", service.code().value())
                    .param("from", from)
                    .param("category", service.code().category().name())
                    .param("nameBn", service.nameBn())
                    .param("nameEn", service.nameEn())
                    .param("limitText", service.limit())
                    .param("limitDays", days == null ? null : days.max())
                    .param(
                            "instant",
                            limit instanceof TimeLimit.AtOnce || (days != null && days.instant()))
                    .param(
                            "negotiable",
                            days == null || days.negotiable() == null
                                    ? null
                                    : days.negotiable().name())
                    .param("needsReview", reading.needsReview())
                    .update();
        }
    }

    private static @Nullable String enclosing(PlaceCode place, PlaceLevel level) {
        return level.compareTo(place.level()) > 0 ? null : place.at(level).value();
    }
}

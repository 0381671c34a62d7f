package bd.somoyshima.projection.office;

import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.PlaceLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code office} and {@code service}: names and places for reports. */
@Repository
public class OfficeRows {

    private static final String OFFICE =
            """
            INSERT INTO projection.office
                   (office_id, place, division_code, district_code, upazila_code, department, name_en, name_bn)
            VALUES (:office, :place, :division, :district, :upazila, :department, :nameEn, :nameBn)
            ON CONFLICT (office_id) DO UPDATE
               SET place = excluded.place, division_code = excluded.division_code,
                   district_code = excluded.district_code, upazila_code = excluded.upazila_code,
                   department = excluded.department, name_en = excluded.name_en, name_bn = excluded.name_bn
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

    public void write(OfficeRegistered fact) {
        jdbc.sql(OFFICE)
                .param("office", fact.office().value())
                .param("place", fact.place().value())
                .param("division", enclosing(fact.place(), PlaceLevel.DIVISION))
                .param("district", enclosing(fact.place(), PlaceLevel.DISTRICT))
                .param("upazila", enclosing(fact.place(), PlaceLevel.UPAZILA))
                .param("department", fact.department())
                .param("nameEn", fact.nameEn())
                .param("nameBn", fact.nameBn())
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

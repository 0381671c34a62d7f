package bd.somoyshima.projection.office;

import bd.somoyshima.place.ShippedPlaces;
import bd.somoyshima.place.ShippedPlaces.Place;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code place}: names for reports, brought up to date with the shipped ones on start.
 */
@Repository
class PlaceRows implements ApplicationRunner {

    private static final String WRITE =
            """
            INSERT INTO projection.place (code, level, name_en, name_bn, latitude, longitude)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::float8[])
            ON CONFLICT (code) DO UPDATE
               SET level = excluded.level, name_en = excluded.name_en, name_bn = excluded.name_bn,
                   latitude = excluded.latitude, longitude = excluded.longitude
            """;

    private final JdbcTemplate jdbc;

    PlaceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var places = ShippedPlaces.places();
        jdbc.update(
                WRITE,
                statement -> {
                    var c = statement.getConnection();
                    statement.setArray(
                            1,
                            c.createArrayOf(
                                    "text", places.stream().map(p -> p.code().value()).toArray()));
                    statement.setArray(
                            2,
                            c.createArrayOf(
                                    "text",
                                    places.stream().map(p -> p.code().level().name()).toArray()));
                    statement.setArray(
                            3,
                            c.createArrayOf("text", places.stream().map(Place::nameEn).toArray()));
                    statement.setArray(
                            4,
                            c.createArrayOf("text", places.stream().map(Place::nameBn).toArray()));
                    statement.setArray(
                            5,
                            c.createArrayOf(
                                    "float8", places.stream().map(Place::latitude).toArray()));
                    statement.setArray(
                            6,
                            c.createArrayOf(
                                    "float8", places.stream().map(Place::longitude).toArray()));
                });
    }
}

package bd.somoyshima.place;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * The names of the nation, its divisions, districts and upazilas, by the codes of the Bangladesh
 * Bureau of Statistics.
 */
public final class ShippedPlaces {

    private static final String FILE = "bangladesh.csv";

    private ShippedPlaces() {}

    /**
     * A place and its names.
     *
     * @param latitude of a district, degrees north of a point in it; else null
     * @param longitude of a district, degrees east; else null
     */
    public record Place(
            PlaceCode code,
            String nameEn,
            String nameBn,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    private static final Set<PlaceCode> CODES =
            places().stream().map(Place::code).collect(Collectors.toUnmodifiableSet());

    /** Whether there is a place of this code. */
    public static boolean isKnown(PlaceCode code) {
        return CODES.contains(code);
    }

    /** All places, sorted by code. */
    public static List<Place> places() {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in = Objects.requireNonNull(ShippedPlaces.class.getResourceAsStream(FILE), FILE);
                var csv = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var places = new ArrayList<Place>();
            for (var line : csv) {
                places.add(
                        new Place(
                                new PlaceCode(line.get("code")),
                                line.get("name_en"),
                                line.get("name_bn"),
                                degrees(line.get("latitude")),
                                degrees(line.get("longitude"))));
            }
            return List.copyOf(places);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped places cannot be read", e);
        }
    }

    private static @Nullable Double degrees(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }
}

package bd.somoyshima.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A place by the codes of the Bangladesh Bureau of Statistics: {@code BD} (the nation), {@code
 * BD-30} (a division), {@code BD-30-56} (a district), {@code BD-30-56-46} (an upazila).
 *
 * @param value the code, each part below the nation two digits
 */
public record PlaceCode(@JsonValue String value) implements Comparable<PlaceCode> {

    private static final Pattern FORM = Pattern.compile("BD(-\\d{2}){0,3}");

    public static final PlaceCode NATION = new PlaceCode("BD");

    /**
     * @throws IllegalArgumentException if the value is not of the form above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlaceCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is not a place: write BD, BD-30, BD-30-56 or BD-30-56-46 (codes of division,"
                            + " district, upazila)");
        }
    }

    public PlaceLevel level() {
        return PlaceLevel.ofDepth((value.length() - 2) / 3);
    }

    /** Whether the other place is this one or lies within it. */
    public boolean contains(PlaceCode other) {
        return other.value.equals(value) || other.value.startsWith(value + "-");
    }

    /**
     * The enclosing place at a level, e.g. the division of an upazila.
     *
     * @throws IllegalArgumentException if this place is above that level
     */
    public PlaceCode at(PlaceLevel wanted) {
        if (wanted.compareTo(level()) > 0) {
            throw new IllegalArgumentException(value + " has no " + wanted);
        }
        return new PlaceCode(value.substring(0, 2 + 3 * wanted.depth()));
    }

    @Override
    public int compareTo(PlaceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

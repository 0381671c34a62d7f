package bd.somoyshima.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The identifier of an office, e.g. {@code ict-manikganj-sadar}: the department and the place, in
 * lower-case Latin letters.
 *
 * @param value 2 to 64 characters: letters a–z, digits and hyphens; first and last not a hyphen
 */
public record OfficeId(@JsonValue String value) implements Comparable<OfficeId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}[a-z0-9]");

    /**
     * @throws IllegalArgumentException if the value is not of the form above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OfficeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is not an office: write 2 to 64 of a-z, 0-9 and -, e.g. ict-manikganj-sadar");
        }
    }

    @Override
    public int compareTo(OfficeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

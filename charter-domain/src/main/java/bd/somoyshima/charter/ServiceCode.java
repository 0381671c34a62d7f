package bd.somoyshima.charter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A service by its place in the charter: the category and the serial number, e.g. {@code
 * citizen/01}.
 *
 * @param value {@code citizen}, {@code institutional} or {@code internal}, a slash, and two or
 *     three digits
 */
public record ServiceCode(@JsonValue String value) implements Comparable<ServiceCode> {

    private static final Pattern FORM =
            Pattern.compile("(citizen|institutional|internal)/\\d{2,3}");

    /**
     * @throws IllegalArgumentException if the value is not of the form above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is not a service: write category/serial, e.g. citizen/01 or institutional/11");
        }
    }

    /** The code of the service with a serial number in a category of the charter. */
    public static ServiceCode of(ServiceCategory category, int serial) {
        return new ServiceCode(category.codePart() + "/" + (serial < 10 ? "0" : "") + serial);
    }

    public ServiceCategory category() {
        return ServiceCategory.ofCodePart(value.substring(0, value.indexOf('/')));
    }

    @Override
    public int compareTo(ServiceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

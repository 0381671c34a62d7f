package bd.somoyshima.fact;

import org.jspecify.annotations.Nullable;

/**
 * Why a fact was not accepted.
 *
 * @param field the field at fault, e.g. {@code data.office}
 * @param value what stood there, shortened, or null if nothing did
 * @param code a stable name for this kind of problem
 * @param message what is wrong and what would be right
 */
public record Problem(String field, @Nullable String value, Code code, String message) {

    private static final int LONGEST_VALUE = 100;

    public Problem {
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    public enum Code {
        /** A required field is not there. */
        MISSING,
        /** The value is not of the form the field takes. */
        MALFORMED,
        /** The field does not exist. */
        UNKNOWN_FIELD,
        /** The fact type does not exist. */
        UNKNOWN_TYPE,
        /** The value is longer than the field takes. */
        TOO_LONG,
        /** A date or time lies outside what can be true. */
        OUT_OF_RANGE,
        /** No office of that name is registered. */
        UNKNOWN_OFFICE,
        /** The office is registered already. */
        ALREADY_REGISTERED,
        /** The same day is declared already. */
        ALREADY_DECLARED,
        /** Two services or tiers have the same number, or there are none. */
        INCONSISTENT_CHARTER,
        /** A correction speaks of another case, of itself, or of another correction. */
        INCONSISTENT_CORRECTION,
        /** It is well-formed, but no deadline can be worked out from it or it cannot be stored. */
        UNPROCESSABLE,
        /** The same source and id were used before for something else. */
        CONFLICT
    }
}

package bd.somoyshima.charter;

import org.jspecify.annotations.Nullable;

/**
 * One of several limits that a charter promises for a service: ordinary or urgent, new or renewal,
 * a class of fee. Facts name it by its code.
 *
 * @param code unique within the service: 1 to 30 of a-z, 0-9 and -, beginning with a letter
 * @param nameBn what the charter calls it
 * @param nameEn its name in English, if there is one
 * @param limit its own words of the time limit, byte for byte
 * @param limitUnit as in {@link ServiceStandard#limitUnit}
 */
public record ServiceVariant(
        String code,
        String nameBn,
        @Nullable String nameEn,
        String limit,
        @Nullable String limitUnit) {

    /** What cases are judged by. */
    ServiceVariant forJudging() {
        return new ServiceVariant(code, "", null, limit, limitUnit);
    }

    /** What a code looks like. */
    public static final String CODE_PATTERN = "[a-z][a-z0-9-]{0,29}";

    /** The code of a service and one of its variants in one, e.g. {@code citizen/03.urgent}. */
    public static String codeOf(ServiceCode service, String variant) {
        return service + "." + variant;
    }
}

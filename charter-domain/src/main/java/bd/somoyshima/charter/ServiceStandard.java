package bd.somoyshima.charter;

import org.jspecify.annotations.Nullable;

/**
 * One service as a charter promises it. Texts are the charter's own, byte for byte.
 *
 * @param code category and serial number
 * @param nameBn the name of the service
 * @param nameEn its name in English, if the office gave one
 * @param limit the text of the time-limit column
 * @param method how the service is given
 * @param documents papers needed and where to get them
 * @param fee the fee and how to pay it
 * @param officerTitle the post of the officer responsible, never the person
 */
public record ServiceStandard(
        ServiceCode code,
        String nameBn,
        @Nullable String nameEn,
        String limit,
        @Nullable String method,
        @Nullable String documents,
        @Nullable String fee,
        @Nullable String officerTitle) {}

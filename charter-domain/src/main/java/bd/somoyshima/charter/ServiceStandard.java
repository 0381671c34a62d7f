package bd.somoyshima.charter;

import bd.somoyshima.limit.ClockStart;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service as a charter promises it. Texts are the charter's own, byte for byte.
 *
 * @param code category and serial number
 * @param nameBn the name of the service
 * @param nameEn its name in English, if the office gave one
 * @param limit the text of the time-limit column; empty if only the variants have limits
 * @param method how the service is given
 * @param documents papers needed and where to get them
 * @param fee the fee and how to pay it
 * @param officerTitle the post of the officer responsible, never the person
 * @param limitUnit the unit of a bare number in {@code limit}, in the words of the column's
 *     heading, or null if the text names its own
 * @param countsFrom the event that starts the clock, if the office decided that it is not the
 *     receipt; null for receipt
 * @param variants the several limits of the service; empty if it has one
 */
public record ServiceStandard(
        ServiceCode code,
        String nameBn,
        @Nullable String nameEn,
        String limit,
        @Nullable String method,
        @Nullable String documents,
        @Nullable String fee,
        @Nullable String officerTitle,
        @Nullable String limitUnit,
        @Nullable ClockStart countsFrom,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<ServiceVariant> variants) {

    public ServiceStandard {
        variants = variants == null ? List.of() : List.copyOf(variants);
    }

    /** A service with one limit, in its own words, counted from receipt. */
    public ServiceStandard(
            ServiceCode code,
            String nameBn,
            @Nullable String nameEn,
            String limit,
            @Nullable String method,
            @Nullable String documents,
            @Nullable String fee,
            @Nullable String officerTitle) {
        this(
                code,
                nameBn,
                nameEn,
                limit,
                method,
                documents,
                fee,
                officerTitle,
                null,
                null,
                List.of());
    }

    /** Its variants; empty if it has one limit. */
    @Override
    public List<ServiceVariant> variants() {
        return variants == null ? List.of() : variants;
    }

    /** What cases are judged by, without the texts that only people read. */
    ServiceStandard forJudging() {
        return new ServiceStandard(
                code,
                "",
                null,
                limit,
                null,
                null,
                null,
                null,
                limitUnit,
                countsFrom,
                variants().stream().map(ServiceVariant::forJudging).toList());
    }

    public Optional<ServiceVariant> variant(String variantCode) {
        return variants().stream().filter(v -> v.code().equals(variantCode)).findFirst();
    }

    /** Whether another event than receipt starts its clock. */
    public boolean waitsForBeginning() {
        return countsFrom != null && !countsFrom.isReceipt();
    }
}

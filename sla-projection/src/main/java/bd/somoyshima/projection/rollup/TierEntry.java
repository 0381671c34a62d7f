package bd.somoyshima.projection.rollup;

import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.eventlog.FactCodec;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A complaint's time with a tier: one entry of the row's JSON, whose keys bear these names.
 *
 * @param due_on last local date in time, or null if the tier has no target
 * @param ended_on local date on which the tier disposed of it or it went on; null while it has it
 * @param settled the verdict, or null while it depends on now
 * @param gone_on whether it went to the next tier, or to another office
 */
@JsonIgnoreProperties(ignoreUnknown = true) // a later version may have written more
public record TierEntry(
        int tier,
        Instant from_at,
        LocalDate from_on,
        String limit_text,
        int added_days,
        @Nullable LocalDate due_on,
        @Nullable Instant due_at,
        @Nullable Instant ended_at,
        @Nullable LocalDate ended_on,
        @Nullable Verdict settled,
        boolean gone_on,
        @Nullable Instant ripe_at) {

    private static final TypeReference<List<TierEntry>> ENTRIES = new TypeReference<>() {};

    /** The column's value. */
    public static String json(List<TierEntry> tiers) {
        return FactCodec.json().writeValueAsString(tiers);
    }

    /** Reads what {@link #json} wrote. */
    public static List<TierEntry> read(String json) {
        return FactCodec.json().readValue(json, ENTRIES);
    }
}

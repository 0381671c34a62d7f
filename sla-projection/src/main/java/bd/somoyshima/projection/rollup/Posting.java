package bd.somoyshima.projection.rollup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a case counts for on a day: a row of the database function {@code projection.postings}.
 *
 * @param day local date
 * @param tier 0 for the case itself, 1 to 3 for the tiers of a complaint
 * @param measures in the order of {@link RollUpSql#MEASURES}
 * @param workingDays counted working days it took, if it is closed on this day and judged
 */
record Posting(LocalDate day, int tier, int[] measures, @Nullable Integer workingDays) {}

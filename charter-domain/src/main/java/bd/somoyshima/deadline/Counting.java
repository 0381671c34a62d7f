package bd.somoyshima.deadline;

/**
 * How the limits of a charter version are counted.
 *
 * @param rule which date is day 0
 * @param closedLastDay what becomes of a limit in calendar days, weeks, months, years or by a named
 *     day that ends on a closed day
 */
public record Counting(CountingRule rule, ClosedLastDay closedLastDay) {

    /** What holds unless a charter version says otherwise. */
    public static final Counting USUAL =
            new Counting(CountingRule.DAY_ZERO, ClosedLastDay.MOVES_ON);

    /** What becomes of a last day on which the office is closed. */
    public enum ClosedLastDay {
        /** The next open day is the last one (after the General Clauses Act 1897, s. 10). */
        MOVES_ON,
        /** It stays the last one. */
        STAYS
    }
}

package bd.somoyshima.deadline;

/**
 * Which local date is day 0 of a limit.
 *
 * <p>The charter guideline states no rule; the General Clauses Act 1897, s. 9 (exclude the first
 * day), is the analogy. It is therefore set per charter version.
 */
public enum CountingRule {
    /** The local date of receipt, whatever kind of day it is. */
    DAY_ZERO,
    /** The local date of receipt if the office is open, else the next open day. */
    ROLL_FORWARD
}

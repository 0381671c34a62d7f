package bd.somoyshima.limit;

import org.jspecify.annotations.Nullable;

/**
 * What a charter promises: the time within which a service is given or a complaint disposed of.
 *
 * <p>The source is the charter's own column "সেবা প্রদানের সময়সীমা" (time limit for giving the
 * service); {@link TimeLimitReader} reads it.
 */
public sealed interface TimeLimit {

    /** "তাৎক্ষণিক" alone: before the end of the first open day on or after receipt. */
    record AtOnce() implements TimeLimit {}

    /**
     * A number of working days, possibly beside the promise to deliver at once or with room for
     * another date.
     *
     * @param days working days after the day of receipt, 1 or more; the last one counts in full
     * @param instant whether the charter also promises delivery at once ("তাৎক্ষণিক / ০৩
     *     কার্যদিবস"): both promises are reported
     * @param negotiable on what ground another date may be agreed with the applicant, or null if
     *     none may
     */
    record WorkingDays(int days, boolean instant, @Nullable Negotiable negotiable)
            implements TimeLimit {
        public WorkingDays {
            if (days < 1) {
                throw new IllegalArgumentException(
                        "a limit in working days is 1 or more, not " + days);
            }
        }
    }

    /** No number at all ("প্রয়োজন অনুযায়ী"): there is no target until a date is agreed. */
    record Unbounded(Negotiable negotiable) implements TimeLimit {}

    /** Not read with certainty; a clerk decides. Cases under it have no target. */
    record NeedsReview(ReviewReason reason) implements TimeLimit {}

    /** The ground on which another date may be agreed with the applicant. */
    enum Negotiable {
        /** "প্রয়োজন অনুযায়ী" */
        AS_REQUIRED,
        /** "চাহিদা অনুযায়ী" */
        AS_PER_DEMAND,
        /** "অটোমেশনের চাহিদা অনুযায়ী" */
        AS_PER_AUTOMATION_DEMAND
    }

    /** Why a text was not read. */
    enum ReviewReason {
        MISSING("the cell is empty"),
        UNKNOWN_WORD("it has a word this reader does not know"),
        NO_NUMBER_BEFORE_UNIT("a unit of time stands without a number before it"),
        NUMBER_OUT_OF_RANGE("the number of days is not between 1 and 999"),
        TWO_LIMITS("it names more than one limit"),
        UNEXPECTED_ORDER("its parts do not stand in an order this reader knows");

        private final String explanation;

        ReviewReason(String explanation) {
            this.explanation = explanation;
        }

        /** The reason in words a clerk understands. */
        public String explanation() {
            return explanation;
        }
    }
}

package bd.somoyshima.fact;

import java.util.List;

/**
 * What became of a fact.
 *
 * @param <A> what is known once it is accepted
 */
public sealed interface Decision<A> {

    /** It is to be stored. */
    record Accepted<A>(A result) implements Decision<A> {}

    /** It is not; at least one problem says why. */
    record Refused<A>(List<Problem> problems) implements Decision<A> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    static <A> Decision<A> refused(Problem problem) {
        return new Refused<>(List.of(problem));
    }
}

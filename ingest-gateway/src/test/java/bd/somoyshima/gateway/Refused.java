package bd.somoyshima.gateway;

import bd.somoyshima.fact.Problem;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Matches refusals in aggregate fixtures. */
public final class Refused {

    private Refused() {}

    /** A refusal with at least one problem of this kind. */
    public static Matcher<RefusedException> because(Problem.Code code) {
        return new CustomTypeSafeMatcher<>("a refusal because of " + code) {
            @Override
            protected boolean matchesSafely(RefusedException e) {
                return e.problems().stream().anyMatch(p -> p.code() == code);
            }
        };
    }
}

package bd.somoyshima.limit;

import org.jspecify.annotations.Nullable;

/** Why a clerk must decide: the first reason found, but one that says why before a vague one. */
final class Doubts {

    private @Nullable ReviewReason reason = null;

    void add(ReviewReason more) {
        if (reason == null || (reason.isVague() && !more.isVague())) {
            reason = more;
        }
    }

    @Nullable ReviewReason reason() {
        return reason;
    }
}

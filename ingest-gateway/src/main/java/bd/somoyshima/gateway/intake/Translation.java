package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the translator made of one CloudEvent. */
sealed interface Translation {

    /** The source as far as it could be read. */
    @Nullable String source();

    /** The identifier as far as it could be read. */
    @Nullable String id();

    /** A fact. */
    record Translated(Fact fact) implements Translation {
        @Override
        public String source() {
            return fact.header().source();
        }

        @Override
        public String id() {
            return fact.header().id();
        }
    }

    /** Not a fact, for these reasons. */
    record Untranslatable(@Nullable String source, @Nullable String id, List<Problem> problems)
            implements Translation {}
}

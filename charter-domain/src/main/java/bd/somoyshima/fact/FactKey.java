package bd.somoyshima.fact;

import java.util.Comparator;

/**
 * The identity of a fact: who says it and under which number. The same key always means the same
 * fact.
 *
 * @param source the sending system, as a URI (CloudEvents {@code source})
 * @param id unique within the source (CloudEvents {@code id})
 */
public record FactKey(String source, String id) implements Comparable<FactKey> {

    private static final Comparator<FactKey> ORDER =
            Comparator.comparing(FactKey::source).thenComparing(FactKey::id);

    @Override
    public int compareTo(FactKey other) {
        return ORDER.compare(this, other);
    }
}

package bd.somoyshima.dashboards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard, in both languages.
 *
 * @param name in file names and uids, e.g. {@code district-overview}; also the folder of its SQL
 *     files
 * @param from the first moment shown when it is opened, in Grafana's words, e.g. {@code now-1y}
 * @param panels from left to right, from top to bottom
 */
public record Dashboard(
        String name,
        Text title,
        Text description,
        String from,
        List<Variable> variables,
        List<Panel> panels) {

    /** The uid, which never changes: links and bookmarks hold on to it. */
    public String uid(Language language) {
        return "somoyshima-" + name + "-" + language.code();
    }

    /** Whether every panel is filled from Prometheus. */
    boolean isOfMetrics() {
        return panels.stream().allMatch(Panel::isOfMetrics);
    }

    /** The same without panels that are filled from Prometheus; null if none is left. */
    @Nullable Dashboard withoutMetrics() {
        var kept = panels.stream().filter(p -> !p.isOfMetrics()).toList();
        return kept.isEmpty()
                ? null
                : new Dashboard(name, title, description, from, variables, kept);
    }
}

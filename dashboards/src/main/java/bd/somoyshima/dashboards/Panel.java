package bd.somoyshima.dashboards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One panel of a dashboard: filled by one query to PostgreSQL, or by queries to Prometheus.
 *
 * @param kind how it is drawn
 * @param title what it shows
 * @param description what is counted and what is not, in plain words
 * @param sqlFile its query; null for a panel of metrics
 * @param columns how each column of the query is named and shown, in its order; of a panel of
 *     metrics one, which says how values are shown
 * @param metrics queries to Prometheus, or none
 * @param width in 24ths of the dashboard
 * @param height in grid units
 */
public record Panel(
        Kind kind,
        Text title,
        Text description,
        @Nullable String sqlFile,
        List<Column> columns,
        List<Metric> metrics,
        int width,
        int height) {

    /** Panel types of Grafana in use. */
    public enum Kind {
        STAT("stat"),
        TABLE("table"),
        BARS("barchart"),
        LINES("timeseries"),
        /** Stacked bars along the time. */
        TIME_BARS("timeseries"),
        MAP("geomap");

        private final String grafanaType;

        Kind(String grafanaType) {
            this.grafanaType = grafanaType;
        }

        public String grafanaType() {
            return grafanaType;
        }
    }

    static Panel stat(int width, Text title, Text description, String sqlFile, Column... columns) {
        return new Panel(
                Kind.STAT, title, description, sqlFile, List.of(columns), List.of(), width, 5);
    }

    static Panel table(
            int width,
            int height,
            Text title,
            Text description,
            String sqlFile,
            List<Column> columns) {
        return new Panel(
                Kind.TABLE, title, description, sqlFile, columns, List.of(), width, height);
    }

    static Panel drawn(
            Kind kind, int width, Text title, Text description, String sqlFile, Column... columns) {
        return new Panel(kind, title, description, sqlFile, List.of(columns), List.of(), width, 9);
    }

    static Panel metrics(
            Kind kind,
            int width,
            Text title,
            Text description,
            Column.Show show,
            Metric... metrics) {
        return new Panel(
                kind,
                title,
                description,
                null,
                List.of(new Column("", title, show, null)),
                List.of(metrics),
                width,
                kind == Kind.STAT ? 5 : 8);
    }

    /** Whether it is filled from Prometheus. */
    boolean isOfMetrics() {
        return !metrics.isEmpty();
    }
}

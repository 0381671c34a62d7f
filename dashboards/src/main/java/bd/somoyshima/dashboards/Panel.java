package bd.somoyshima.dashboards;

import java.util.List;

/**
 * One panel of a dashboard.
 *
 * @param kind how it is drawn
 * @param title what it shows
 * @param description what is counted and what is not, in plain words
 * @param sqlFile its query
 * @param columns how each column is named and shown; the order is the query's
 * @param width in 24ths of the dashboard
 * @param height in grid units
 */
public record Panel(
        Kind kind,
        Text title,
        Text description,
        String sqlFile,
        List<Column> columns,
        int width,
        int height) {

    /** Panel types of Grafana in use. */
    public enum Kind {
        STAT("stat"),
        TABLE("table"),
        BARS("barchart");

        private final String grafanaType;

        Kind(String grafanaType) {
            this.grafanaType = grafanaType;
        }

        public String grafanaType() {
            return grafanaType;
        }
    }

    /**
     * A column of the query's result.
     *
     * @param name as the query names it
     * @param title as the reader sees it
     */
    public record Column(String name, Text title, Show show) {}

    /** How values are shown. Nothing is said by colour alone. */
    public enum Show {
        TEXT,
        TIME,
        COUNT,
        /** A share in percent, with the colours of the thresholds. */
        SHARE,
        /** A count that should be 0, in red with a warning sign otherwise. */
        TROUBLE,
        /** A count to keep an eye on. */
        ATTENTION,
        /** A verdict, in words. */
        VERDICT
    }
}

package bd.somoyshima.dashboards;

/**
 * A query to Prometheus.
 *
 * @param expression in PromQL
 * @param legend name of its series, with Prometheus' labels as {@code {{label}}}
 */
public record Metric(String expression, Text legend) {}

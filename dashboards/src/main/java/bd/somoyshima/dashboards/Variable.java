package bd.somoyshima.dashboards;

/**
 * A choice at the top of a dashboard, filled by a query.
 *
 * @param name as queries refer to it
 * @param title as the reader sees it
 * @param sqlFile its query; gives {@code __text} and {@code __value}
 */
public record Variable(String name, Text title, String sqlFile) {}

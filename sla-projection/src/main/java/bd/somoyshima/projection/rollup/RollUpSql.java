package bd.somoyshima.projection.rollup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statements that keep roll-ups equal to the sum of what the cases count for, as the database
 * function {@code projection.postings} says it.
 */
public final class RollUpSql {

    /** What a case counts for depends on these columns of its row, in the order of the function. */
    public static final List<String> STANDING =
            List.of(
                    "kind",
                    "received_on",
                    "due_on",
                    "closed_on",
                    "settled",
                    "has_target",
                    "instant_promised",
                    "agreed",
                    "extended",
                    "working_days",
                    "pauses",
                    "paused_days",
                    "receipt_report_days",
                    "closing_report_days",
                    "tiers");

    /** What is counted. */
    public static final List<String> MEASURES =
            List.of(
                    "received",
                    "backlog",
                    "closed_instant",
                    "closed_within",
                    "closed_late",
                    "withdrawn",
                    "transferred",
                    "closed_unjudged",
                    "instant_promised",
                    "agreed",
                    "agreed_late",
                    "extended",
                    "ran_out",
                    "overdue",
                    "no_target",
                    "pauses",
                    "paused_days",
                    "reported_late",
                    "report_days");

    /** The roll-up by district and day. */
    public static final RollUp AREA_DAY =
            new RollUp(
                    "area_day",
                    List.of("area", "kind", "tier", "demonstration", "day"),
                    List.of("area", "kind", "tier", "demonstration", "day"),
                    MEASURES,
                    "true");

    private static final List<String> SERVICE =
            List.of("area", "kind", "department", "service_code", "demonstration");

    private static final String MONTH = "date_trunc('month', day::timestamp)::date";

    /** The roll-up by district, service and month. */
    public static final RollUp SERVICE_MONTH =
            new RollUp(
                    "service_month",
                    and(SERVICE, "month"),
                    and(SERVICE, MONTH),
                    MEASURES,
                    "tier = 0");

    /** The histogram of working days by district, service and month. */
    public static final RollUp DAYS_MONTH =
            new RollUp(
                    "days_month",
                    and(SERVICE, "month", "working_days"),
                    and(SERVICE, MONTH, "working_days"),
                    List.of("cases"),
                    "working_days IS NOT NULL");

    /** All of them, in the order in which they are always written. */
    public static final List<RollUp> ALL = List.of(AREA_DAY, SERVICE_MONTH, DAYS_MONTH);

    /** The stays as they are known now. */
    public static final String STAYS_NOW =
            "(SELECT * FROM projection.office_stay WHERE known_until = 'infinity')";

    /**
     * Whether a service request still counts on the day {@code :since} or later, as a condition on
     * its row. What one that ended before had added to a stock it has taken away again. One that is
     * said to have ended before it was received ended when it was received.
     */
    public static final String STILL_COUNTS =
            "(closed_on IS NULL OR closed_on >= :since OR closed_on < received_on)";

    private RollUpSql() {}

    private static List<String> and(List<String> columns, String... more) {
        return Stream.concat(columns.stream(), Stream.of(more)).toList();
    }

    /**
     * A roll-up.
     *
     * @param key its key columns
     * @param from what each key column is of a posting
     * @param where which postings belong to it
     */
    public record RollUp(
            String table,
            List<String> key,
            List<String> from,
            List<String> measures,
            String where) {

        /** The sums of postings, one row for each cell that is not empty. */
        public String sums(String postings) {
            return "SELECT "
                    + String.join(", ", from)
                    + ", "
                    + measures.stream().map(RollUp::sum).collect(Collectors.joining(", "))
                    + " FROM "
                    + postings
                    + " WHERE "
                    + where
                    + " GROUP BY "
                    + ordinals()
                    + " HAVING "
                    + measures.stream()
                            .map(m -> sum(m) + " <> 0")
                            .collect(Collectors.joining(" OR "));
        }

        private static String sum(String measure) {
            return measure.equals("cases") ? "sum(sign)" : "sum(sign * " + measure + ")";
        }

        /** Adds postings; cells in one order, so that no two writers wait in a circle. */
        public String add(String schema, String postings) {
            return addRows(schema, sums(postings));
        }

        /**
         * Adds rows of sums; cells in one order, so that no two writers wait in a circle.
         *
         * @param rows a query with the columns of the roll-up
         */
        String addRows(String schema, String rows) {
            return "INSERT INTO "
                    + schema
                    + "."
                    + table
                    + " AS r ("
                    + columns()
                    + ") "
                    + rows
                    + " ORDER BY "
                    + ordinals()
                    + " ON CONFLICT ("
                    + String.join(", ", key)
                    + ") DO UPDATE SET "
                    + measures.stream()
                            .map(m -> m + " = r." + m + " + excluded." + m)
                            .collect(Collectors.joining(", "));
        }

        /** Key columns and measures. */
        public String columns() {
            return String.join(", ", key) + ", " + String.join(", ", measures);
        }

        private String ordinals() {
            return IntStream.rangeClosed(1, key.size())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * The postings of rows.
     *
     * @param rows a relation with the columns of {@link #STANDING}, {@code office_id}, {@code
     *     service_code}, {@code demonstration} and {@code sign}: 1 to add them, -1 to take them
     *     away
     * @param stays a relation like {@code office_stay}
     */
    public static String postings(String rows, String stays) {
        return "SELECT s.place, s.area, s.department, c.office_id, c.service_code,"
                + " c.demonstration, c.kind, c.sign, p.* FROM "
                + rows
                + " AS c JOIN "
                + stays
                + " AS s ON s.office_id = c.office_id CROSS JOIN LATERAL projection.postings("
                + STANDING.stream().map(column -> "c." + column).collect(Collectors.joining(", "))
                + ", s.from_on, s.until_on) AS p";
    }

    /** Adds postings to every roll-up: common table expressions that may follow others. */
    public static String addToAll(String schema, String postings) {
        return ALL.stream()
                .map(r -> r.table() + "_added AS (" + r.add(schema, postings) + ")")
                .collect(Collectors.joining(",\n"));
    }
}

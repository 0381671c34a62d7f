package bd.somoyshima.dashboards;

/**
 * A choice at the top of a dashboard, filled by a query.
 *
 * @param name as queries refer to it; its query is {@code variable/<name>.sql}, which gives {@code
 *     __text} and {@code __value}
 * @param title as the reader sees it
 * @param choice how many can be chosen
 */
public record Variable(String name, Text title, Choice choice) {

    /** How many can be chosen. */
    public enum Choice {
        ONE,
        /** Some, but not all: what is asked of them is worked out from their cases. */
        SOME,
        ANY
    }

    static final Variable DIVISION =
            new Variable("division", new Text("Division", "বিভাগ"), Choice.ANY);
    static final Variable DISTRICT =
            new Variable("district", new Text("District", "জেলা"), Choice.SOME);
    static final Variable OFFICE =
            new Variable("office", new Text("Office", "কার্যালয়"), Choice.ONE);
    static final Variable DEPARTMENT =
            new Variable("department", new Text("Department", "অধিদপ্তর"), Choice.ONE);
    static final Variable SERVICE =
            new Variable("service", new Text("Service", "সেবা"), Choice.ONE);

    String sqlFile() {
        return "variable/" + name + ".sql";
    }
}

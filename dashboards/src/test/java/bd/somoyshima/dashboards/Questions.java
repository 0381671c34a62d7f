package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every query of every dashboard and alert, and how Grafana would send it. */
final class Questions {

    /** Values of the variables that find the demonstration's two offices. */
    static final Map<String, String> EVERYTHING =
            Map.of(
                    "division", "'BD-30','BD-45'",
                    "district", "'BD-30-56','BD-45-61'",
                    "office", "'ict-manikganj-sadar','ict-haluaghat'",
                    "department", "'doict'",
                    "service", "'citizen/01'",
                    "demonstration", "'include'");

    /** The quarter of the demonstration. */
    static final Range QUARTER = new Range("2026-03-31T18:00:00Z", "2026-06-30T17:59:59Z");

    private Questions() {}

    /** A chosen time. */
    record Range(String from, String to) {}

    /** All SQL of panels, variables and alerts, in both languages, by where it stands. */
    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var dashboard : Generator.dashboards()) {
            for (var language : Language.values()) {
                var where = dashboard.name() + " " + language.code() + " ";
                for (var panel : dashboard.panels()) {
                    if (panel.sqlFile() != null) {
                        all.put(
                                where + panel.sqlFile(),
                                Sql.read(dashboard.name() + "/" + panel.sqlFile(), language));
                    }
                }
                for (var variable : dashboard.variables()) {
                    all.put(
                            where + "variable " + variable.name(),
                            Sql.read(variable.sqlFile(), language));
                }
            }
        }
        for (var rule : AlertRules.all()) {
            if (rule.sql() != null) {
                all.put("alert " + rule.name(), rule.sql());
            }
        }
        return all;
    }

    /** Variables filled in and macros written out, as Grafana does. */
    static String filled(String sql, Map<String, String> variables, Range range) {
        var text = sql;
        for (var variable : variables.entrySet()) {
            text = text.replace("${" + variable.getKey() + ":sqlstring}", variable.getValue());
        }
        text =
                text.replace("$__timeFrom()", "'" + range.from() + "'")
                        .replace("$__timeTo()", "'" + range.to() + "'");
        assertThat(text).doesNotContain("$").doesNotContain("@");
        return text;
    }

    /** The same variables with other values for some. */
    static Map<String, String> with(Map<String, String> values) {
        var all = new LinkedHashMap<>(EVERYTHING);
        all.putAll(values);
        return all;
    }
}

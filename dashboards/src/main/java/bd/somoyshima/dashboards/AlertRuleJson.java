package bd.somoyshima.dashboards;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alert rules as Grafana's provisioning reads them. A dollar sign in a query would be taken for an
 * environment variable; in an annotation it is left alone.
 */
final class AlertRuleJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LOOKS_BACK_SECONDS = 600;

    private AlertRuleJson() {}

    static ObjectNode of(List<AlertRule> rules) {
        var list = NODES.arrayNode();
        rules.forEach(rule -> list.add(of(rule)));
        var group =
                NODES.objectNode()
                        .put("orgId", 1)
                        .put("name", "somoyshima")
                        .put("folder", "Somoyshima alerts")
                        .put("interval", "1m");
        group.set("rules", list);
        return NODES.objectNode().put("apiVersion", 1).set("groups", NODES.arrayNode().add(group));
    }

    private static ObjectNode of(AlertRule rule) {
        var node =
                NODES.objectNode()
                        .put("uid", rule.uid())
                        .put("title", AlertRule.both(rule.title()))
                        .put("condition", "B")
                        .put("for", rule.holdsFor())
                        // no row: no district to speak of; no measurement: someone must look
                        .put("noDataState", rule.metric() == null ? "OK" : "Alerting")
                        .put("execErrState", "Error");
        node.set("data", NODES.arrayNode().add(question(rule)).add(threshold(rule)));
        node.set(
                "annotations",
                NODES.objectNode()
                        .put(
                                "summary",
                                AlertRule.both(rule.title())
                                        + (byDistrict(rule) ? ": {{ $labels.district }}" : ""))
                        .put("description", AlertRule.both(rule.says())));
        node.set("labels", NODES.objectNode().put("severity", rule.severity()));
        return node;
    }

    private static boolean byDistrict(AlertRule rule) {
        var sql = rule.sql();
        return sql != null && sql.contains(" AS district");
    }

    private static ObjectNode question(AlertRule rule) {
        var sql = rule.sql();
        var model = NODES.objectNode().put("refId", "A");
        if (sql != null) {
            model.put("format", "table")
                    .put("rawQuery", true)
                    .put("editorMode", "code")
                    .put("rawSql", sql);
        } else {
            model.put("expr", rule.metric()).put("instant", true).put("range", false);
        }
        return query(
                "A",
                sql != null ? DashboardJson.POSTGRESQL : DashboardJson.PROMETHEUS,
                LOOKS_BACK_SECONDS,
                model);
    }

    private static ObjectNode threshold(AlertRule rule) {
        var evaluator = NODES.objectNode().put("type", "gt");
        evaluator.set("params", NODES.arrayNode().add(rule.above()));
        var model =
                NODES.objectNode()
                        .put("refId", "B")
                        .put("type", "threshold")
                        .put("expression", "A");
        model.set(
                "conditions",
                NODES.arrayNode().add(NODES.objectNode().set("evaluator", evaluator)));
        return query("B", "__expr__", 0, model);
    }

    private static ObjectNode query(String name, String dataSource, int from, ObjectNode model) {
        var query = NODES.objectNode().put("refId", name).put("datasourceUid", dataSource);
        query.set("relativeTimeRange", NODES.objectNode().put("from", from).put("to", 0));
        query.set("model", model);
        return query;
    }
}

package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Panel.Column;
import bd.somoyshima.dashboards.Panel.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the dashboards as Grafana's classic JSON, from their definitions and SQL files.
 *
 * <p>The files are committed; a test compares them with what this class writes.
 */
public final class Generator {

    /** The uid of the provisioned data source. */
    static final String DATA_SOURCE = "somoyshima-postgresql";

    private static final String DATA_SOURCE_TYPE = "grafana-postgresql-datasource";
    private static final int GRID_WIDTH = 24;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Text NO_CASES = new Text("No cases", "কোনো কেস নেই");
    private static final Text DEMONSTRATION = new Text("Demonstration data", "প্রদর্শনী তথ্য");
    private static final Text INCLUDE = new Text("Included", "সহ");
    private static final Text EXCLUDE = new Text("Left out", "ছাড়া");

    private Generator() {}

    /** All dashboards. */
    public static List<Dashboard> dashboards() {
        return List.of(DistrictOverview.dashboard());
    }

    /**
     * All files by their path below the directory of dashboards, e.g. {@code
     * bn/district-overview.json}.
     */
    public static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (var dashboard : dashboards()) {
            for (var language : Language.values()) {
                files.put(
                        language.code() + "/" + dashboard.name() + ".json",
                        JSON.writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(json(dashboard, language))
                                + "\n");
            }
        }
        return files;
    }

    /**
     * Writes all files.
     *
     * @param args the directory to write to
     */
    public static void main(String[] args) throws IOException {
        for (var file : files().entrySet()) {
            var path = Path.of(args[0]).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** A query as a dashboard holds it. */
    static String sql(Dashboard dashboard, String file, Language language) {
        var path = dashboard.name() + "/" + file;
        try (var in = Objects.requireNonNull(Generator.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .replace("@lang@", language.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode json(Dashboard dashboard, Language language) {
        var root = NODES.objectNode();
        root.put("uid", dashboard.uid(language));
        root.put("title", dashboard.title().in(language));
        root.put("description", dashboard.description().in(language));
        root.set("tags", NODES.arrayNode().add("somoyshima").add(language.code()));
        root.put("schemaVersion", 42);
        root.put("editable", false);
        root.put("timezone", "Asia/Dhaka");
        root.put("weekStart", "sunday");
        root.put("fiscalYearStartMonth", 6);
        root.put("graphTooltip", 0);
        root.put("refresh", "5m");
        root.set("time", NODES.objectNode().put("from", dashboard.from()).put("to", "now"));
        root.set("annotations", NODES.objectNode().set("list", NODES.arrayNode()));
        root.set("templating", NODES.objectNode().set("list", variables(dashboard, language)));
        root.set("links", links(dashboard, language));
        root.set("panels", panels(dashboard, language));
        return root;
    }

    private static ArrayNode links(Dashboard dashboard, Language language) {
        var other = language == Language.EN ? Language.BN : Language.EN;
        return NODES.arrayNode()
                .add(
                        NODES.objectNode()
                                .put("type", "link")
                                .put("title", other == Language.BN ? "বাংলা" : "English")
                                .put("url", "/d/" + dashboard.uid(other))
                                .put("icon", "external link")
                                .put("tooltip", dashboard.title().in(other))
                                .put("targetBlank", false)
                                .put("includeVars", true)
                                .put("keepTime", true)
                                .set("tags", NODES.arrayNode()));
    }

    private static ArrayNode variables(Dashboard dashboard, Language language) {
        var list = NODES.arrayNode();
        for (var variable : dashboard.variables()) {
            var node =
                    NODES.objectNode()
                            .put("name", variable.name())
                            .put("label", variable.title().in(language))
                            .put("type", "query")
                            .put("query", sql(dashboard, variable.sqlFile(), language))
                            .put("definition", "")
                            .put("refresh", 2)
                            .put("sort", 0)
                            .put("regex", "")
                            .put("multi", true)
                            .put("includeAll", true)
                            .put("hide", 0);
            node.set("datasource", dataSource());
            node.set("current", all());
            list.add(node);
        }
        var demonstration =
                NODES.objectNode()
                        .put("name", "demonstration")
                        .put("label", DEMONSTRATION.in(language))
                        .put("type", "custom")
                        .put(
                                "query",
                                INCLUDE.in(language)
                                        + " : include, "
                                        + EXCLUDE.in(language)
                                        + " : exclude")
                        .put("multi", false)
                        .put("includeAll", false)
                        .put("hide", 0);
        demonstration.set(
                "current",
                NODES.objectNode().put("text", INCLUDE.in(language)).put("value", "include"));
        demonstration.set(
                "options",
                NODES.arrayNode()
                        .add(
                                NODES.objectNode()
                                        .put("text", INCLUDE.in(language))
                                        .put("value", "include")
                                        .put("selected", true))
                        .add(
                                NODES.objectNode()
                                        .put("text", EXCLUDE.in(language))
                                        .put("value", "exclude")
                                        .put("selected", false)));
        list.add(demonstration);
        return list;
    }

    private static ObjectNode all() {
        var current = NODES.objectNode();
        current.set("text", NODES.arrayNode().add("All"));
        current.set("value", NODES.arrayNode().add("$__all"));
        return current;
    }

    private static ArrayNode panels(Dashboard dashboard, Language language) {
        var list = NODES.arrayNode();
        int x = 0;
        int y = 0;
        int rowHeight = 0;
        int id = 1;
        for (var panel : dashboard.panels()) {
            if (x + panel.width() > GRID_WIDTH) {
                x = 0;
                y += rowHeight;
                rowHeight = 0;
            }
            list.add(panel(dashboard, panel, language, id++, x, y));
            x += panel.width();
            rowHeight = Math.max(rowHeight, panel.height());
        }
        return list;
    }

    private static ObjectNode panel(
            Dashboard dashboard, Panel panel, Language language, int id, int x, int y) {
        var node =
                NODES.objectNode()
                        .put("id", id)
                        .put("type", panel.kind().grafanaType())
                        .put("title", panel.title().in(language))
                        .put("description", panel.description().in(language));
        node.set("datasource", dataSource());
        node.set(
                "gridPos",
                NODES.objectNode()
                        .put("x", x)
                        .put("y", y)
                        .put("w", panel.width())
                        .put("h", panel.height()));
        var target =
                NODES.objectNode()
                        .put("refId", "A")
                        .put("format", "table")
                        .put("rawQuery", true)
                        .put("editorMode", "code")
                        .put("rawSql", sql(dashboard, panel.sqlFile(), language));
        target.set("datasource", dataSource());
        node.set("targets", NODES.arrayNode().add(target));
        node.set("options", options(panel));
        node.set("fieldConfig", fieldConfig(panel, language));
        return node;
    }

    private static ObjectNode options(Panel panel) {
        var options = NODES.objectNode();
        switch (panel.kind()) {
            case STAT -> {
                options.put("textMode", panel.columns().size() > 1 ? "value_and_name" : "value");
                options.put("colorMode", "value");
                options.put("graphMode", "none");
                options.put("justifyMode", "center");
                options.put("orientation", "auto");
                options.set(
                        "reduceOptions",
                        NODES.objectNode()
                                .put("values", false)
                                .put("fields", "/.*/")
                                .set("calcs", NODES.arrayNode().add("lastNotNull")));
            }
            case TABLE -> {
                options.put("showHeader", true);
                options.put("cellHeight", "sm");
            }
            case BARS -> {
                options.put("xField", panel.columns().getFirst().name());
                options.put("orientation", "vertical");
                options.put("stacking", "normal");
                options.put("showValue", "never");
                options.set(
                        "legend",
                        NODES.objectNode()
                                .put("displayMode", "list")
                                .put("placement", "bottom")
                                .put("showLegend", true));
                options.set("tooltip", NODES.objectNode().put("mode", "multi").put("sort", "none"));
            }
        }
        return options;
    }

    private static ObjectNode fieldConfig(Panel panel, Language language) {
        var defaults =
                NODES.objectNode()
                        .put("noValue", NO_CASES.in(language))
                        .put("unit", "locale")
                        .put("decimals", 0);
        if (panel.kind() == Kind.TABLE) {
            defaults.set(
                    "custom", NODES.objectNode().put("align", "auto").put("filterable", false));
        }
        var overrides = NODES.arrayNode();
        for (var column : panel.columns()) {
            overrides.add(override(panel, column, language));
        }
        var config = NODES.objectNode();
        config.set("defaults", defaults);
        config.set("overrides", overrides);
        return config;
    }

    private static ObjectNode override(Panel panel, Column column, Language language) {
        var properties = NODES.arrayNode();
        property(properties, "displayName").put("value", column.title().in(language));
        switch (column.show()) {
            case TEXT -> property(properties, "unit").put("value", "string");
            case TIME -> property(properties, "unit").put("value", "time:YYYY-MM-DD");
            case COUNT -> {
                property(properties, "unit").put("value", "locale");
                property(properties, "color")
                        .set(
                                "value",
                                NODES.objectNode().put("mode", "fixed").put("fixedColor", "text"));
                if (panel.kind() == Kind.BARS) {
                    properties.remove(properties.size() - 1);
                }
            }
            case SHARE -> {
                property(properties, "unit").put("value", "percent");
                property(properties, "decimals").put("value", 1);
                thresholds(properties, "red", Map.of(80.0, "orange", 95.0, "green"));
                if (panel.kind() == Kind.TABLE) {
                    property(properties, "custom.cellOptions")
                            .set("value", NODES.objectNode().put("type", "color-text"));
                }
            }
            case TROUBLE -> {
                thresholds(properties, "green", Map.of(1.0, "red"));
                property(properties, "mappings").set("value", warningSign(panel));
                if (panel.kind() == Kind.TABLE) {
                    property(properties, "custom.cellOptions")
                            .set("value", NODES.objectNode().put("type", "color-text"));
                }
            }
            case ATTENTION -> thresholds(properties, "green", Map.of(1.0, "orange"));
            case VERDICT -> property(properties, "mappings").set("value", verdictWords(language));
        }
        var override = NODES.objectNode();
        override.set(
                "matcher", NODES.objectNode().put("id", "byName").put("options", column.name()));
        override.set("properties", properties);
        return override;
    }

    private static ObjectNode property(ArrayNode properties, String id) {
        var property = NODES.objectNode().put("id", id);
        properties.add(property);
        return property;
    }

    private static void thresholds(ArrayNode properties, String base, Map<Double, String> steps) {
        var list = NODES.arrayNode();
        list.add(NODES.objectNode().put("color", base).putNull("value"));
        new TreeMap<>(steps)
                .forEach(
                        (from, color) ->
                                list.add(
                                        NODES.objectNode().put("color", color).put("value", from)));
        property(properties, "thresholds")
                .set("value", NODES.objectNode().put("mode", "absolute").set("steps", list));
        property(properties, "color").set("value", NODES.objectNode().put("mode", "thresholds"));
    }

    /** 0 is said in words, so that green is not the only sign that all is well. */
    private static ArrayNode warningSign(Panel panel) {
        var zero =
                NODES.objectNode()
                        .put("text", panel.kind() == Kind.STAT ? "0 ✓" : "0")
                        .put("index", 0);
        return NODES.arrayNode()
                .add(
                        NODES.objectNode()
                                .put("type", "value")
                                .set("options", NODES.objectNode().set("0", zero)));
    }

    private static ArrayNode verdictWords(Language language) {
        var words =
                Map.of(
                        "OVERDUE", new Text("Overdue", "সময় পেরিয়েছে"),
                        "AT_RISK", new Text("At risk", "ঝুঁকিতে"),
                        "ON_TRACK", new Text("On track", "সময় আছে"));
        var options = NODES.objectNode();
        int index = 0;
        for (var entry : new TreeMap<>(words).entrySet()) {
            options.set(
                    entry.getKey(),
                    NODES.objectNode()
                            .put("text", entry.getValue().in(language))
                            .put("index", index++));
        }
        return NODES.arrayNode()
                .add(NODES.objectNode().put("type", "value").set("options", options));
    }

    private static ObjectNode dataSource() {
        return NODES.objectNode().put("type", DATA_SOURCE_TYPE).put("uid", DATA_SOURCE);
    }
}

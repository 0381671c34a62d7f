package bd.somoyshima.dashboards;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Panel.Kind;
import bd.somoyshima.dashboards.Variable.Choice;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A dashboard as Grafana's classic JSON, in one language. */
final class DashboardJson {

    /** The uid of the provisioned data source of PostgreSQL. */
    static final String POSTGRESQL = "somoyshima-postgresql";

    /** The uid of the provisioned data source of Prometheus. */
    static final String PROMETHEUS = "somoyshima-prometheus";

    static final String POSTGRESQL_TYPE = "grafana-postgresql-datasource";
    private static final int GRID_WIDTH = 24;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Text NOTHING =
            new Text(
                    "Nothing to show. A red sign beside the title would mean that the question failed.",
                    "দেখানোর কিছু নেই। শিরোনামের পাশে লাল চিহ্ন থাকলে প্রশ্নটি ব্যর্থ হয়েছে।");
    private static final Text NO_FIGURE = new Text("No figure", "হিসাব নেই");
    private static final Text NOT_MEASURED = new Text("Not measured", "মাপা হয়নি");
    private static final Text DAYS = new Text("days", "দিন");
    private static final Text DEMONSTRATION = new Text("Demonstration data", "প্রদর্শনী তথ্য");
    private static final Text INCLUDE = new Text("Included", "সহ");
    private static final Text EXCLUDE = new Text("Left out", "ছাড়া");
    private static final Text OTHERS = new Text("All dashboards", "সব ড্যাশবোর্ড");

    /** Bangladesh, with its districts filling the map. */
    private static final double MAP_LATITUDE = 23.75;

    private static final double MAP_LONGITUDE = 90.3;
    private static final double MAP_ZOOM = 6.3;

    private static final int FIGURE_WIDTH = 95;
    private static final int CODE_WIDTH = 150;

    private static final Map<String, String> SERIES_COLORS =
            Map.ofEntries(
                    Map.entry("in_time", "green"),
                    Map.entry("within_usual_limit", "green"),
                    Map.entry("reported_same_day", "green"),
                    Map.entry("in_time_percent", "green"),
                    Map.entry("late", "red"),
                    Map.entry("overdue", "red"),
                    Map.entry("ripe", "red"),
                    Map.entry("ran_out", "red"),
                    Map.entry("beyond_usual_limit", "red"),
                    Map.entry("reported_late", "orange"),
                    Map.entry("received", "text"),
                    Map.entry("backlog", "blue"));

    private final Dashboard dashboard;
    private final Language language;

    private DashboardJson(Dashboard dashboard, Language language) {
        this.dashboard = dashboard;
        this.language = language;
    }

    static ObjectNode of(Dashboard dashboard, Language language) {
        return new DashboardJson(dashboard, language).root();
    }

    private ObjectNode root() {
        var root = object();
        root.put("uid", dashboard.uid(language));
        root.put("title", in(dashboard.title()));
        root.put("description", in(dashboard.description()));
        root.set("tags", array().add("somoyshima").add("somoyshima-" + language.code()));
        root.put("schemaVersion", 42);
        root.put("editable", false);
        root.put("timezone", "Asia/Dhaka");
        root.put("weekStart", "sunday");
        root.put("fiscalYearStartMonth", 6);
        root.put("graphTooltip", 0);
        root.put("refresh", "5m");
        root.set("time", object().put("from", dashboard.from()).put("to", "now"));
        root.set("annotations", object().set("list", array()));
        root.set("templating", object().set("list", variables()));
        root.set("links", links());
        root.set("panels", panels());
        return root;
    }

    private ArrayNode links() {
        var other = language == Language.EN ? Language.BN : Language.EN;
        return array().add(
                        link("dashboards", in(OTHERS))
                                .put("asDropdown", true)
                                .set("tags", array().add("somoyshima-" + language.code())))
                .add(
                        link("link", other == Language.BN ? "বাংলা" : "English")
                                .put("url", "/d/" + dashboard.uid(other))
                                .put("icon", "external link")
                                .put("tooltip", dashboard.title().in(other))
                                .set("tags", array()));
    }

    /** Keeps the place and the time chosen. */
    private static ObjectNode link(String type, String title) {
        return object().put("type", type)
                .put("title", title)
                .put("targetBlank", false)
                .put("includeVars", true)
                .put("keepTime", true);
    }

    private ArrayNode variables() {
        var list = array();
        if (dashboard.isOfMetrics()) {
            return list;
        }
        for (var variable : dashboard.variables()) {
            boolean any = variable.choice() == Choice.ANY;
            var node =
                    object().put("name", variable.name())
                            .put("label", in(variable.title()))
                            .put("type", "query")
                            .put("query", Sql.read(variable.sqlFile(), language))
                            .put("definition", "")
                            .put("refresh", 2)
                            .put("sort", 0)
                            .put("regex", "")
                            .put("multi", variable.choice() != Choice.ONE)
                            .put("includeAll", any)
                            .put("hide", 0);
            node.set("datasource", postgresql());
            node.set(
                    "current",
                    any
                            ? object().set("text", array().add("All"))
                                    .set("value", array().add("$__all"))
                            : object());
            list.add(node);
        }
        return list.add(demonstration());
    }

    private ObjectNode demonstration() {
        var node =
                object().put("name", "demonstration")
                        .put("label", in(DEMONSTRATION))
                        .put("type", "custom")
                        .put("query", in(INCLUDE) + " : include, " + in(EXCLUDE) + " : exclude")
                        .put("multi", false)
                        .put("includeAll", false)
                        .put("hide", 0);
        node.set("current", object().put("text", in(INCLUDE)).put("value", "include"));
        node.set(
                "options",
                array().add(
                                object().put("text", in(INCLUDE))
                                        .put("value", "include")
                                        .put("selected", true))
                        .add(
                                object().put("text", in(EXCLUDE))
                                        .put("value", "exclude")
                                        .put("selected", false)));
        return node;
    }

    private ArrayNode panels() {
        var list = array();
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
            list.add(panel(panel, id++, x, y));
            x += panel.width();
            rowHeight = Math.max(rowHeight, panel.height());
        }
        return list;
    }

    private ObjectNode panel(Panel panel, int id, int x, int y) {
        var node =
                object().put("id", id)
                        .put("type", panel.kind().grafanaType())
                        .put("title", in(panel.title()))
                        .put("description", in(panel.description()));
        node.set("datasource", panel.isOfMetrics() ? prometheus() : postgresql());
        node.set(
                "gridPos",
                object().put("x", x).put("y", y).put("w", panel.width()).put("h", panel.height()));
        node.set("targets", panel.isOfMetrics() ? metrics(panel) : query(panel));
        node.set("options", options(panel));
        node.set("fieldConfig", fieldConfig(panel));
        return node;
    }

    private ArrayNode query(Panel panel) {
        var file = dashboard.name() + "/" + Objects.requireNonNull(panel.sqlFile());
        return array().add(
                        object().put("refId", "A")
                                .put("format", "table")
                                .put("rawQuery", true)
                                .put("editorMode", "code")
                                .put("rawSql", Sql.read(file, language))
                                .set("datasource", postgresql()));
    }

    private ArrayNode metrics(Panel panel) {
        var targets = array();
        char name = 'A';
        for (var metric : panel.metrics()) {
            targets.add(
                    object().put("refId", String.valueOf(name++))
                            .put("expr", metric.expression())
                            .put("legendFormat", in(metric.legend()))
                            .put("editorMode", "code")
                            .put("range", panel.kind() != Kind.STAT)
                            .put("instant", panel.kind() == Kind.STAT)
                            .set("datasource", prometheus()));
        }
        return targets;
    }

    private ObjectNode options(Panel panel) {
        var options = object();
        switch (panel.kind()) {
            case STAT -> {
                boolean several = panel.columns().size() + panel.metrics().size() > 2;
                options.put(
                        "textMode",
                        several || panel.columns().size() > 1 ? "value_and_name" : "value");
                options.put("colorMode", "value");
                options.put("graphMode", "none");
                options.put("justifyMode", "center");
                options.put("orientation", "auto");
                options.put("wideLayout", true);
                if (panel.columns().size() > 1) {
                    options.set("text", object().put("titleSize", 14).put("valueSize", 18));
                }
                options.set(
                        "reduceOptions",
                        object().put("values", false)
                                .put("fields", panel.isOfMetrics() ? "" : "/.*/")
                                .set("calcs", array().add("lastNotNull")));
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
                options.put("xTickLabelSpacing", 100);
                options.set("legend", legend());
                options.set("tooltip", object().put("mode", "multi").put("sort", "none"));
            }
            case LINES, TIME_BARS -> {
                options.set("legend", legend());
                options.set("tooltip", object().put("mode", "multi").put("sort", "none"));
            }
            case MAP -> map(panel, options);
        }
        return options;
    }

    private static ObjectNode legend() {
        return object().put("displayMode", "list")
                .put("placement", "bottom")
                .put("showLegend", true);
    }

    /**
     * The outline of the land comes with Grafana, so that no other server hears who looks at it.
     */
    private static void map(Panel panel, ObjectNode options) {
        options.set(
                "view",
                object().put("id", "coords")
                        .put("lat", MAP_LATITUDE)
                        .put("lon", MAP_LONGITUDE)
                        .put("zoom", MAP_ZOOM)
                        .put("allLayers", true));
        options.set(
                "controls",
                object().put("showZoom", true)
                        .put("mouseWheelZoom", false)
                        .put("showAttribution", false));
        options.set("tooltip", object().put("mode", "details"));
        options.set(
                "basemap",
                object().put("type", "geojson")
                        .put("name", "land")
                        .set("config", object().put("src", "public/maps/countries.geojson")));
        var share =
                panel.columns().stream()
                        .filter(c -> c.show() == Show.SHARE)
                        .findFirst()
                        .orElseThrow();
        var style = object();
        style.set("color", object().put("field", share.name()).put("fixed", "text"));
        style.set("size", object().put("fixed", 7).put("min", 4).put("max", 14));
        style.set(
                "symbol",
                object().put("fixed", "img/icons/marker/circle.svg").put("mode", "fixed"));
        style.set(
                "text",
                object().put("field", panel.columns().getFirst().name())
                        .put("fixed", "")
                        .put("mode", "field"));
        style.set(
                "textConfig",
                object().put("fontSize", 11)
                        .put("offsetX", 0)
                        .put("offsetY", 14)
                        .put("textAlign", "center")
                        .put("textBaseline", "middle"));
        style.put("opacity", 0.9);
        var layer = object().put("type", "markers").put("name", "districts").put("tooltip", true);
        layer.set("config", object().put("showLegend", false).set("style", style));
        layer.set(
                "location",
                object().put("mode", "coords")
                        .put("latitude", "latitude")
                        .put("longitude", "longitude"));
        options.set("layers", array().add(layer));
    }

    private ObjectNode fieldConfig(Panel panel) {
        var first = panel.columns().getFirst();
        var defaults = object().put("noValue", in(noValue(panel)));
        if (panel.isOfMetrics()) {
            unit(defaults, first.show());
        } else {
            defaults.put("unit", "locale").put("decimals", 0);
        }
        switch (panel.kind()) {
            case TABLE ->
                    defaults.set(
                            "custom",
                            object().put("align", "auto")
                                    .put("filterable", false)
                                    .put("wrapHeaderText", true));
            case LINES ->
                    defaults.set(
                            "custom",
                            object().put("fillOpacity", 0)
                                    .put("showPoints", "auto")
                                    .put("lineWidth", 2));
            case TIME_BARS ->
                    defaults.set(
                            "custom",
                            object().put("drawStyle", "bars")
                                    .put("fillOpacity", 80)
                                    .put("lineWidth", 1)
                                    .set(
                                            "stacking",
                                            object().put("mode", "normal").put("group", "A")));
            case STAT -> {
                // what is not there shall not look well
                defaults.set("color", object().put("mode", "fixed").put("fixedColor", "text"));
                if (panel.isOfMetrics()) {
                    thresholds(defaults, first.show());
                    defaults.set("mappings", noFigure("null+nan", NOT_MEASURED));
                }
            }
            case BARS, MAP -> {
                // nothing more than for all
            }
        }
        var overrides = array();
        if (!panel.isOfMetrics()) {
            panel.columns().forEach(column -> overrides.add(override(panel, column)));
        }
        return object().set("defaults", defaults).set("overrides", overrides);
    }

    private static Text noValue(Panel panel) {
        return panel.isOfMetrics() ? NOT_MEASURED : panel.kind() == Kind.STAT ? NO_FIGURE : NOTHING;
    }

    private ObjectNode override(Panel panel, Column column) {
        var properties = array();
        boolean axis = column.show() == Show.TIME && panel.kind() != Kind.TABLE;
        if (!axis) {
            var values = object();
            unit(values, column.show());
            values.properties()
                    .forEach(p -> property(properties, p.getKey()).set("value", p.getValue()));
        }
        if (panel.kind() == Kind.TABLE) {
            cell(properties, column);
        }
        if (column.show() == Show.HIDDEN) {
            property(properties, "custom.hidden").put("value", true);
        } else {
            property(properties, "displayName").put("value", in(column.title()));
        }
        var colors = object();
        thresholds(colors, column.show());
        colors.properties()
                .forEach(p -> property(properties, p.getKey()).set("value", p.getValue()));
        boolean colored = !colors.isEmpty() || column.show() == Show.CODE;
        if (column.show() == Show.CODE) {
            property(properties, "mappings").set("value", words(column));
        } else if (column.show() == Show.DOWNLOAD) {
            property(properties, "mappings").set("value", title(column));
        } else if (column.show() == Show.TROUBLE) {
            property(properties, "mappings").set("value", allIsWell());
        } else if (column.show() == Show.SHARE && panel.kind() == Kind.STAT) {
            property(properties, "mappings").set("value", noFigure("null", NO_FIGURE));
        } else if (panel.kind() == Kind.STAT && !colored) {
            property(properties, "color")
                    .set("value", object().put("mode", "fixed").put("fixedColor", "text"));
        }
        if (panel.kind() == Kind.BARS
                || panel.kind() == Kind.LINES
                || panel.kind() == Kind.TIME_BARS) {
            seriesColor(properties, column);
        }
        if (column.show() == Show.LINE) {
            property(properties, "custom.drawStyle").put("value", "line");
            property(properties, "custom.fillOpacity").put("value", 0);
            property(properties, "custom.stacking").set("value", object().put("mode", "none"));
        }
        if (panel.kind() == Kind.TABLE && colored) {
            property(properties, "custom.cellOptions")
                    .set("value", object().put("type", "color-text").put("wrapText", true));
        }
        if (column.link() != null) {
            var link = column.link();
            property(properties, "links")
                    .set(
                            "value",
                            array().add(
                                            object().put("title", in(link.title()))
                                                    .put(
                                                            "url",
                                                            link.url()
                                                                    .replace(
                                                                            "@lang@",
                                                                            language.code()))
                                                    .put(
                                                            "targetBlank",
                                                            !link.url().startsWith("/"))));
        }
        var override = object();
        override.set("matcher", object().put("id", "byName").put("options", column.name()));
        override.set("properties", properties);
        return override;
    }

    /** Names get the room that figures leave; an empty cell is a dash. */
    private static void cell(ArrayNode properties, Column column) {
        property(properties, "noValue").put("value", "–");
        if (column.show() == Show.TEXT && !column.name().endsWith("_on")) {
            property(properties, "custom.cellOptions")
                    .set("value", object().put("type", "auto").put("wrapText", true));
        } else if (column.show() != Show.HIDDEN) {
            property(properties, "custom.width")
                    .put("value", column.show() == Show.CODE ? CODE_WIDTH : FIGURE_WIDTH);
        }
    }

    /** Colours of series that are good or bad; others are told by their names alone. */
    private static void seriesColor(ArrayNode properties, Column column) {
        var color = SERIES_COLORS.get(column.name());
        if (color != null) {
            property(properties, "color")
                    .set("value", object().put("mode", "fixed").put("fixedColor", color));
        }
    }

    private void unit(ObjectNode values, Show show) {
        switch (show) {
            case TEXT, CODE, DOWNLOAD, HIDDEN -> values.put("unit", "string");
            case TIME -> values.put("unit", "time:YYYY-MM-DD");
            case COUNT, LINE, CHANGE, TROUBLE, ATTENTION ->
                    values.put("unit", "locale").put("decimals", 0);
            case DAYS -> values.put("unit", "suffix: " + in(DAYS));
            case SHARE, PLAIN_SHARE -> values.put("unit", "percent").put("decimals", 1);
            case SECONDS -> values.put("unit", "s");
            case BYTES -> values.put("unit", "bytes");
            case RATE -> values.put("unit", "short").put("decimals", 1);
        }
    }

    /** The charter promises every case in time. */
    private static void thresholds(ObjectNode values, Show show) {
        switch (show) {
            case SHARE -> steps(values, "red", Map.of(90.0, "orange", 100.0, "green"));
            case TROUBLE -> steps(values, "green", Map.of(1.0, "red"));
            case ATTENTION -> steps(values, "green", Map.of(1.0, "orange"));
            case TEXT,
                    TIME,
                    COUNT,
                    LINE,
                    CHANGE,
                    DAYS,
                    PLAIN_SHARE,
                    CODE,
                    DOWNLOAD,
                    SECONDS,
                    BYTES,
                    RATE,
                    HIDDEN -> {
                // neither good nor bad
            }
        }
    }

    private static void steps(ObjectNode values, String base, Map<Double, String> steps) {
        var list = array().add(object().put("color", base).putNull("value"));
        new TreeMap<>(steps)
                .forEach(
                        (from, color) -> list.add(object().put("color", color).put("value", from)));
        values.set("thresholds", object().put("mode", "absolute").set("steps", list));
        values.set("color", object().put("mode", "thresholds"));
    }

    /** 0 is said in words, so that green is not the only sign that all is well. */
    private static ArrayNode allIsWell() {
        return mapping(object().set("0", object().put("text", "0 ✓").put("index", 0)));
    }

    /** An address is shown as what it leads to. */
    private ArrayNode title(Column column) {
        var options = object().put("pattern", ".*");
        options.set("result", object().put("text", in(column.title())).put("index", 0));
        return array().add(object().put("type", "regex").set("options", options));
    }

    /** A share of nothing is neither good nor bad. */
    private ArrayNode noFigure(String match, Text text) {
        var options = object().put("match", match);
        options.set("result", object().put("text", in(text)).put("color", "text").put("index", 0));
        return array().add(object().put("type", "special").set("options", options));
    }

    private ArrayNode words(Column column) {
        var options = object();
        int index = 0;
        var words = Objects.requireNonNull(Words.CODES.get(column.name()), column.name());
        for (var word : new TreeMap<>(words).entrySet()) {
            options.set(
                    word.getKey(),
                    object().put("text", in(word.getValue().text()))
                            .put("color", word.getValue().color())
                            .put("index", index++));
        }
        return mapping(options);
    }

    private static ArrayNode mapping(ObjectNode options) {
        return array().add(object().put("type", "value").set("options", options));
    }

    private static ObjectNode property(ArrayNode properties, String id) {
        var property = object().put("id", id);
        properties.add(property);
        return property;
    }

    private static ObjectNode postgresql() {
        return object().put("type", POSTGRESQL_TYPE).put("uid", POSTGRESQL);
    }

    private static ObjectNode prometheus() {
        return object().put("type", "prometheus").put("uid", PROMETHEUS);
    }

    private String in(Text text) {
        return text.in(language);
    }

    private static ObjectNode object() {
        return NODES.objectNode();
    }

    private static ArrayNode array() {
        return NODES.arrayNode();
    }
}

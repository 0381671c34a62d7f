package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeneratedFilesTest {

    private static final Path GRAFANA = Path.of("grafana");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> VARIABLES =
            Set.of("division", "district", "office", "department", "service", "demonstration");
    private static final Set<String> PANEL_TYPES =
            Set.of("stat", "table", "barchart", "timeseries", "geomap");
    private static final Set<String> UNITS =
            Set.of(
                    "locale",
                    "string",
                    "percent",
                    "short",
                    "s",
                    "bytes",
                    "time:YYYY-MM-DD",
                    "suffix: days",
                    "suffix: দিন");

    @Test
    void theCommittedFilesAreWhatTheGeneratorWrites() throws IOException {
        var expected = new TreeMap<String, String>();
        Generator.files().forEach((path, text) -> expected.put("dashboards/" + path, text));
        expected.put("provisioning/alerting/rules.json", Generator.alertRules());
        var committed = new ArrayList<String>();
        try (var files = Files.walk(GRAFANA)) {
            files.filter(f -> f.toString().endsWith(".json"))
                    .forEach(f -> committed.add(GRAFANA.relativize(f).toString()));
        }
        assertThat(committed).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (var file : expected.entrySet()) {
            assertThat(Files.readString(GRAFANA.resolve(file.getKey())))
                    .as(
                            "%s: write it anew with ./mvnw -P write-dashboards -pl dashboards -am process-classes",
                            file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void uidsAreUniqueAndSoAreTitlesWithinAFolder() {
        var uids = new HashSet<String>();
        var titles = new HashSet<String>();
        eachDashboard(
                (path, dashboard) -> {
                    assertThat(uids.add(dashboard.get("uid").asString())).as(path).isTrue();
                    assertThat(
                                    titles.add(
                                            path.replaceAll("[^/]*$", "")
                                                    + dashboard.get("title").asString()))
                            .as(path)
                            .isTrue();
                    assertThat(dashboard.get("uid").asString().length()).isLessThanOrEqualTo(40);
                });
        assertThat(uids).hasSize(14);
        assertThat(AlertRules.all()).extracting(AlertRule::uid).doesNotHaveDuplicates();
        assertThat(AlertRules.all())
                .extracting(r -> AlertRule.both(r.title()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyLinkLeadsSomewhereAndKeepsPlaceAndTime() {
        var uids = new HashSet<String>();
        eachDashboard((path, dashboard) -> uids.add(dashboard.get("uid").asString()));
        var targets = Pattern.compile("\"/d/([^?\"]+)([^\"]*)\"");
        Generator.files()
                .forEach(
                        (path, text) -> {
                            var links = targets.matcher(text);
                            int found = 0;
                            while (links.find()) {
                                found++;
                                assertThat(uids).as(path).contains(links.group(1));
                                if (!links.group(2).isEmpty()) {
                                    assertThat(links.group(2))
                                            .as("%s: %s", path, links.group())
                                            .contains("${__url_time_range}")
                                            .contains("${demonstration:queryparam}")
                                            .contains("var-");
                                    assertThat(links.group(1))
                                            .endsWith(path.contains("en/") ? "-en" : "-bn");
                                }
                            }
                            assertThat(found).isPositive();
                        });
    }

    @TestFactory
    List<DynamicTest> everyPanelKeepsTheHouseRules() {
        var tests = new ArrayList<DynamicTest>();
        eachDashboard(
                (path, dashboard) ->
                        dashboard
                                .get("panels")
                                .forEach(
                                        panel ->
                                                tests.add(
                                                        DynamicTest.dynamicTest(
                                                                path
                                                                        + ": "
                                                                        + panel.get("title")
                                                                                .asString(),
                                                                () -> keepsTheHouseRules(panel)))));
        assertThat(tests).hasSizeGreaterThan(120);
        return tests;
    }

    private static void keepsTheHouseRules(JsonNode panel) {
        assertThat(panel.get("description").asString()).hasSizeGreaterThan(40);
        assertThat(panel.at("/fieldConfig/defaults/noValue").asString()).isNotEmpty();
        assertThat(PANEL_TYPES).contains(panel.get("type").asString());
        var units = new ArrayList<String>();
        units.add(panel.at("/fieldConfig/defaults/unit").asString());
        var shown = new ArrayList<String>();
        for (var override : panel.at("/fieldConfig/overrides")) {
            override.get("properties")
                    .forEach(
                            p -> {
                                if (p.get("id").asString().equals("unit")) {
                                    units.add(p.get("value").asString());
                                }
                            });
            shown.add(override.at("/matcher/options").asString());
        }
        assertThat(UNITS).containsAll(units);
        if (shown.contains("in_time_percent")
                && !panel.get("type").asString().equals("timeseries")) {
            assertThat(shown)
                    .as("a percentage has its denominator beside it, and its colour its words")
                    .contains("judged", "standing");
        }
        for (var target : panel.get("targets")) {
            if (target.has("rawSql")) {
                assertThat(target.at("/datasource/uid").asString())
                        .isEqualTo(DashboardJson.POSTGRESQL);
                keepsTheHouseRules(target.get("rawSql").asString());
            } else {
                assertThat(target.at("/datasource/uid").asString())
                        .isEqualTo(DashboardJson.PROMETHEUS);
                assertThat(target.get("expr").asString()).isNotEmpty();
            }
        }
    }

    @Test
    void everyQueryKeepsTheHouseRules() {
        assertThat(Questions.all()).hasSizeGreaterThan(100);
        Questions.all().values().forEach(GeneratedFilesTest::keepsTheHouseRules);
    }

    private static void keepsTheHouseRules(String sql) {
        assertThat(sql)
                .as("days are counted in UTC by these")
                .doesNotContain("$__timeGroup")
                .doesNotContain("$__unixEpoch")
                .doesNotContain("$__timeFilter")
                .doesNotContainPattern("current_date|CURRENT_DATE")
                .doesNotContainPattern("date_trunc\\('\\w+', day\\) AS")
                .doesNotContainPattern("date_trunc\\('\\w+', [a-z_.]+_at\\)")
                .as("a parenthesis inside a macro's argument changes the query in silence")
                .doesNotContainPattern("\\$__\\w+\\([^)]+")
                .as("only the views of the schema dash, and the gateway's own")
                .doesNotContain("projection.")
                .doesNotContainPattern("gateway\\.(?!dash_quarantine)")
                .doesNotContain("eventlog.")
                .doesNotContain("@");
        var tables =
                Pattern.compile("(?:FROM|JOIN)\\s+([a-z_.]+)")
                        .matcher(sql.replaceAll("extract\\([^)]*\\)", ""));
        while (tables.find()) {
            var name = tables.group(1);
            assertThat(name.matches("dash\\..*|gateway\\.dash_quarantine|[^.]*")).as(name).isTrue();
        }
        var uses = Pattern.compile("\\$\\{(\\w+)(:\\w+)?}").matcher(sql);
        while (uses.find()) {
            assertThat(uses.group(2)).as(uses.group()).isEqualTo(":sqlstring");
            assertThat(VARIABLES).contains(uses.group(1));
        }
    }

    /** A query can use only what its dashboard lets the reader choose. */
    @Test
    void everyVariableOfAQueryIsOnItsDashboard() {
        for (var dashboard : Generator.dashboards()) {
            var chosen = new HashSet<String>(Set.of("demonstration"));
            dashboard.variables().forEach(v -> chosen.add(v.name()));
            var files =
                    Stream.concat(
                                    dashboard.variables().stream().map(Variable::sqlFile),
                                    dashboard.panels().stream()
                                            .filter(p -> p.sqlFile() != null)
                                            .map(p -> dashboard.name() + "/" + p.sqlFile()))
                            .toList();
            for (var file : files) {
                var uses = Pattern.compile("\\$\\{(\\w+):").matcher(Sql.read(file, Language.EN));
                while (uses.find()) {
                    assertThat(chosen)
                            .as("%s on %s", file, dashboard.name())
                            .contains(uses.group(1));
                }
            }
        }
    }

    @Test
    void panelsDoNotOverlap() {
        eachDashboard(
                (path, dashboard) -> {
                    var taken = new HashSet<String>();
                    for (var panel : dashboard.get("panels")) {
                        var at = panel.get("gridPos");
                        for (int x = 0; x < at.get("w").asInt(); x++) {
                            for (int y = 0; y < at.get("h").asInt(); y++) {
                                var cell =
                                        (at.get("x").asInt() + x) + "," + (at.get("y").asInt() + y);
                                assertThat(taken.add(cell)).as(path + " " + cell).isTrue();
                                assertThat(at.get("x").asInt() + x).isLessThan(24);
                            }
                        }
                    }
                });
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        for (var dashboard : Generator.dashboards()) {
            for (var panel : dashboard.panels()) {
                for (var text : List.of(panel.title(), panel.description())) {
                    assertThat(text.en()).doesNotContainPattern("[\\u0980-\\u09FF]");
                    assertThat(text.bn()).containsPattern("[\\u0980-\\u09FF]");
                }
            }
        }
    }

    /** In provisioned queries Grafana takes what follows a dollar for an environment variable. */
    @Test
    void noDollarOfAnAlertRuleIsTakenForAVariable() {
        for (var group : JSON.readTree(Generator.alertRules()).get("groups")) {
            for (var rule : group.get("rules")) {
                assertThat(rule.get("data").toString()).doesNotContain("$");
            }
        }
    }

    @Test
    void theEditionOfAPlaceHasItsOwnOrganisationAndNoMeasurements() {
        var files = PlaceEdition.files("BD-30-56", 2);

        assertThat(files).hasSize(3 + 2 * 6);
        assertThat(files.get("role.sql"))
                .contains("CREATE ROLE somoyshima_dash_bd_30_56 LOGIN PASSWORD :'password';");
        assertThat(files.get("provisioning/datasources/somoyshima-bd-30-56.yaml"))
                .contains(
                        "orgId: 2",
                        "user: somoyshima_dash_bd_30_56",
                        "${SOMOYSHIMA_DASH_BD_30_56_PASSWORD}");
        assertThat(String.join("", files.values()))
                .doesNotContain("prometheus")
                .doesNotContain("@");
    }

    @Test
    void anEditionOfWhatIsNoPlaceOrOfTheMinistrysOrganisationIsRefused() {
        assertThatThrownBy(() -> PlaceEdition.files("Dhaka", 2))
                .hasMessage(
                        "place is 'Dhaka'; write a division such as BD-30 or a district such as BD-30-56");
        assertThatThrownBy(() -> PlaceEdition.files("BD-30", 1))
                .hasMessageStartingWith("organisation is 1; write 2 or more");
    }

    private static void eachDashboard(BiConsumer<String, JsonNode> check) {
        Generator.files().forEach((path, text) -> check.accept(path, JSON.readTree(text)));
    }
}

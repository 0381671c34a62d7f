package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeneratedFilesTest {

    private static final Path DIRECTORY = Path.of("grafana", "dashboards");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theCommittedFilesAreWhatTheGeneratorWrites() throws IOException {
        var committed = new ArrayList<String>();
        try (var files = Files.walk(DIRECTORY)) {
            files.filter(Files::isRegularFile)
                    .forEach(f -> committed.add(DIRECTORY.relativize(f).toString()));
        }
        assertThat(committed).containsExactlyInAnyOrderElementsOf(Generator.files().keySet());
        for (var file : Generator.files().entrySet()) {
            assertThat(Files.readString(DIRECTORY.resolve(file.getKey())))
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
        Generator.files()
                .forEach(
                        (path, text) -> {
                            var dashboard = JSON.readTree(text);
                            assertThat(uids.add(dashboard.get("uid").asString())).as(path).isTrue();
                            assertThat(
                                            titles.add(
                                                    path.substring(0, 2)
                                                            + dashboard.get("title").asString()))
                                    .as(path)
                                    .isTrue();
                        });
    }

    @TestFactory
    List<DynamicTest> everyPanelKeepsTheHouseRules() {
        var tests = new ArrayList<DynamicTest>();
        Generator.files()
                .forEach(
                        (path, text) ->
                                JSON.readTree(text)
                                        .get("panels")
                                        .forEach(
                                                panel ->
                                                        tests.add(
                                                                DynamicTest.dynamicTest(
                                                                        path
                                                                                + ": "
                                                                                + panel.get("title")
                                                                                        .asString(),
                                                                        () ->
                                                                                keepsTheHouseRules(
                                                                                        panel)))));
        assertThat(tests).hasSize(18);
        return tests;
    }

    private static void keepsTheHouseRules(JsonNode panel) {
        var sql = panel.at("/targets/0/rawSql").asString();
        assertThat(panel.get("description").asString()).hasSizeGreaterThan(40);
        assertThat(panel.at("/fieldConfig/defaults/noValue").asString()).isNotEmpty();
        assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotEmpty();
        assertThat(panel.at("/datasource/uid").asString()).isEqualTo(Generator.DATA_SOURCE);
        assertThat(panel.at("/datasource/type").asString())
                .isEqualTo("grafana-postgresql-datasource");
        assertThat(sql)
                .as("days are counted in UTC by this macro")
                .doesNotContain("$__timeGroup")
                .as("only the views of the schema dash")
                .doesNotContain("projection.")
                .doesNotContain("eventlog.")
                .as("a parenthesis inside a macro's argument changes the query in silence")
                .doesNotContainPattern("\\$__\\w+\\([^)]*\\(");
        var uses = Pattern.compile("\\$\\{(\\w+)(:\\w+)?}").matcher(sql);
        while (uses.find()) {
            assertThat(uses.group(2)).as(uses.group()).isEqualTo(":sqlstring");
            assertThat(Set.of("division", "district", "office", "demonstration"))
                    .contains(uses.group(1));
        }
    }

    @Test
    void panelsDoNotOverlap() {
        Generator.files()
                .forEach(
                        (path, text) -> {
                            var taken = new HashSet<String>();
                            JSON.readTree(text)
                                    .get("panels")
                                    .forEach(
                                            panel -> {
                                                var at = panel.get("gridPos");
                                                for (int x = 0; x < at.get("w").asInt(); x++) {
                                                    for (int y = 0; y < at.get("h").asInt(); y++) {
                                                        var cell =
                                                                (at.get("x").asInt() + x)
                                                                        + ","
                                                                        + (at.get("y").asInt() + y);
                                                        assertThat(taken.add(cell))
                                                                .as(path + " " + cell)
                                                                .isTrue();
                                                        assertThat(at.get("x").asInt() + x)
                                                                .isLessThan(24);
                                                    }
                                                }
                                            });
                        });
    }
}

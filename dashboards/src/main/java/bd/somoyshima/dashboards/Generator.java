package bd.somoyshima.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what Grafana is provisioned with: the dashboards as its classic JSON, and the alert rules.
 *
 * <p>The files are committed; a test compares them with what this class writes.
 */
public final class Generator {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where a dashboard of metrics goes: it is not for readers of one place. */
    private static final String SYSTEM = "system/";

    private Generator() {}

    /** All dashboards, in the order in which they are read. */
    public static List<Dashboard> dashboards() {
        return List.of(
                DistrictOverview.dashboard(),
                OfficeDashboard.dashboard(),
                ServiceDashboard.dashboard(),
                ComplaintsDashboard.dashboard(),
                MinistryDashboard.dashboard(),
                DataQuality.dashboard(),
                SystemHealth.dashboard());
    }

    /**
     * The dashboards by their path below the directory of dashboards, e.g. {@code
     * bn/district-overview.json}.
     */
    public static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (var dashboard : dashboards()) {
            for (var language : Language.values()) {
                var folder = dashboard.isOfMetrics() ? SYSTEM + language.code() : language.code();
                files.put(
                        folder + "/" + dashboard.name() + ".json",
                        pretty(DashboardJson.of(dashboard, language)));
            }
        }
        return files;
    }

    /** The alert rules, as provisioning reads them. */
    public static String alertRules() {
        return pretty(AlertRuleJson.of(AlertRules.all()));
    }

    static String pretty(Object json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    /**
     * Writes all files.
     *
     * @param args the directory to write to, {@code grafana}
     */
    public static void main(String[] args) throws IOException {
        var directory = Path.of(args[0]);
        for (var file : files().entrySet()) {
            write(directory.resolve("dashboards").resolve(file.getKey()), file.getValue());
        }
        write(directory.resolve("provisioning/alerting/rules.json"), alertRules());
    }

    private static void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

package bd.somoyshima.dashboards;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Looks at a running Grafana that was provisioned with these files: which dashboards are missing,
 * whether every query answers a viewer, and how the alert rules are.
 */
public final class GrafanaCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final String RANGE_FROM = "now-90d";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI grafana;
    private final String authorization;
    private final List<String> wrong = new ArrayList<>();
    private int looked;

    private GrafanaCheck(URI grafana, String userAndPassword) {
        this.grafana = grafana;
        this.authorization =
                userAndPassword.isEmpty()
                        ? ""
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks and reports; ends with 1 if anything is wrong.
     *
     * @param args the address of Grafana and, unless viewers need not sign in, {@code
     *     user:password} of one
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 1) {
            System.err.println("write the address of Grafana and user:password of a viewer");
            System.exit(2);
        }
        var check =
                new GrafanaCheck(
                        URI.create(args[0].endsWith("/") ? args[0] : args[0] + "/"),
                        args.length > 1 ? args[1] : "");
        check.dashboards();
        check.alertRules();
        check.wrong.forEach(line -> System.out.println("✗ " + line));
        System.out.printf("%s looked at, %s wrong%n", check.looked, check.wrong.size());
        if (!check.wrong.isEmpty()) {
            System.exit(1);
        }
    }

    private void dashboards() throws IOException, InterruptedException {
        for (var dashboard : Generator.dashboards()) {
            for (var language : Language.values()) {
                looked++;
                var uid = dashboard.uid(language);
                var answer = get("api/dashboards/uid/" + uid);
                if (answer.status() != OK) {
                    wrong.add("dashboard " + uid + " is missing: " + answer.status());
                    continue;
                }
                queries(uid, answer.body().get("dashboard"));
            }
        }
    }

    /** Variables first, in order: each may depend on those before it. */
    private void queries(String uid, JsonNode dashboard) throws IOException, InterruptedException {
        var chosen = new LinkedHashMap<String, String>(Map.of("demonstration", "'include'"));
        for (var variable : dashboard.at("/templating/list")) {
            if (variable.path("type").asString("").equals("query")) {
                var name = variable.get("name").asString();
                var frame = sql(uid + ": choice " + name, variable.get("query").asString(), chosen);
                chosen.put(name, choice(frame));
            }
        }
        for (var panel : dashboard.get("panels")) {
            for (var target : panel.get("targets")) {
                var where = uid + ": " + panel.get("title").asString();
                if (target.has("rawSql")) {
                    sql(where, target.get("rawSql").asString(), chosen);
                } else {
                    ask(
                            where,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("refId", "A")
                                    .put("expr", target.get("expr").asString())
                                    .put("instant", true)
                                    .put("intervalMs", 60_000)
                                    .put("maxDataPoints", 100)
                                    .set("datasource", target.get("datasource")));
                }
            }
        }
    }

    /** The first value there is to choose, as the query takes it. */
    private static String choice(JsonNode frame) {
        int value = -1;
        int i = 0;
        for (var field : frame.at("/schema/fields")) {
            if (field.path("name").asString("").equals("__value")) {
                value = i;
            }
            i++;
        }
        var first = frame.at("/data/values/" + value + "/0").asString("");
        return "'" + first.replace("'", "''") + "'";
    }

    private JsonNode sql(String where, String sql, Map<String, String> chosen)
            throws IOException, InterruptedException {
        var text = sql;
        for (var variable : chosen.entrySet()) {
            text = text.replace("${" + variable.getKey() + ":sqlstring}", variable.getValue());
        }
        return ask(
                where,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("refId", "A")
                        .put("format", "table")
                        .put("rawSql", text)
                        .set(
                                "datasource",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("uid", DashboardJson.POSTGRESQL)));
    }

    private JsonNode ask(String where, JsonNode query) throws IOException, InterruptedException {
        looked++;
        var body = JsonNodeFactory.instance.objectNode().put("from", RANGE_FROM).put("to", "now");
        body.set("queries", JsonNodeFactory.instance.arrayNode().add(query));
        var answer = send("api/ds/query", body.toString());
        var result = answer.body().at("/results/A");
        if (answer.status() != OK || result.has("error")) {
            wrong.add(where + ": " + result.path("error").asString(answer.body().toString()));
        }
        return result.at("/frames/0");
    }

    private void alertRules() throws IOException, InterruptedException {
        var answer = get("api/prometheus/grafana/api/v1/rules");
        var health =
                answer.body()
                        .at("/data/groups")
                        .valueStream()
                        .flatMap(group -> group.get("rules").valueStream())
                        .collect(
                                Collectors.toMap(
                                        rule -> rule.get("name").asString(),
                                        rule ->
                                                rule.path("health").asString("")
                                                        + " "
                                                        + rule.path("lastError").asString(""),
                                        (a, b) -> a));
        for (var rule : AlertRules.all()) {
            looked++;
            var title = AlertRule.both(rule.title());
            var found = health.get(title);
            if (found == null) {
                wrong.add("alert rule '" + title + "' is missing, or hidden from this user");
            } else if (!found.startsWith("ok") && !found.startsWith("nodata")) {
                wrong.add("alert rule '" + title + "' is not well: " + found);
            }
        }
    }

    /** What Grafana answers. */
    private record Answer(int status, JsonNode body) {}

    private Answer get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET().build());
    }

    private Answer send(String path, String body) throws IOException, InterruptedException {
        return answer(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(grafana.resolve(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JacksonException e) {
            throw new IOException(
                    request.uri() + " answered " + response.statusCode() + ", but not with JSON",
                    e);
        }
    }
}

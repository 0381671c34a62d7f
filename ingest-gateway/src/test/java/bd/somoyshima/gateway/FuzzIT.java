package bd.somoyshima.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.gateway.contract.Approved;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as its OpenAPI document has it: in the repository, and under a hail of requests made from
 * it. Nothing may answer 500, hang, or lose what came in.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("somoyshima.fuzz.requests", 1_500);
    private static final long SEED = Long.getLong("somoyshima.fuzz.seed", 42);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> ODD =
            List.of(
                    "",
                    " ",
                    "0",
                    "-1",
                    "99999999999999999999",
                    "1e400",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "'; DROP TABLE eventlog.event; --",
                    "../../etc/passwd",
                    "%00",
                    "\u0000",
                    "\uD800",
                    "২০২৬-০৬-০১",
                    "2026-02-30",
                    "+10000-01-01",
                    "BD-99",
                    "office:",
                    "a".repeat(5_000),
                    "<script>alert(1)</script>",
                    "${jndi:ldap://x}",
                    "\r\nSet-Cookie: x=y");

    private static TestGateway gateway;
    private static JsonNode api;

    @BeforeAll
    static void start() {
        gateway =
                new TestGateway(
                        "--somoyshima.limits.facts=1000000",
                        "--somoyshima.limits.facts-burst=1000000",
                        "--somoyshima.limits.requests=1000000",
                        "--somoyshima.limits.requests-burst=1000000");
        api =
                FactCodec.json()
                        .readTree(
                                TestGateway.send(
                                                HttpRequest.newBuilder(gateway.uri("/v3/api-docs")))
                                        .body());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void theOpenApiDocumentInTheRepositoryIsWhatTheCodeSays() {
        var document = ((ObjectNode) api).deepCopy();
        document.remove("servers"); // the port of this test
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        Approved.verify(
                "docs/openapi/gateway.json",
                FactCodec.json().writerWithDefaultPrettyPrinter().writeValueAsString(document)
                        + "\n");
    }

    @Test
    void nothingAnswers500HangsOrLosesAFact() {
        var random = new Random(SEED);
        var answers = new TreeMap<Integer, Integer>();
        var operations = operations();
        for (int i = 0; i < REQUESTS; i++) {
            var operation = operations.get(random.nextInt(operations.size()));
            var request = request(operation, random);
            var answer = TestGateway.send(request);
            assertThat(answer.statusCode())
                    .as("request %s: %s %s", i, request.build(), answer.body())
                    .isLessThan(500);
            answers.merge(answer.statusCode(), 1, Integer::sum);
        }
        assertThat(answers.keySet()).contains(200, 400, 422);
        // the balance: everything that came in is accounted for
        TestGateway.await(
                () ->
                        gateway.metric("somoyshima_facts_received_total")
                                == gateway.metric("somoyshima_facts_total"));
        double rejected = gateway.metric("somoyshima_facts_total", "outcome=\"rejected\"");
        assertThat(gateway.query("SELECT count(*) FROM gateway.quarantine"))
                .containsExactly(Integer.toString((int) rejected));
    }

    private record Operation(String method, String path, JsonNode spec) {}

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        api.get("paths")
                .propertyStream()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyStream()
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                new Operation(
                                                                        method.getKey(),
                                                                        path.getKey(),
                                                                        method.getValue()))));
        assertThat(operations).hasSizeGreaterThan(15);
        return operations;
    }

    private static HttpRequest.Builder request(Operation operation, Random random) {
        var path = operation.path();
        var type = contentType(operation, random);
        var query = new ArrayList<String>();
        for (var parameter : operation.spec().path("parameters")) {
            var name = parameter.get("name").asString();
            var value = value(parameter.path("schema"), random);
            if (parameter.get("in").asString().equals("path")) {
                path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
            } else if (random.nextInt(3) > 0 && takes(operation, type, name)) {
                query.add(encoded(name) + "=" + encoded(value));
            }
        }
        var uri = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        var request =
                (random.nextInt(20) == 0
                                ? HttpRequest.newBuilder(gateway.uri(uri))
                                : gateway.request(gateway.development, uri))
                        .timeout(PATIENCE);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (operation.path().endsWith("/{clientId}") && operation.method().equals("delete")) {
            return request.DELETE();
        }
        return request.method(
                operation.method().toUpperCase(java.util.Locale.ROOT),
                operation.method().equals("get")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(body(random)));
    }

    private static @Nullable String contentType(Operation operation, Random random) {
        var types = new ArrayList<String>();
        operation
                .spec()
                .path("requestBody")
                .path("content")
                .propertyStream()
                .forEach(e -> types.add(e.getKey()));
        if (operation.path().equals("/api/v1/facts")) {
            types.addAll(List.of("application/json", "text/csv", "application/x-ndjson"));
        }
        return types.isEmpty() ? null : types.get(random.nextInt(types.size()));
    }

    /**
     * One document describes all ways to send facts; only lists have a source, an office and dates.
     */
    private static boolean takes(Operation operation, @Nullable String type, String parameter) {
        return !operation.path().equals("/api/v1/facts")
                || "text/csv".equals(type)
                || parameter.equals("preview");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String value(JsonNode schema, Random random) {
        if (random.nextInt(3) == 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size())).asString();
        }
        return switch (schema.path("type").asString("string")) {
            case "integer" -> Integer.toString(random.nextInt(2_000) - 100);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default ->
                    switch (schema.path("format").asString("")) {
                        case "date" -> "2026-0" + (1 + random.nextInt(9)) + "-15";
                        case "date-time" -> "2026-06-01T10:00:00+06:00";
                        default -> "ict-haluaghat";
                    };
        };
    }

    /** A body that is nearly right, in one of the forms the API takes. */
    private static byte[] body(Random random) {
        var event =
                TestGateway.received(
                        "ict-haluaghat",
                        "urn:test",
                        "F-" + random.nextInt(10_000),
                        "2026-06-01T11:00:00+06:00");
        var text =
                switch (random.nextInt(6)) {
                    case 0 -> event;
                    case 1 -> "[" + event + "," + event + "]";
                    case 2 -> event + "\n" + event + "\n";
                    case 3 ->
                            "id,type,time,office,case_no,service\n"
                                    + "F"
                                    + random.nextInt(1_000)
                                    + ",service-request.received.v1,2026-06-01,ict-haluaghat,F-1,citizen/01\n";
                    case 4 ->
                            "{\"clientId\": \"c-"
                                    + random.nextInt(1_000)
                                    + "\", \"name\": \"x\", \"reach\": \"BD-45\", \"permissions\": [\"facts:write\"]}";
                    default -> "{\"name\": \"x\", \"reason\": \"y\"}";
                };
        return random.nextInt(3) == 0
                ? text.getBytes(StandardCharsets.UTF_8)
                : Mutations.of(text, random);
    }
}

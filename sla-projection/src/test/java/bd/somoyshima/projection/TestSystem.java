package bd.somoyshima.projection;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.charter.reading.CharterReader;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.projection.rebuild.RollUpCheck;
import bd.somoyshima.projection.rollup.RollUpSql;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The real gateway and the real projection on a database of their own, spoken to over HTTP. */
final class TestSystem implements AutoCloseable {

    static final String MANIKGANJ = "ict-manikganj-sadar";
    static final String HALUAGHAT = "ict-haluaghat";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String database;
    private final int gatewayPort = Ports.free();
    private final AccessTokens tokens =
            new AccessTokens(gateway("/"), "development", TestServers.PASSWORD);
    private final MovableClock clock = new MovableClock();
    private final String[] projectionArguments;
    private final ConfigurableApplicationContext gateway;
    private ConfigurableApplicationContext projection;

    /**
     * Both applications.
     *
     * @param projectionArguments more settings of the projection
     */
    TestSystem(String... projectionArguments) {
        this.projectionArguments = projectionArguments;
        database = TestServers.newDatabase();
        projection = startProjection();
        var gatewayArguments = gatewayArguments();
        gatewayArguments[0] = "--server.port=" + gatewayPort;
        gateway = GatewayApplication.application().run(gatewayArguments);
    }

    /** The settings of one more gateway. */
    String[] gatewayArguments() {
        return TestServers.arguments(
                database,
                "somoyshima_gateway",
                "--somoyshima.intake.kafka.enabled=false",
                "--somoyshima.projection.url=http://127.0.0.1:" + port(projection));
    }

    /** Tokens of the client {@code development}, from this gateway. */
    AccessTokens tokens() {
        return tokens;
    }

    /** Where the keys are that tokens are signed with. */
    String keys() {
        return gateway("/oauth2/jwks").toString();
    }

    /** Sends facts to another gateway; answers the status. */
    int sendTo(int port, List<Map<String, Object>> events) {
        return postTo(port, "/api/v1/facts", FactCodec.json().writeValueAsString(events))
                .statusCode();
    }

    /** To another gateway, with a token of its own. */
    HttpResponse<String> postTo(int port, String path, String body) {
        var address = URI.create("http://127.0.0.1:" + port + path);
        return exchange(
                request(
                                address,
                                new AccessTokens(
                                        URI.create("http://127.0.0.1:" + port + "/"),
                                        "development",
                                        TestServers.PASSWORD))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** What another process of the projection answers. */
    String getFrom(int port, String path) {
        var answer = exchange(request(URI.create("http://127.0.0.1:" + port + path)).GET().build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private ConfigurableApplicationContext startProjection() {
        return startProjection(clock);
    }

    /** One more projection in this process, whose clock is ahead of the first one's, or behind. */
    ConfigurableApplicationContext anotherProjection(Duration ahead) {
        return startProjection(Clock.offset(clock, ahead));
    }

    private ConfigurableApplicationContext startProjection(Clock time) {
        var application = ProjectionApplication.application();
        application.addInitializers(
                context ->
                        ((GenericApplicationContext) context)
                                .registerBean(
                                        "movableClock",
                                        Clock.class,
                                        () -> time,
                                        definition -> definition.setPrimary(true)));
        return application.run(nodeArguments(projectionArguments).toArray(String[]::new));
    }

    /** The settings of one more process of the projection. */
    List<String> nodeArguments(String... more) {
        var settings = new ArrayList<>(List.of("--somoyshima.notices.settle=1s"));
        settings.addAll(List.of(more));
        settings.add("--somoyshima.identity.keys=" + gateway("/oauth2/jwks"));
        return List.of(
                TestServers.arguments(
                        database, "somoyshima_projection", settings.toArray(String[]::new)));
    }

    private URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + gatewayPort + path);
    }

    private URI projection(String path) {
        return URI.create("http://127.0.0.1:" + port(projection) + path);
    }

    /** A request with a token of the client {@code development}. */
    private HttpRequest.Builder request(URI address) {
        return request(address, tokens);
    }

    private static HttpRequest.Builder request(URI address, AccessTokens tokens) {
        try {
            return HttpRequest.newBuilder(address).header("Authorization", tokens.authorization());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The projection's clock goes forward, or back if negative, from the real time. */
    void moveClock(Duration by) {
        clock.offset = by;
    }

    /** The real time and an offset. */
    private static final class MovableClock extends Clock {

        private volatile Duration offset = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), offset);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }
    }

    /** Registers the two offices and publishes their charters, from 1 July 2025. */
    void publishExampleCharters() {
        assertThat(
                        outcomes(
                                send(
                                        office(MANIKGANJ, "BD-30-56-46"),
                                        office(HALUAGHAT, "BD-45-61-24"))))
                .containsOnly("ACCEPTED");
        assertThat(
                        outcomes(
                                send(
                                        charter(
                                                MANIKGANJ,
                                                ExampleCharters.MANIKGANJ_SADAR,
                                                "2025-07-01"),
                                        charter(
                                                HALUAGHAT,
                                                ExampleCharters.HALUAGHAT,
                                                "2025-07-01"))))
                .containsOnly("ACCEPTED");
    }

    static Map<String, Object> office(String id, String place) {
        return event(
                "office-" + id,
                "office.registered.v1",
                "2025-06-01T10:00:00+06:00",
                Map.of(
                        "office",
                        id,
                        "place",
                        place,
                        "department",
                        "doict",
                        "nameEn",
                        id,
                        "nameBn",
                        "কার্যালয়"));
    }

    static Map<String, Object> charter(
            String office, ExampleCharters example, String effectiveFrom) {
        var read = CharterReader.read(example.text());
        var tiers = read.tiers().isEmpty() ? ComplaintTier.NATIONAL_DEFAULT : read.tiers();
        return event(
                "charter-" + office + effectiveFrom,
                "charter.published.v1",
                "2025-06-15T10:00:00+06:00",
                Map.of(
                        "office",
                        office,
                        "charter",
                        Map.of(
                                "effectiveFrom",
                                effectiveFrom,
                                "rule",
                                CountingRule.DAY_ZERO,
                                "services",
                                read.services(),
                                "tiers",
                                tiers)));
    }

    static Map<String, Object> received(String caseNo, String at, String service) {
        return fact(caseNo, "received", at, Map.of("service", service));
    }

    static Map<String, Object> delivered(String caseNo, String at) {
        return fact(caseNo, "delivered", at, Map.of());
    }

    static Map<String, Object> fact(
            String caseNo, String what, String at, Map<String, Object> more) {
        return fact(MANIKGANJ, caseNo, "service-request." + what + ".v1", at, more);
    }

    static Map<String, Object> fact(
            String office, String caseNo, String type, String at, Map<String, Object> more) {
        var data = new HashMap<String, Object>(more);
        data.put("office", office);
        data.put("caseNo", caseNo);
        return event(caseNo + "/" + type + "/" + at, type, at + ":00+06:00", data);
    }

    static Map<String, Object> event(
            String id, String type, String time, Map<String, Object> data) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "source",
                "urn:test",
                "type",
                type,
                "time",
                time,
                "data",
                data);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final JsonNode send(Map<String, Object>... events) {
        return send(Arrays.asList(events));
    }

    JsonNode send(List<Map<String, Object>> events) {
        var response = post("/api/v1/facts", FactCodec.json().writeValueAsString(events));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FactCodec.json().readTree(response.body());
    }

    static List<String> outcomes(JsonNode verdicts) {
        var outcomes = new ArrayList<String>();
        verdicts.forEach(v -> outcomes.add(v.get("outcome").asString()));
        return outcomes;
    }

    HttpResponse<String> post(String path, String body) {
        return exchange(
                request(gateway(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> put(String path, String body) {
        return exchange(
                request(gateway(path))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build());
    }

    /** As another client. */
    HttpResponse<String> post(AccessTokens client, String path, String body) {
        return exchange(
                request(gateway(path), client)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** A request without a body to the projection. */
    HttpResponse<String> postToReadSide(String path) {
        return exchange(request(projection(path)).POST(BodyPublishers.noBody()).build());
    }

    /** As another client. */
    HttpResponse<String> postToReadSide(AccessTokens client, String path) {
        return exchange(request(projection(path), client).POST(BodyPublishers.noBody()).build());
    }

    /** A request without a body to another process of the projection. */
    HttpResponse<String> postToNode(int port, String path) {
        return exchange(
                request(URI.create("http://127.0.0.1:" + port + path))
                        .POST(BodyPublishers.noBody())
                        .build());
    }

    HttpResponse<String> deleteOnReadSide(String path) {
        return exchange(request(projection(path)).DELETE().build());
    }

    /** How many cells of the roll-ups are not the sum of their cases. */
    long checkRollUps() {
        return projection.getBean(RollUpCheck.class).check();
    }

    byte[] getBytes(String path) {
        try {
            return HTTP.send(request(projection(path)).build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> postForPreview(Map<String, Object> event) {
        return post("/api/v1/facts?preview=true", FactCodec.json().writeValueAsString(event));
    }

    JsonNode postToProjection(String path, String body) {
        var response =
                exchange(
                        request(projection(path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FactCodec.json().readTree(response.body());
    }

    HttpResponse<String> get(String path) {
        return exchange(request(projection(path)).build());
    }

    /** As another client, or without a token if it is null. */
    HttpResponse<String> get(AccessTokens client, String path) {
        return exchange(
                (client == null
                                ? HttpRequest.newBuilder(projection(path))
                                : request(projection(path), client))
                        .build());
    }

    /** Registers a client, and answers its tokens. */
    AccessTokens client(String id, String reach, String... permissions) {
        var answer =
                post(
                        "/api/v1/clients",
                        """
                        {"clientId": "%s", "name": "Test", "reach": "%s", "permissions": ["%s"]}
                        """
                                .formatted(id, reach, String.join("\", \"", permissions)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new AccessTokens(
                gateway("/"),
                id,
                FactCodec.json().readTree(answer.body()).get("clientSecret").asString());
    }

    /** As another client, or without a token if it is null, to either application. */
    HttpResponse<String> ask(AccessTokens client, boolean ofGateway, String method, String path) {
        var address = ofGateway ? gateway(path) : projection(path);
        return exchange(
                (client == null ? HttpRequest.newBuilder(address) : request(address, client))
                        .method(method, BodyPublishers.noBody())
                        .build());
    }

    /** Methods and addresses an application of ours has, such as {@code GET /api/v1/figures}. */
    Set<String> addresses(boolean ofGateway) {
        var addresses = new TreeSet<String>();
        (ofGateway ? gateway : projection)
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (mapping, method) -> {
                            if (method.getBeanType().getName().startsWith("bd.somoyshima")) {
                                for (var path : mapping.getPatternValues()) {
                                    mapping.getMethodsCondition()
                                            .getMethods()
                                            .forEach(m -> addresses.add(m + " " + path));
                                }
                            }
                        });
        return addresses;
    }

    JsonNode getJson(String path) {
        var response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FactCodec.json().readTree(response.body());
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int port(ConfigurableApplicationContext application) {
        return ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    }

    /** Waits until every event in the log has been projected and every change carried out. */
    void awaitProjected() {
        await(
                "the projection catches up",
                """
                SELECT count(*) = 2 AND min(token::bigint) = (SELECT max(global_index) FROM eventlog.event)
                       AND NOT EXISTS (SELECT 1 FROM projection.recomputation WHERE finished_at IS NULL)
                  FROM projection.token_entry WHERE processor_name = 'case-files'
                """);
    }

    /** Waits until the watch for notices has looked at every case there is to look at. */
    void awaitLookedAt() {
        await(
                "the watch catches up",
                "SELECT NOT EXISTS (SELECT 1 FROM projection.notice_candidate)");
    }

    /** Waits until a client gets an answer of this status. */
    void awaitAnswer(AccessTokens client, String path, int status) {
        var limit = Instant.now().plus(Duration.ofSeconds(60));
        while (get(client, path).statusCode() != status) {
            assertThat(Instant.now()).as(path + " answers " + status).isBefore(limit);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void await(String what, String condition) {
        var limit = Instant.now().plus(Duration.ofSeconds(180));
        while (!query(condition).equals(List.of("t"))) {
            assertThat(Instant.now()).as(what).isBefore(limit);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Stops the projection, empties the read model, and starts again from the first event. */
    void projectAgainFromEmpty() {
        projection.close();
        execute(
                "TRUNCATE projection.case_file, projection.case_version, projection.area_day,"
                        + " projection.service_month, projection.days_month, projection.office_activity,"
                        + " projection.office_stay, projection.recomputation, projection.office,"
                        + " projection.service, projection.token_entry");
        projection = startProjection();
        awaitProjected();
    }

    /** Stops the projection and starts it again where it was. */
    void restartProjection() {
        projection.close();
        projection = startProjection();
        awaitProjected();
    }

    /** Rows as text, one column value after the other, sorted. */
    List<String> query(String sql) {
        try (var connection = asAdmin();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    line.append(i == 1 ? "" : " | ").append(rows.getString(i));
                }
                result.add(line.toString());
            }
            result.sort(null);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var connection = asAdmin();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection asAdmin() throws SQLException {
        return TestServers.postgres().connectAsAdmin(database);
    }

    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                TestServers.postgres().jdbcUrl(database), role, TestServers.PASSWORD);
    }

    /** What the read model says of every case, without when its facts were recorded. */
    List<String> caseRows() {
        return query(
                """
                SELECT office_id, case_no, kind, service_code, tier, received_at, charter_from, limit_text, day_zero_on,
                       due_on, due_at, instant_until_at, at_risk_at, due_soon_at, agreed, paused, closed_at, settled,
                       working_days, paused_days, findings, demonstration, counted_from_at, extended, reopened,
                       total_due_on, total_working_days, depends_from_on, depends_until_on, waiting_for, waited_days,
                       (SELECT string_agg(concat_ws(' ', tier, from_at, added_days, due_at, ended_at, t.settled, ripe_at),
                                          '; ' ORDER BY tier)
                          FROM projection.complaint_tier t
                         WHERE t.office_id = c.office_id AND t.case_no = c.case_no) AS tiers
                  FROM projection.case_file c
                """);
    }

    /** All cells of all roll-ups that are not empty. */
    List<String> rollUps() {
        var cells = new ArrayList<String>();
        for (var rollUp : RollUpSql.ALL) {
            cells.addAll(
                    query(
                            "SELECT '"
                                    + rollUp.table()
                                    + "', "
                                    + rollUp.columns()
                                    + " FROM projection."
                                    + rollUp.table()
                                    + " WHERE "
                                    + String.join(" <> 0 OR ", rollUp.measures())
                                    + " <> 0"));
        }
        return cells;
    }

    /** What the roll-ups should be: the sums of what every case counts for. */
    List<String> rollUpsRecounted() {
        var cells = new ArrayList<String>();
        for (var rollUp : RollUpSql.ALL) {
            cells.addAll(
                    query(
                            "WITH posting AS ("
                                    + RollUpSql.postings(
                                            "(SELECT *, 1 AS sign FROM projection.case_file)",
                                            RollUpSql.STAYS_NOW)
                                    + ") SELECT '"
                                    + rollUp.table()
                                    + "', * FROM ("
                                    + rollUp.sums("posting")
                                    + ")"));
        }
        return cells;
    }

    /** What the roll-ups say of every area and day: flows of the day and stocks at its end. */
    List<String> figuresByDay() {
        return query(
                """
                SELECT area, kind, day, coalesce(received, 0), coalesce(closed, 0), coalesce(late, 0),
                       sum(coalesce(backlog, 0)) OVER w, sum(coalesce(overdue, 0)) OVER w,
                       sum(coalesce(no_target, 0)) OVER w
                  FROM (SELECT DISTINCT area, kind FROM projection.area_day) AS k
                 CROSS JOIN (SELECT generate_series(DATE '2026-03-25', DATE '2026-10-31', '1 day')::date AS day)
                  LEFT JOIN (SELECT area, kind, day, sum(received) AS received,
                                    sum(closed_instant + closed_within + closed_late + withdrawn + transferred
                                        + closed_unjudged) AS closed,
                                    sum(closed_late) AS late, sum(backlog) AS backlog, sum(overdue) AS overdue,
                                    sum(no_target) AS no_target
                               FROM projection.area_day WHERE tier = 0 GROUP BY area, kind, day)
                 USING (area, kind, day)
                WINDOW w AS (PARTITION BY area, kind ORDER BY day)
                """);
    }

    /** The same by definition: on every day every case is looked at, without the roll-ups. */
    List<String> figuresByDayRecounted() {
        return query(
                """
                WITH one AS (
                    SELECT o.district_code AS area, c.*, greatest(c.closed_on, c.received_on) AS end_on
                      FROM projection.case_file c JOIN projection.office o USING (office_id)
                     WHERE c.received_on IS NOT NULL
                ), overdue_tier AS (
                    SELECT t.office_id, t.case_no, greatest(t.due_on, c.received_on) AS late_from,
                           CASE WHEN t.ended_at IS NOT NULL
                                THEN greatest((t.ended_at AT TIME ZONE 'Asia/Dhaka')::date, c.received_on) END AS ended_on
                      FROM projection.complaint_tier t JOIN projection.case_file c USING (office_id, case_no)
                     WHERE t.due_on < coalesce((t.ended_at AT TIME ZONE 'Asia/Dhaka')::date, 'infinity')
                )
                SELECT area, kind, d.day::date,
                       count(*) FILTER (WHERE received_on = d.day),
                       count(*) FILTER (WHERE closed_on IS NOT NULL AND end_on = d.day),
                       count(*) FILTER (WHERE closed_on IS NOT NULL AND end_on = d.day AND settled = 'LATE'),
                       count(*) FILTER (WHERE received_on <= d.day AND (closed_on IS NULL OR end_on > d.day)),
                       CASE WHEN kind = 'COMPLAINT' THEN
                            (SELECT count(*) FROM overdue_tier t JOIN one c USING (office_id, case_no)
                              WHERE c.area = one.area AND t.late_from <= d.day
                                AND (t.ended_on IS NULL OR t.ended_on > d.day))
                            ELSE count(*) FILTER (WHERE received_on <= d.day AND due_on <= d.day
                                                    AND (closed_on IS NULL OR end_on > d.day)) END,
                       count(*) FILTER (WHERE NOT has_target AND received_on <= d.day
                                          AND (closed_on IS NULL OR end_on > d.day))
                  FROM one
                 CROSS JOIN generate_series(DATE '2026-03-25', DATE '2026-10-31', '1 day') AS d(day)
                 GROUP BY area, kind, d.day
                """);
    }

    /** How all cases stood before, as known when. */
    List<String> versions() {
        return query(
                """
                SELECT office_id, case_no, kind, service_code, received_on, due_on, closed_on, settled, has_target,
                       instant_promised, agreed, extended, working_days, pauses, paused_days, tiers, known_at,
                       known_until
                  FROM projection.case_version
                """);
    }

    @Override
    public void close() {
        projection.close();
        gateway.close();
    }
}

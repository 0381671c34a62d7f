package bd.somoyshima.gateway.identity;

import static bd.somoyshima.gateway.TestGateway.json;
import static bd.somoyshima.gateway.TestGateway.received;
import static bd.somoyshima.gateway.TestGateway.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.gateway.TestGateway;
import bd.somoyshima.gateway.intake.RequestLimits;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.TestServers;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is let in, and to what: tokens, reach, sources, secrets, revocation, the audit log. */
class IdentityIT {

    private static final String FACTS = "/api/v1/facts";
    private static final String JSON = "application/json";
    private static final String AT = "2026-06-01T11:00:00+06:00";

    private static TestGateway gateway;
    private static AccessTokens office;

    @BeforeAll
    static void start() {
        gateway = new TestGateway();
        gateway.registerOffice("ict-manikganj-sadar", "BD-30-56-46");
        office = gateway.client("haluaghat", "office:ict-haluaghat", "facts:write");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void withoutATokenNothingIsLetIn() {
        for (var path : new String[] {FACTS, "/api/v1/clients", "/api/v1/quarantine:retry"}) {
            var answer =
                    send(
                            HttpRequest.newBuilder(gateway.uri(path))
                                    .header("Content-Type", JSON)
                                    .POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValue("application/problem+json");
            assertThat(json(answer).get("code").asString()).isEqualTo("unauthenticated");
            assertThat(json(answer).get("titleBn").asString()).isNotEmpty();
        }
        var forged =
                send(
                        HttpRequest.newBuilder(gateway.uri(FACTS))
                                .header("Content-Type", JSON)
                                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(forged.statusCode()).isEqualTo(401);
    }

    /** Numbers of 10, 13 or 17 digits are refused as identity numbers unless they are allowed. */
    @Test
    void anAdministratorAllowsAnOfficesOwnNumbering() {
        var event =
                received("ict-haluaghat", "urn:office:ict-haluaghat", "20151125103000123", AT)
                        .replace("20151125103000123-1", "1448476800");
        var refused = gateway.post(office, FACTS, JSON, event);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("problems"))
                .extracting(p -> p.get("code").asString() + " " + p.get("field").asString())
                .containsExactlyInAnyOrder("PERSONAL_DATA id", "PERSONAL_DATA data.caseNo");
        assertThat(refused.body())
                .contains("10, 13 or 17 digits", "an administrator can allow it")
                .doesNotContain("\"value\":\"1448476800\"");

        var numbering =
                """
                {"name": "Haluaghat", "reach": "office:ict-haluaghat", "permissions": ["facts:write"],
                 "numbering": ["14########", "2015#############"]}
                """;
        var changed =
                gateway.put(gateway.development, "/api/v1/clients/haluaghat", JSON, numbering);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).get("numbering")).hasSize(2);
        assertThat(
                        gateway.query(
                                "SELECT detail FROM access.audit_entry WHERE action = 'CLIENT_CHANGED' AND subject = 'haluaghat'"))
                .last()
                .asString()
                .contains("numbering [14########, 2015#############]");

        assertThat(gateway.post(office, FACTS, JSON, event).statusCode()).isEqualTo(201);
        var other =
                gateway.post(
                        office,
                        FACTS,
                        JSON,
                        received("ict-haluaghat", "urn:office:ict-haluaghat", "1990123456789", AT));
        assertThat(other.statusCode()).as("another number is refused all the same").isEqualTo(422);
        assertThat(
                        gateway.put(
                                        gateway.development,
                                        "/api/v1/clients/haluaghat",
                                        JSON,
                                        numbering.replace("14########", "any"))
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLinkIsNotUsedUpByLookingAtItAndLeadsNowhereElse() throws Exception {
        var reader = gateway.client("link-reader", "office:ict-haluaghat", "figures:read");
        var made = gateway.post(reader, "/api/v1/sign-in-links?to=/api/v1/figures", JSON, "");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var link = URI.create(json(made).get("link").asString());
        var here = gateway.uri(link.getRawPath() + "?" + link.getRawQuery());

        assertThat(send(HttpRequest.newBuilder(here).HEAD()).statusCode()).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(here)).statusCode()).isEqualTo(303);
        assertThat(send(HttpRequest.newBuilder(here)).statusCode()).isEqualTo(401);
        for (var to :
                new String[] {
                    "//elsewhere.example",
                    "/a%20b%20c%5Cd",
                    "https://elsewhere.example",
                    "/a%09b%20",
                    "/ab%20cd"
                }) {
            var refused = gateway.post(reader, "/api/v1/sign-in-links?to=" + to, JSON, "");
            assertThat(refused.statusCode()).as(to).isEqualTo(400);
            assertThat(refused.body()).containsPattern("to (is '|has a control character)");
        }
    }

    /** RFC 6749, 5.2: 401, and nothing that tells whether there is such a client. */
    @Test
    void theTokenServiceAnswersAlikeForUnknownNamesAndWrongSecrets() {
        var unknown = tokenRequest("nobody", "guessed");
        var wrong = tokenRequest("haluaghat", "guessed");

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("www-authenticate")).isPresent();
        assertThat(unknown.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(withoutDate(wrong)).isEqualTo(withoutDate(unknown));

        var hashes = gateway.context.getBean(SecretHashes.class);
        assertThat(hashes.padded(List.of()))
                .as("as many hashes are compared for a name nobody has")
                .hasSameSizeAs(hashes.padded(List.of("one")))
                .hasSameSizeAs(hashes.padded(List.of("one", "and its successor")));
    }

    private static HttpResponse<String> tokenRequest(String client, String secret) {
        return send(
                HttpRequest.newBuilder(gateway.uri("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (client + ":" + secret)
                                                                .getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    /** Strangers behind the same proxy do not lock out a client that was let in from there. */
    @Test
    void aNeighbourDoesNotLockOutAClient() {
        var limits = gateway.context.getBean(RequestLimits.class);
        var proxy = "198.51.100.7";
        assertThat(limits.tokenRequest(proxy, "steady")).isZero();
        limits.tokenGiven(proxy, "steady");

        int asked = 0;
        while (limits.tokenRequest(proxy, "stranger-" + asked) == 0) {
            asked++;
        }
        assertThat(asked).isGreaterThan(50);
        assertThat(limits.tokenRequest(proxy, "steady")).isZero();
        assertThat(limits.tokenRequest(proxy, "another stranger")).isPositive();
        assertThat(limits.tokenRequest("198.51.100.8", "another stranger")).isZero();
    }

    @Test
    void browsersMayDoNothingWithAnswersButShowThem() {
        var answer = send(HttpRequest.newBuilder(gateway.uri("/problems")));
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .startsWith("default-src 'none'")
                                        .contains("frame-ancestors 'none'"));
        assertThat(
                        send(HttpRequest.newBuilder(gateway.uri("/swagger-ui/index.html")))
                                .headers()
                                .firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
    }

    /** What the import will refuse, its preview refuses; of other offices it tells nothing. */
    @Test
    void anImportsPreviewPromisesNoMoreThanTheImportDoes() {
        var district = gateway.client("offices-mymensingh", "BD-45-61", "offices:admin");
        var list =
                "office,place,department,name_en,name_bn\n"
                        + "ict-manikganj-sadar,BD-45-61-24,doict,Stolen,চুরি\n"
                        + "ict-faraway,BD-30-56-46,doict,Far away,দূরে\n"
                        + "ict-new-here,BD-45-61-24,doict,New here,নতুন\n";

        var preview =
                json(
                        gateway.post(
                                district, "/api/v1/offices:import?preview=true", "text/csv", list));
        var done = json(gateway.post(district, "/api/v1/offices:import", "text/csv", list));

        assertThat(preview.get("counts")).isEqualTo(done.get("counts"));
        assertThat(preview.at("/counts/WRONG").asInt()).isEqualTo(2);
        assertThat(preview.at("/counts/REGISTER").asInt()).isEqualTo(1);
        assertThat(preview.get("lines").toString())
                .contains("OUT_OF_REACH")
                .doesNotContain("RENAME", "MOVE");
        assertThat(done.at("/lines/2/outcome").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void aClientCannotRevokeItself() {
        var administrator = gateway.client("self", "BD", "clients:admin");
        var answer = send(gateway.request(administrator, "/api/v1/clients/self").DELETE());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("cannot revoke itself");
    }

    /** What the web server refuses by itself is a problem like all others. */
    @Test
    void whatTheWebServerRefusesIsAProblemToo() throws Exception {
        for (var target :
                new String[] {
                    "/api/v1/cases/a%00b", "/api/v1/cases/a%2Fb", "/api/v1/cases/%ff%5C.."
                }) {
            assertProblem(
                    raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        }
        assertProblem(
                raw(
                        "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: "
                                + "x".repeat(20_000)
                                + "\r\n\r\n"));
        assertProblem(raw("GET /api/v1/a b c HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    private static void assertProblem(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("<html");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"titleBn\"", "\"code\"");
    }

    /** Bytes as they are: an HTTP client would put them right. */
    private static String raw(String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", gateway.uri("/").getPort())) {
            var out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anOfficeSpeaksForItselfAndNoOther() {
        var own = gateway.newCase();
        assertThat(
                        gateway.post(
                                        office,
                                        FACTS,
                                        JSON,
                                        received(
                                                "ict-haluaghat",
                                                "urn:office:ict-haluaghat",
                                                own,
                                                AT))
                                .statusCode())
                .isEqualTo(201);

        var others =
                gateway.post(
                        office,
                        FACTS,
                        JSON,
                        received("ict-manikganj-sadar", "urn:office:ict-haluaghat", "MY-1", AT));
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(json(others).at("/problems/0/code").asString()).isEqualTo("OUT_OF_REACH");
        assertThat(gateway.query("SELECT 1 FROM eventlog.event WHERE fact LIKE '%MY-1%'"))
                .isEmpty();

        var foreignSource =
                gateway.post(
                        office,
                        FACTS,
                        JSON,
                        received("ict-haluaghat", "urn:office:ict-manikganj-sadar", "HG-X", AT));
        assertThat(foreignSource.statusCode()).isEqualTo(403);
        assertThat(json(foreignSource).at("/problems/0/code").asString())
                .isEqualTo("FOREIGN_SOURCE");

        var calendar =
                gateway.post(
                        office,
                        FACTS,
                        JSON,
                        """
                        {"specversion": "1.0", "id": "h1", "source": "urn:office:ict-haluaghat",
                         "type": "calendar.day-declared.v1", "time": "2026-06-01T10:00:00+06:00",
                         "data": {"entry": {"date": "2026-06-03", "kind": "HOLIDAY", "holidayClass": "DECLARED_LATER",
                                            "scope": "office:ict-haluaghat", "nameEn": "Day off"}}}
                        """);
        assertThat(calendar.statusCode()).isEqualTo(403);
        assertThat(json(calendar).at("/problems/0/code").asString()).isEqualTo("NOT_PERMITTED");

        // in a batch the neighbours are taken, and the refusals are in the audit log
        var batch =
                gateway.post(
                        office,
                        FACTS,
                        JSON,
                        "["
                                + received(
                                        "ict-manikganj-sadar",
                                        "urn:office:ict-haluaghat",
                                        "MY-2",
                                        AT)
                                + ","
                                + received(
                                        "ict-haluaghat",
                                        "urn:office:ict-haluaghat",
                                        gateway.newCase(),
                                        AT)
                                + "]");
        assertThat(json(batch).at("/1/outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(
                        json(gateway.get(
                                        gateway.development,
                                        "/api/v1/audit?actor=haluaghat&action=FACT_REFUSED"))
                                .toString())
                .contains("OUT_OF_REACH", "FOREIGN_SOURCE", "NOT_PERMITTED", "data.office");
    }

    @Test
    void administrationHasItsOwnPermissions() {
        assertThat(gateway.get(office, "/api/v1/clients").statusCode()).isEqualTo(403);
        assertThat(gateway.get(office, "/api/v1/audit").statusCode()).isEqualTo(403);
        assertThat(
                        gateway.post(office, "/api/v1/offices:import", "text/csv", "office\n")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        json(gateway.get(
                                        gateway.development,
                                        "/api/v1/audit?actor=haluaghat&action=REQUEST_REFUSED"))
                                .toString())
                .contains("GET /api/v1/clients");
    }

    @Test
    void noOneGivesMoreThanTheyHave() {
        var district = gateway.client("district-admin", "BD-45", "clients:admin", "figures:read");
        assertThat(register(district, "a1", "BD-45-61", "figures:read")).isEqualTo(201);
        assertThat(register(district, "a2", "BD-30", "figures:read")).isEqualTo(403);
        assertThat(register(district, "a3", "BD-45-61", "calendar:admin")).isEqualTo(403);
        assertThat(register(district, "a1", "BD-45-61", "figures:read")).isEqualTo(409);
        assertThat(register(district, "A b", "BD-45-61", "figures:read")).isEqualTo(400);
    }

    @Test
    void noOneTakesOverAClientThatMayMore() {
        var small = gateway.client("small-admin", "BD", "clients:admin");
        gateway.client("ministry", "BD", "calendar:admin");
        assertThat(
                        gateway.post(
                                        small,
                                        "/api/v1/clients/ministry/secrets?overlap=PT0S",
                                        JSON,
                                        "")
                                .statusCode())
                .isEqualTo(403);
        var district = gateway.client("district-sources", "BD-45", "clients:admin", "facts:write");
        for (var source : new String[] {"urn:office:ict-manikganj-sadar", "urn:elsewhere"}) {
            var answer =
                    gateway.post(
                            district,
                            "/api/v1/clients",
                            JSON,
                            """
                            {"clientId": "aaa", "name": "x", "reach": "BD-45", "permissions": ["facts:write"],
                             "sources": ["%s"]}
                            """
                                    .formatted(source));
            assertThat(answer.statusCode()).as(source).isEqualTo(403);
        }
        // its own offices' clients are its business
        assertThat(register(district, "haluaghat-2", "office:ict-haluaghat", "facts:write"))
                .isEqualTo(201);
        assertThat(register(district, "sadar-2", "office:ict-manikganj-sadar", "facts:write"))
                .isEqualTo(403);
        assertThat(gateway.get(district, "/api/v1/clients").body())
                .contains("haluaghat-2")
                .doesNotContain("ministry");
    }

    private static int register(AccessTokens by, String id, String reach, String permission) {
        return gateway.post(
                        by,
                        "/api/v1/clients",
                        JSON,
                        """
                        {"clientId": "%s", "name": "x", "reach": "%s", "permissions": ["%s"]}
                        """
                                .formatted(id, reach, permission))
                .statusCode();
    }

    @Test
    void secretsAreHashedAndRotateWithOverlap() throws Exception {
        var first = gateway.client("rotating", "office:ict-haluaghat", "facts:write");
        first.authorization();
        var second = newSecret("rotating", "PT1H");
        assertThat(gateway.tokens("rotating", second).authorization()).isNotEmpty();
        assertThat(gateway.query("SELECT secret_hash FROM access.client_secret"))
                .noneMatch(h -> h.contains(second))
                .allMatch(h -> h.startsWith("{bcrypt}"));
        // both are good; then a third ends them at once
        var third = newSecret("rotating", "PT0S");
        assertThatThrownBy(() -> gateway.tokens("rotating", second).authorization())
                .hasMessageContaining("invalid_client");
        assertThat(gateway.tokens("rotating", third).authorization()).isNotEmpty();
        assertThat(gateway.query("SELECT action FROM access.audit_entry WHERE actor = 'rotating'"))
                .contains("TOKEN_REFUSED");
    }

    private static String newSecret(String client, String overlap) {
        var answer =
                gateway.post(
                        gateway.development,
                        "/api/v1/clients/" + client + "/secrets?overlap=" + overlap,
                        JSON,
                        "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("clientSecret").asString();
    }

    @Test
    void aRevokedClientIsRefusedWithTheTokenItHas() throws Exception {
        var revoked = gateway.client("revoked", "office:ict-haluaghat", "facts:write");
        assertThat(gateway.get(revoked, "/api/v1/quarantine").statusCode()).isEqualTo(200);
        assertThat(
                        send(gateway.request(gateway.development, "/api/v1/clients/revoked")
                                        .DELETE())
                                .statusCode())
                .isEqualTo(204);
        TestGateway.await(() -> gateway.get(revoked, "/api/v1/quarantine").statusCode() == 401);
        assertThatThrownBy(() -> gateway.tokens("revoked", "x").authorization())
                .hasMessageContaining("invalid_client");
    }

    @Test
    void theAuditLogCannotBeChangedByTheGateway() {
        assertThat(gateway.query("SELECT action FROM access.audit_entry"))
                .contains("CLIENT_REGISTERED", "OFFICE_CHANGED");
        for (var sql :
                new String[] {
                    "UPDATE access.audit_entry SET actor = 'x'", "DELETE FROM access.audit_entry"
                }) {
            assertThatThrownBy(
                            () -> {
                                try (var connection =
                                                java.sql.DriverManager.getConnection(
                                                        TestServers.postgres()
                                                                .jdbcUrl(gateway.database),
                                                        "somoyshima_gateway",
                                                        TestServers.PASSWORD);
                                        var statement = connection.createStatement()) {
                                    statement.execute(sql);
                                }
                            })
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aSignInLinkOpensABrowserSessionOnceAndForReadingOnly() {
        var reader = gateway.client("reader", "BD-45", "figures:read");
        var link =
                URI.create(
                        json(gateway.post(reader, "/api/v1/sign-in-links?to=/x", JSON, ""))
                                .get("link")
                                .asString());
        var opened = gateway.uri(link.getPath() + "?" + link.getQuery());
        var signedIn = send(HttpRequest.newBuilder(opened));
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("location")).hasValue("http://localhost:8081/x");
        var cookie = signedIn.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        var session = cookie.substring(0, cookie.indexOf(';'));

        assertThat(send(HttpRequest.newBuilder(opened)).statusCode()).isEqualTo(401);
        assertThat(
                        send(HttpRequest.newBuilder(gateway.uri("/api/v1/offices"))
                                        .header("Cookie", session))
                                .statusCode())
                .isEqualTo(200);
        // nor does a session prolong itself
        assertThat(
                        send(HttpRequest.newBuilder(gateway.uri("/api/v1/sign-in-links"))
                                        .header(
                                                "Authorization",
                                                "Bearer "
                                                        + session.substring(
                                                                session.indexOf('=') + 1))
                                        .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(403);
        // reading only: not even asking for another link
        assertThat(
                        send(HttpRequest.newBuilder(gateway.uri("/api/v1/sign-in-links"))
                                        .header("Cookie", session)
                                        .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        gateway.post(reader, "/api/v1/sign-in-links?to=//evil.example", JSON, "")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void developmentIsRefusedWhereOthersCouldReachIt() {
        assertThatThrownBy(
                        () ->
                                GatewayApplication.application()
                                        .run(
                                                TestServers.arguments(
                                                        gateway.database,
                                                        "somoyshima_gateway",
                                                        "--server.address=0.0.0.0",
                                                        "--somoyshima.intake.kafka.enabled=false")))
                .rootCause()
                .hasMessageContaining("others could do everything");
    }
}

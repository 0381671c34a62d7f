package bd.somoyshima.projection;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Keys of tokens that cannot be fetched are trouble of ours, and pass by themselves. */
class TokenServiceAwayIT {

    @Test
    void bothApplicationsStartWithoutTheTokenServiceAndAskForPatienceUntilItIsThere()
            throws Exception {
        int tokenPort = Ports.free();
        var issuer = "http://127.0.0.1:" + tokenPort;
        try (var system = new TestSystem();
                var gateway =
                        GatewayApplication.application()
                                .run(
                                        TestServers.arguments(
                                                system.database,
                                                "somoyshima_gateway",
                                                "--somoyshima.intake.kafka.enabled=false",
                                                "--somoyshima.identity.external-issuer="
                                                        + issuer));
                var projection =
                        ProjectionApplication.application()
                                .run(
                                        TestServers.arguments(
                                                system.database,
                                                "somoyshima_projection",
                                                "--somoyshima.identity.issuer=" + issuer,
                                                "--somoyshima.identity.keys="
                                                        + issuer
                                                        + "/oauth2/jwks"))) {
            var offices = port(gateway) + "/api/v1/offices";
            var figures = port(projection) + "/api/v1/cases?place=BD-30-56";
            var early = system.tokens().authorization();
            for (var address : new String[] {offices, figures}) {
                var answer = get(address, early);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(answer.body()).contains("\"code\":\"token-service-unavailable\"");
            }

            try (var tokenService =
                    GatewayApplication.application()
                            .run(
                                    TestServers.arguments(
                                            system.database,
                                            "somoyshima_gateway",
                                            "--server.port=" + tokenPort,
                                            "--somoyshima.intake.kafka.enabled=false",
                                            "--somoyshima.identity.issuer=" + issuer))) {
                assertThat(tokenService.isActive()).isTrue();
                var token =
                        new AccessTokens(
                                        URI.create(issuer + "/"),
                                        "development",
                                        TestServers.PASSWORD)
                                .authorization();
                for (var address : new String[] {offices, figures}) {
                    var answer = get(address, token);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                }
            }
        }
    }

    private static String port(ConfigurableApplicationContext application) {
        return "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    }

    private static HttpResponse<String> get(String address, String authorization) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", authorization)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}

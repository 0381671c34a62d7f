package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.AccessDecision;
import bd.somoyshima.access.Caller;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * What a change of calendar or charter would do to which cases. The projection knows the cases; its
 * answer, which may be long, is passed on as it comes.
 */
@Component
class ChangePreview {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private final JdbcTemplate jdbc;
    private final ReferenceFeed feed;

    ChangePreview(GatewaySettings settings, JdbcTemplate jdbc, ReferenceFeed feed) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.address = settings.projection().url().resolve("/api/v1/changes:preview");
    }

    /**
     * The projection's answer.
     *
     * @throws ErrorResponseException 503 if it cannot be reached
     */
    ResponseEntity<StreamingResponseBody> of(
            ReferenceFact fact, String authorization, Caller caller) {
        var refusal = AccessDecision.refusal(caller, fact, upToDateBook());
        if (refusal != null) {
            var problem = Problems.of(ProblemType.FORBIDDEN, refusal.message());
            problem.setProperty("problems", List.of(refusal));
            throw Problems.exception(ProblemType.FORBIDDEN, problem);
        }
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(ANSWER)
                        .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString(FactCodec.write(fact)))
                        .build();
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw away(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
        StreamingResponseBody passedOn =
                out -> {
                    try (var in = answer.body()) {
                        in.transferTo(out);
                    }
                };
        return ResponseEntity.status(answer.statusCode())
                .contentType(
                        answer.headers()
                                .firstValue("Content-Type")
                                .map(MediaType::parseMediaType)
                                .orElse(MediaType.APPLICATION_JSON))
                .body(passedOn);
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
    }

    private ErrorResponseException away(String why) {
        return Problems.exception(
                ProblemType.PROJECTION_UNAVAILABLE,
                "the projection at "
                        + address
                        + " cannot be asked ("
                        + why
                        + "); nothing was stored, try again later");
    }
}

package bd.somoyshima.gateway.statement;

import bd.somoyshima.access.AccessDecision;
import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.EventId;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes monthly statements: asks the projection for the statement of everything recorded up to
 * now, and keeps it in the event log for ever.
 */
@RestController
@Tag(name = "Statements", description = "Publishing monthly statements")
class StatementPublicationController {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final URI projection;
    private final OrderedEventStorageEngine storageEngine;
    private final CommandGateway commands;
    private final TransactionTemplate transactions;
    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final ReferenceFeed feed;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    StatementPublicationController(
            GatewaySettings settings,
            OrderedEventStorageEngine storageEngine,
            CommandGateway commands,
            TransactionTemplate transactions,
            JdbcTemplate jdbc,
            AuditLog audit,
            Clock clock,
            ReferenceFeed feed) {
        this.feed = feed;
        this.projection = settings.projection().url();
        this.storageEngine = storageEngine;
        this.commands = commands;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What to publish.
     *
     * @param of a place or {@code office:<office>}
     * @param month year and month; it must be over
     * @param demonstration whether cases of the demonstration count; true if left out
     */
    record Publication(
            @Schema(pattern = "^(BD(-[0-9]{2}){0,3}|office:[a-z0-9][a-z0-9-]{0,62}[a-z0-9])$")
                    String of,
            @Schema(type = "string", pattern = "^20[0-9]{2}-(0[1-9]|1[0-2])$") String month,
            @Nullable Boolean demonstration) {}

    /** What was published. */
    record Published(
            String of, String month, OffsetDateTime publishedAt, String contentHash, String link) {}

    @PostMapping("/api/v1/statements:publish")
    @Operation(
            summary = "Publish the statement of a month",
            description =
                    "It is frozen with the SHA-256 of its content. A statement is published once; later facts appear as"
                            + " restatements on the next one.")
    Published publish(
            @RequestBody Publication wanted,
            HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var of = scope(wanted.of());
        var month = month(wanted.month());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!month.plusMonths(1).isBefore(WorkingCalendar.localDate(now).plusDays(1))) {
            throw Problems.unanswerable("month is " + wanted.month() + ", which is not over yet");
        }
        // asked before the projection is: who may not publish need not be told figures
        requireMayPublish(fact(of, month, now, ""), caller);
        var content =
                content(
                        of,
                        month,
                        wanted.demonstration() == null || wanted.demonstration(),
                        String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION)));
        var fact = fact(of, month, now, content);
        try {
            transactions.executeWithoutResult(
                    status -> {
                        storageEngine.lockForAppend();
                        commands.sendAndWait(PublishStatement.of(fact));
                        audit.add(
                                caller.client(),
                                Action.STATEMENT_PUBLISHED,
                                fact.aggregate(),
                                fact.contentHash(),
                                request.getRemoteAddr());
                    });
        } catch (AlreadyPublishedException e) {
            throw Problems.exception(ProblemType.CONFLICT, String.valueOf(e.getMessage()));
        }
        return new Published(
                of.text(),
                YearMonth.from(month).toString(),
                recordedAt(fact).atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                fact.contentHash(),
                "/api/v1/statements/" + of.text() + "/" + YearMonth.from(month));
    }

    private Instant recordedAt(StatementPublished fact) {
        return Objects.requireNonNull(
                        jdbc.queryForObject(
                                "SELECT recorded_at FROM eventlog.event WHERE event_id = ?",
                                OffsetDateTime.class,
                                EventId.of(fact.header().key())))
                .toInstant();
    }

    private static StatementPublished fact(Scope of, LocalDate month, Instant now, String content) {
        return new StatementPublished(
                new FactHeader(StatementPublished.SOURCE, of.text() + "/" + month, now, false),
                of,
                month,
                hash(content),
                content);
    }

    private static Scope scope(@Nullable String of) {
        if (of == null) {
            throw new IllegalArgumentException(
                    "of is missing: write a place such as BD-30-56, or office:<office>");
        }
        return Scope.of(of);
    }

    private static LocalDate month(@Nullable String month) {
        try {
            return YearMonth.parse(month == null ? "" : month).atDay(1);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "month is '" + month + "'; write year and month, such as 2026-04", e);
        }
    }

    private void requireMayPublish(StatementPublished fact, Caller caller) {
        var book =
                Objects.requireNonNull(
                        jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
        if (!book.knows(fact.of()) && caller.reaches(PlaceCode.NATION)) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "of is '" + fact.of().text() + "'; there is no such place or office");
        }
        var refusal = AccessDecision.refusal(caller, fact, book);
        if (refusal != null) {
            var problem = Problems.of(ProblemType.FORBIDDEN, refusal.message());
            problem.setProperty("problems", List.of(refusal));
            throw Problems.exception(ProblemType.FORBIDDEN, problem);
        }
    }

    /** The statement as JSON, from everything recorded up to now. */
    private String content(Scope of, LocalDate month, boolean demonstration, String authorization) {
        var address =
                projection.resolve(
                        "/api/v1/statements/"
                                + of.text()
                                + "/"
                                + YearMonth.from(month)
                                + "?version=complete&demonstration="
                                + demonstration);
        HttpResponse<String> answer;
        try {
            answer =
                    http.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(ANSWER)
                                    .header(HttpHeaders.AUTHORIZATION, authorization)
                                    .build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw away(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
        if (answer.statusCode() != 200) {
            throw away("it answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static ErrorResponseException away(String why) {
        return Problems.exception(
                ProblemType.PROJECTION_UNAVAILABLE,
                "the projection, which works out the statement, gave none ("
                        + why
                        + "); nothing was published, try again later");
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

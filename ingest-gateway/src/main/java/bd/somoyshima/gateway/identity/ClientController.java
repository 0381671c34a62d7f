package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.gateway.privacy.Numbering;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.ParameterForm;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clients over HTTP: registered, changed, given new secrets, revoked. */
@RestController
@Tag(name = "Administration")
class ClientController {

    private static final Pattern CLIENT_ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");
    private static final Pattern SOURCE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!-)+-~]{1,190}");
    private static final Pattern OVERLAP = Pattern.compile("P(\\d{1,2}D|T\\d{1,6}[HMS])");
    private static final Pattern NAME =
            Pattern.compile(ParameterForm.TEXT, Pattern.UNICODE_CHARACTER_CLASS);
    private static final String OFFICE_SOURCE = "urn:office:";
    private static final int LONGEST_NAME = 200;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final int MOST_LISTED = 1_000;

    private final Clients clients;
    private final SecretHashes hashes;
    private final AuditLog audit;
    private final JdbcTemplate jdbc;
    private final ReferenceFeed feed;

    ClientController(
            Clients clients,
            SecretHashes hashes,
            AuditLog audit,
            JdbcTemplate jdbc,
            ReferenceFeed feed) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.clients = clients;
        this.hashes = hashes;
        this.audit = audit;
    }

    /**
     * What a client is to be.
     *
     * @param clientId its name in tokens; in a change it stands in the address
     * @param name what it is, for people
     * @param reach {@code BD}, a place within it, or {@code office:<office>}
     * @param permissions as scopes, e.g. {@code facts:write}
     * @param sources CloudEvents sources it may speak as; left out: {@code urn:office:<office>}, or
     *     {@code urn:client:<clientId>} for a place
     * @param numbering patterns of its own ids and case numbers that would otherwise be refused as
     *     identity numbers, with # for a digit: {@code 2026######}
     */
    record Description(
            @Schema(pattern = "^[a-z0-9][a-z0-9-]{1,63}$") @Nullable String clientId,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            pattern = ParameterForm.TEXT,
                            maxLength = LONGEST_NAME)
                    @Nullable String name,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            pattern =
                                    "^(BD(-[0-9]{2}){0,3}|office:[a-z0-9][a-z0-9-]{0,62}[a-z0-9])$")
                    @Nullable String reach,
            @Nullable List<String> permissions,
            @ArraySchema(schema = @Schema(pattern = "^[A-Za-z][A-Za-z0-9+.-]*:[!-)+-~]{1,190}$"))
                    @Nullable List<String> sources,
            @ArraySchema(
                            maxItems = Numbering.MOST,
                            schema =
                                    @Schema(
                                            pattern =
                                                    "^[A-Za-z0-9._:/+=-]{0,20}#[A-Za-z0-9._:/+=#-]{0,40}$"))
                    @Nullable List<String> numbering) {}

    /**
     * A client.
     *
     * @param revokedAt since when it is refused, if it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String clientId,
            String name,
            String reach,
            List<String> permissions,
            List<String> sources,
            List<String> numbering,
            OffsetDateTime registeredAt,
            String registeredBy,
            @Nullable OffsetDateTime revokedAt) {

        static View of(Client client) {
            var revokedAt = client.revokedAt();
            return new View(
                    client.clientId(),
                    client.name(),
                    client.reach().text(),
                    client.permissions().stream().map(Permission::scope).sorted().toList(),
                    client.sources(),
                    client.numbering().patterns(),
                    client.registeredAt().atOffset(ZoneOffset.UTC),
                    client.registeredBy(),
                    revokedAt == null ? null : revokedAt.atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * A new secret.
     *
     * @param clientSecret shown this once and kept nowhere
     */
    record NewSecret(String clientId, String clientSecret) {}

    @GetMapping("/api/v1/clients")
    @Operation(summary = "Registered clients", description = "By clientId; page on with after.")
    List<View> list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") @Parameter(description = "at most 1,000") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + "; write 1 to " + MOST_LISTED);
        }
        return clients.list(after, limit).stream()
                .filter(c -> reaches(caller, c.reach()))
                .map(View::of)
                .toList();
    }

    @GetMapping("/api/v1/clients/{clientId}")
    @Operation(summary = "A client")
    View one(@PathVariable String clientId, @AuthenticationPrincipal Caller caller) {
        var client = clients.find(clientId).orElseThrow(() -> none(clientId));
        requireReach(caller, client);
        return View.of(client);
    }

    @PostMapping("/api/v1/clients")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Register a client",
            description =
                    "The answer has its secret, which is shown this once. No client can give another what it does not"
                            + " have itself.")
    NewSecret register(
            @RequestBody Description wanted,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        if (wanted.clientId() == null) {
            throw Problems.unanswerable("clientId is missing; write 2 to 64 of a-z, 0-9 and -");
        }
        var client = checked(wanted.clientId(), wanted, caller);
        var numbering = numbering(wanted);
        if (clients.find(client.client()).isPresent()
                || !clients.add(
                        client.client(),
                        Objects.requireNonNull(wanted.name()),
                        client.reach(),
                        client.permissions(),
                        client.sources(),
                        numbering,
                        caller.client())) {
            throw Problems.exception(
                    ProblemType.CONFLICT,
                    "there is a client '" + client.client() + "'; names are never used again");
        }
        note(
                caller,
                Action.CLIENT_REGISTERED,
                client.client(),
                described(client, numbering),
                request);
        return secret(client.client(), Duration.ZERO);
    }

    @PutMapping("/api/v1/clients/{clientId}")
    @Transactional
    @Operation(
            summary = "Change what a client may do",
            description = "Tokens it has stay as they are.")
    View change(
            @PathVariable String clientId,
            @RequestBody Description wanted,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        if (wanted.clientId() != null && !wanted.clientId().equals(clientId)) {
            throw Problems.unanswerable(
                    "clientId is '"
                            + wanted.clientId()
                            + "'; leave it out, it stands in the address");
        }
        var client = checked(clientId, wanted, caller);
        var numbering = numbering(wanted);
        requireAll(caller, clients.find(clientId).orElseThrow(() -> none(clientId)));
        if (!clients.change(
                clientId,
                Objects.requireNonNull(wanted.name()),
                client.reach(),
                client.permissions(),
                client.sources(),
                numbering)) {
            throw none(clientId);
        }
        note(caller, Action.CLIENT_CHANGED, clientId, described(client, numbering), request);
        return one(clientId, caller);
    }

    @PostMapping("/api/v1/clients/{clientId}/secrets")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Give a client a new secret",
            description =
                    "The secrets it has stay good for the overlap, e.g. PT24H, at most P30D; with PT0S they end at once.")
    NewSecret newSecret(
            @PathVariable String clientId,
            @RequestParam(defaultValue = "PT24H")
                    @Parameter(description = "such as PT12H or P7D, at most P30D")
                    String overlap,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        if (!OVERLAP.matcher(overlap).matches()) {
            throw new IllegalArgumentException(
                    "overlap is '" + overlap + "'; write such as PT12H or P7D");
        }
        var time = Duration.parse(overlap);
        if (time.compareTo(LONGEST_OVERLAP) > 0) {
            throw Problems.unanswerable("overlap is " + overlap + "; write PT0H to P30D");
        }
        var client = clients.active(clientId).orElseThrow(() -> none(clientId));
        requireAll(caller, client);
        if (client.registeredBy().equals("settings")) {
            throw Problems.unanswerable("the secret of '" + clientId + "' stands in the settings");
        }
        note(caller, Action.SECRET_ADDED, clientId, "overlap " + overlap, request);
        return secret(clientId, time);
    }

    @DeleteMapping("/api/v1/clients/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(
            summary = "Revoke a client",
            description =
                    "It gets no more tokens, and those it has are refused within two seconds. It cannot be taken back;"
                            + " register another.")
    void revoke(
            @PathVariable String clientId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        requireReach(caller, clients.find(clientId).orElseThrow(() -> none(clientId)));
        if (clientId.equals(caller.client())) {
            throw Problems.exception(
                    ProblemType.FORBIDDEN,
                    "the client '"
                            + clientId
                            + "' cannot revoke itself; have another administrator do it");
        }
        if (!clients.revoke(clientId)) {
            throw none(clientId);
        }
        note(caller, Action.CLIENT_REVOKED, clientId, "revoked", request);
    }

    private NewSecret secret(String clientId, Duration overlap) {
        var secret = Secrets.next();
        clients.addSecret(clientId, Objects.requireNonNull(hashes.encode(secret)), overlap);
        return new NewSecret(clientId, secret);
    }

    private Caller checked(@Nullable String clientId, Description wanted, Caller caller) {
        if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
            throw new IllegalArgumentException(
                    "clientId is '" + clientId + "'; write 2 to 64 of a-z, 0-9 and -");
        }
        var name = wanted.name();
        if (name == null || !NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name is missing or longer than " + LONGEST_NAME);
        }
        if (wanted.reach() == null) {
            throw new IllegalArgumentException(
                    "reach is missing; write a place such as BD-30-56, or office:<office>");
        }
        var reach = Scope.of(wanted.reach());
        var permissions = EnumSet.noneOf(Permission.class);
        for (var scope : wanted.permissions() == null ? List.<String>of() : wanted.permissions()) {
            permissions.add(
                    Permission.of(scope)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "permissions has '"
                                                            + scope
                                                            + "'; write some of "
                                                            + Set.of(Permission.values()).stream()
                                                                    .map(Permission::scope)
                                                                    .sorted()
                                                                    .toList())));
        }
        var sources =
                wanted.sources() == null || wanted.sources().isEmpty()
                        ? Caller.usualSources(clientId, reach)
                        : wanted.sources();
        for (var source : sources) {
            if (!SOURCE.matcher(source).matches()) {
                throw new IllegalArgumentException(
                        "sources has '"
                                + source
                                + "'; write URIs such as urn:office:ict-haluaghat");
            }
        }
        if (!caller.permissions().containsAll(permissions) || !reaches(caller, reach)) {
            throw Problems.exception(
                    ProblemType.FORBIDDEN,
                    "the client '"
                            + caller.client()
                            + "' can give no more than it has: "
                            + caller.reach().text()
                            + ", "
                            + caller.permissions());
        }
        for (var source : sources) {
            if (!mayGive(caller, clientId, source)) {
                throw Problems.exception(
                        ProblemType.FORBIDDEN,
                        "the client '"
                                + caller.client()
                                + "' has no say over the source "
                                + source);
            }
        }
        return new Caller(clientId, permissions, reach, sources);
    }

    /** Who gives a client a secret can be that client: only who may do all that it may. */
    private void requireAll(Caller caller, Client client) {
        requireReach(caller, client);
        if (!caller.permissions().containsAll(client.permissions())) {
            throw Problems.exception(
                    ProblemType.FORBIDDEN,
                    "the client '"
                            + client.clientId()
                            + "' may do more than '"
                            + caller.client()
                            + "'");
        }
    }

    private boolean reaches(Caller caller, Scope reach) {
        return caller.reaches(
                reach,
                reach instanceof Scope.SingleOffice single
                        ? upToDateBook().office(single.office())
                        : null);
    }

    /**
     * Only who has the nation gives out any source; others their own and those of their offices.
     */
    private boolean mayGive(Caller caller, String clientId, String source) {
        if (caller.reaches(PlaceCode.NATION)
                || caller.speaksAs(source)
                || source.equals("urn:client:" + clientId)) {
            return true;
        }
        if (!source.startsWith(OFFICE_SOURCE)) {
            return false;
        }
        var name = source.substring(OFFICE_SOURCE.length()).split("[:/]", 2)[0];
        var office =
                StreamSupport.stream(upToDateBook().offices().spliterator(), false)
                        .filter(o -> o.id().value().equals(name))
                        .findFirst();
        return office.isPresent() && caller.reaches(office.get());
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
    }

    private void requireReach(Caller caller, Client client) {
        if (!reaches(caller, client.reach())) {
            throw Problems.exception(
                    ProblemType.FORBIDDEN,
                    "the client '"
                            + caller.client()
                            + "' has no say over "
                            + client.reach().text());
        }
    }

    private static Numbering numbering(Description wanted) {
        return new Numbering(wanted.numbering() == null ? List.of() : wanted.numbering());
    }

    private static String described(Caller client, Numbering numbering) {
        return client.reach().text()
                + " "
                + client.permissions().stream().map(Permission::scope).sorted().toList()
                + " "
                + client.sources()
                + (numbering.patterns().isEmpty() ? "" : ", numbering " + numbering.patterns());
    }

    private void note(
            Caller caller,
            Action action,
            String subject,
            String detail,
            HttpServletRequest request) {
        audit.add(caller.client(), action, subject, detail, request.getRemoteAddr());
    }

    private static RuntimeException none(String clientId) {
        return Problems.exception(
                ProblemType.NOT_FOUND,
                "there is no client '" + clientId + "' that has not been revoked");
    }
}

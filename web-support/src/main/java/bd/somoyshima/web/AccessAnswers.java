package bd.somoyshima.web;

import bd.somoyshima.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/** What a client hears that is not let in, as problem details. */
public final class AccessAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AccessAnswers.class);

    private static final String RETRY_SECONDS = "5";

    private final JsonMapper json;
    private final RefusalLog log;

    /** Where a refusal is noted. */
    public interface RefusalLog {

        /**
         * Notes a refusal.
         *
         * @param client that was refused
         * @param asked the method and address
         */
        void refused(String client, String asked, String why, @Nullable String address);
    }

    public AccessAnswers(JsonMapper json, RefusalLog log) {
        this.json = json;
        this.log = log;
    }

    /**
     * Has the resource server ask this class, too, when a token cannot be checked because the keys
     * of the token service cannot be fetched; by itself it throws on.
     */
    public ObjectPostProcessor<BearerTokenAuthenticationFilter> evenWithoutKeys() {
        var failures = new AuthenticationEntryPointFailureHandler(this);
        failures.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failures);
                return filter;
            }
        };
    }

    /** Who asks is not known. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AuthenticationServiceException) {
            LOG.warn("a token cannot be checked", e);
            response.setHeader("Retry-After", RETRY_SECONDS);
            write(
                    response,
                    ProblemType.TOKEN_SERVICE_UNAVAILABLE,
                    "the keys of the token service cannot be fetched");
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        write(
                response,
                ProblemType.UNAUTHENTICATED,
                e.getMessage() == null ? "there is no token" : e.getMessage());
    }

    /** Who asks is known, and may not. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var client = authentication == null ? "(unknown)" : authentication.getName();
        var asked = request.getMethod() + " " + request.getRequestURI();
        try {
            log.refused(client, asked, "a permission is missing", request.getRemoteAddr());
        } catch (RuntimeException notNoted) {
            LOG.error("not in the audit log: {} {}", client, asked, notNoted);
        }
        write(
                response,
                ProblemType.FORBIDDEN,
                "the client '" + client + "' lacks the permission for " + asked);
    }

    /** Answers with a problem. */
    public void write(HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        response.setStatus(type.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.of(type, detail)));
    }
}

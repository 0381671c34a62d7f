package bd.somoyshima.gateway.identity;

import bd.somoyshima.gateway.intake.RequestLimits;
import bd.somoyshima.gateway.problem.Problems;
import bd.somoyshima.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bounds how often an address may ask for a token: comparing secrets is slow on purpose, and should
 * not be something a stranger can keep the gateway busy with.
 */
final class TokenRequestLimit extends OncePerRequestFilter {

    private static final long RETRY_SECONDS = 5;

    private final RequestLimits limits;
    private final JsonMapper json;

    TokenRequestLimit(RequestLimits limits, JsonMapper json) {
        this.limits = limits;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = limits.tokenRequest(String.valueOf(request.getRemoteAddr()));
        if (wait > 0) {
            refuse(
                    response,
                    ProblemType.RATE_LIMITED,
                    wait,
                    "too many requests for a token from this address; a token is good for minutes, keep it");
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException e) {
            refuse(
                    response,
                    ProblemType.STORAGE_UNAVAILABLE,
                    RETRY_SECONDS,
                    "clients cannot be looked up just now");
        }
    }

    private void refuse(HttpServletResponse response, ProblemType type, long wait, String detail)
            throws IOException {
        response.setStatus(type.status());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.of(type, detail)));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/oauth2/token");
    }
}

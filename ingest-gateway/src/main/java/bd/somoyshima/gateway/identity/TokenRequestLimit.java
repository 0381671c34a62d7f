package bd.somoyshima.gateway.identity;

import bd.somoyshima.gateway.intake.RequestLimits;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.AccessAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how often a client may ask for a token from an address: comparing secrets is slow on
 * purpose, and should not be something a stranger can keep the gateway busy with. All strangers of
 * an address share a bound; who was let in from there has its own, so that no neighbour behind the
 * same proxy locks it out.
 */
final class TokenRequestLimit extends OncePerRequestFilter {

    private static final long RETRY_SECONDS = 5;

    private final RequestLimits limits;
    private final AccessAnswers answers;

    TokenRequestLimit(RequestLimits limits, AccessAnswers answers) {
        this.limits = limits;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = String.valueOf(request.getRemoteAddr());
        var client = ClaimedClient.of(request);
        long wait = limits.tokenRequest(address, client);
        if (wait > 0) {
            refuse(
                    response,
                    ProblemType.RATE_LIMITED,
                    wait,
                    "too many requests for a token; a token is good for minutes, keep it");
            return;
        }
        try {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_OK) {
                limits.tokenGiven(address, client);
            }
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
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        answers.write(response, type, detail);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod());
    }
}

package bd.somoyshima.web;

import bd.somoyshima.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the bodies of requests, before anything of them is read. Addresses that take long ones
 * bound them themselves.
 */
public final class BodyLimit extends OncePerRequestFilter {

    private final AccessAnswers answers;
    private final long limit;
    private final String exceptAddress;

    /**
     * A limit.
     *
     * @param limit bytes, at most
     * @param exceptAddress the address that bounds its bodies itself; empty for none
     */
    public BodyLimit(AccessAnswers answers, long limit, String exceptAddress) {
        this.answers = answers;
        this.limit = limit;
        this.exceptAddress = exceptAddress;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ofUnknownLength = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (ofUnknownLength || request.getContentLengthLong() > limit) {
            answers.write(
                    response,
                    ProblemType.TOO_LARGE,
                    ofUnknownLength
                            ? "say how long the body is, with Content-Length"
                            : "a body may have " + limit + " bytes here");
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(exceptAddress);
    }
}

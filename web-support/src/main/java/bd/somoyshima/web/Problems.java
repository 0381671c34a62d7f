package bd.somoyshima.web;

import bd.somoyshima.problem.ProblemType;
import java.net.URI;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Problem details (RFC 9457) of our types: a stable code, titles in both languages, the case at
 * hand.
 */
public final class Problems {

    private Problems() {}

    /**
     * A problem.
     *
     * @param detail what is wrong this time and what would be right
     */
    public static ProblemDetail of(ProblemType type, String detail) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(type.status()), detail);
        problem.setType(URI.create(type.uri()));
        problem.setTitle(type.title());
        problem.setProperty("code", type.code());
        problem.setProperty("titleBn", type.titleBn());
        return problem;
    }

    /** A problem to be thrown. */
    public static ErrorResponseException exception(ProblemType type, String detail) {
        return exception(type, of(type, detail));
    }

    /** A request each value of which is allowed, but not with the others, or not now. */
    public static ErrorResponseException unanswerable(String detail) {
        return exception(ProblemType.UNANSWERABLE, detail);
    }

    /** A problem with more properties, to be thrown. */
    public static ErrorResponseException exception(ProblemType type, ProblemDetail problem) {
        return new ErrorResponseException(HttpStatusCode.valueOf(type.status()), problem, null);
    }
}

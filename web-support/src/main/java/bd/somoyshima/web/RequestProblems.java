package bd.somoyshima.web;

import bd.somoyshima.eventlog.StrictJson;
import bd.somoyshima.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.DatabindException;

/**
 * What is wrong with a request, as problem details (RFC 9457): the parameter, the value, and what
 * would be right.
 */
public abstract class RequestProblems {

    private static final Logger LOG = LoggerFactory.getLogger(RequestProblems.class);

    /** What PostgreSQL says of a text it cannot keep. */
    private static final String NOT_STORABLE = "22021";

    private static final Pattern ELSEWHERE = Pattern.compile(".*T.*[+-](1[89]|2[0-3]):[0-5]\\d");

    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ErrorResponseException e) {
        var headers = new HttpHeaders(e.getHeaders());
        boolean later = e.getStatusCode().value() == 429 || e.getStatusCode().value() == 503;
        if (later && headers.getFirst(HttpHeaders.RETRY_AFTER) == null) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return ResponseEntity.status(e.getStatusCode())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(e.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongValue(IllegalArgumentException e) {
        return answer(ProblemType.WRONG_PARAMETER, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongForm(MethodArgumentTypeMismatchException e) {
        if (isElsewhere(e.getValue())) {
            return elsewhere(e.getName(), e.getValue());
        }
        return answer(
                ProblemType.WRONG_PARAMETER,
                e.getName()
                        + " is '"
                        + e.getValue()
                        + "'; write "
                        + (e.getRequiredType() == LocalDate.class
                                ? "a date such as 2026-05-24"
                                : "one of the values in /api-docs.html"));
    }

    /** Several parameters that are bound to one record. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongForms(BindException e) {
        for (var error : e.getFieldErrors()) {
            if (isElsewhere(error.getRejectedValue())) {
                return elsewhere(error.getField(), error.getRejectedValue());
            }
        }
        return answer(
                ProblemType.WRONG_PARAMETER,
                e.getFieldErrors().stream()
                                .map(f -> f.getField() + " is '" + f.getRejectedValue() + "'")
                                .sorted()
                                .collect(Collectors.joining("; "))
                        + "; write one of the values in /api-docs.html");
    }

    /** A moment that is well written, but in no time zone there is. */
    private static boolean isElsewhere(@Nullable Object moment) {
        return moment instanceof String text && ELSEWHERE.matcher(text).matches();
    }

    private static ResponseEntity<ProblemDetail> elsewhere(String name, @Nullable Object moment) {
        return answer(
                ProblemType.UNANSWERABLE,
                name + " is '" + moment + "'; write an offset of 18 hours at most, such as +06:00");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MultipartException e) {
        return answer(
                ProblemType.UNREADABLE_BODY,
                "Content-Type is multipart, which no address takes, and has no boundary");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException e) {
        return answer(
                ProblemType.MALFORMED_REQUEST,
                "the query has a parameter without a name, or one that cannot be decoded");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
        return answer(
                ProblemType.WRONG_PARAMETER,
                e.getParameterName() + " is missing; see /api-docs.html");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof BodyPace.TooSlowException slow) {
            return tooSlow(slow);
        }
        return answer(
                ProblemType.UNREADABLE_BODY,
                e.getCause() instanceof DatabindException wrong
                        ? StrictJson.inWords(wrong) + "; see /api-docs.html"
                        : "the body is missing or is not what this address takes; see /api-docs.html");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooSlow(BodyPace.TooSlowException e) {
        return ResponseEntity.status(ProblemType.TOO_SLOW.status())
                // what is still to come of the body must not be taken for another request
                .header(HttpHeaders.CONNECTION, "close")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(ProblemType.TOO_SLOW, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> otherContent(HttpMediaTypeNotSupportedException e) {
        return answer(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type is '"
                        + e.getContentType()
                        + "'; write one of "
                        + e.getSupportedMediaTypes());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> otherAnswer(HttpMediaTypeNotAcceptableException e) {
        return answer(
                ProblemType.NOT_ACCEPTABLE,
                "the answer can be had as one of " + e.getSupportedMediaTypes());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> otherMethod(HttpRequestMethodNotSupportedException e) {
        var allowed = e.getSupportedHttpMethods();
        return ResponseEntity.status(ProblemType.WRONG_METHOD.status())
                .allow(allowed == null ? new HttpMethod[0] : allowed.toArray(HttpMethod[]::new))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        Problems.of(
                                ProblemType.WRONG_METHOD,
                                e.getMethod() + " is not taken here; write one of " + allowed));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchAddress(NoResourceFoundException e) {
        return answer(
                ProblemType.NOT_FOUND,
                "there is no address /" + e.getResourcePath() + "; /api-docs.html lists them");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException e, HttpServletRequest request) {
        if (NestedExceptionUtils.getRootCause(e) instanceof SQLException sql
                && NOT_STORABLE.equals(sql.getSQLState())) {
            return answer(
                    ProblemType.WRONG_PARAMETER,
                    "a parameter has a character that cannot be kept, such as U+0000");
        }
        if (meansThatTheDatabaseIsAway(e)) {
            LOG.warn("{}: {}", request.getRequestURI(), e.toString());
            return answer(
                    ProblemType.STORAGE_UNAVAILABLE, "The database cannot be asked just now.");
        }
        LOG.error("{} {}", request.getMethod(), request.getRequestURI(), e);
        return answer(
                ProblemType.INTERNAL_ERROR,
                "the fault is in this program's log; sending again is safe");
    }

    /** Whether asking again later makes sense. */
    protected abstract boolean meansThatTheDatabaseIsAway(RuntimeException e);

    /** An answer that is a problem. */
    protected static ResponseEntity<ProblemDetail> answer(ProblemType type, String detail) {
        var answer = ResponseEntity.status(type.status());
        if (type == ProblemType.OVERLOADED || type == ProblemType.STORAGE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(type, detail));
    }
}

package bd.somoyshima.gateway.intake;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers when a request cannot be taken at all, as problem details (RFC 9457). */
@RestControllerAdvice
class IntakeProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(OverloadedException e) {
        return retryLater(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many facts are waiting. Send the request again later; facts already stored are told apart.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(StorageUnavailableException e) {
        return retryLater(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The event log cannot be written just now. Send the request again later; facts already stored are told"
                        + " apart.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ErrorResponseException e) {
        return ResponseEntity.status(e.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(e.getBody());
    }

    @ExceptionHandler
    ProblemDetail wrongValue(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail wrongForm(MethodArgumentTypeMismatchException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                e.getName()
                        + " is '"
                        + e.getValue()
                        + "'; write a date such as 2026-07-01, or one of the values in /api-docs.html");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, e.getParameterName() + " is missing; see /api-docs.html");
    }

    @ExceptionHandler
    ProblemDetail otherContent(HttpMediaTypeNotSupportedException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type is '"
                        + e.getContentType()
                        + "'; write one of "
                        + e.getSupportedMediaTypes());
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "the body is missing or is not what this address takes; see /api-docs.html");
    }

    private static ResponseEntity<ProblemDetail> retryLater(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}

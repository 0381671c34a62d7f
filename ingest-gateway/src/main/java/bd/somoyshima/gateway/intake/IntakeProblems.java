package bd.somoyshima.gateway.intake;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers when the gateway cannot take facts at all, as problem details (RFC 9457). */
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

    private static ResponseEntity<ProblemDetail> retryLater(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}

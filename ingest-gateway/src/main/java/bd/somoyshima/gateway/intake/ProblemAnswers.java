package bd.somoyshima.gateway.intake;

import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.RequestProblems;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers when a request cannot be taken at all, as problem details (RFC 9457). */
@RestControllerAdvice
class ProblemAnswers extends RequestProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(OverloadedException e) {
        return answer(
                ProblemType.OVERLOADED,
                "Too many facts are waiting. Send the request again later; facts already stored are told apart.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(StorageUnavailableException e) {
        return answer(
                ProblemType.STORAGE_UNAVAILABLE,
                "The event log cannot be written just now. Send the request again later; facts already stored are told"
                        + " apart.");
    }

    @Override
    protected boolean meansThatTheDatabaseIsAway(RuntimeException e) {
        return StorageUnavailableException.isCauseOf(e);
    }
}

package bd.somoyshima.projection;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What is wrong with a question, as problem details (RFC 9457): the parameter, the value, and what
 * would be right.
 */
@RestControllerAdvice
class ProblemAnswers {

    @ExceptionHandler
    ProblemDetail wrongValue(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ErrorResponseException e) {
        return ResponseEntity.status(e.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(e.getBody());
    }

    @ExceptionHandler
    ProblemDetail wrongForm(MethodArgumentTypeMismatchException e) {
        var type = e.getRequiredType();
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                e.getName()
                        + " is '"
                        + e.getValue()
                        + "'; write "
                        + (type == java.time.LocalDate.class
                                ? "a date such as 2026-05-24"
                                : "a value of type "
                                        + (type == null ? "another" : type.getSimpleName())));
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, e.getParameterName() + " is missing; see /api-docs.html");
    }
}

package bd.somoyshima.projection;

import bd.somoyshima.web.RequestProblems;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers when a question cannot be answered, as problem details (RFC 9457). */
@RestControllerAdvice
class ProblemAnswers extends RequestProblems {

    @Override
    protected boolean meansThatTheDatabaseIsAway(RuntimeException e) {
        return e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException;
    }
}

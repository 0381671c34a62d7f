package bd.somoyshima.gateway.statement;

import bd.somoyshima.fact.StatementPublished;
import java.time.YearMonth;

/** A statement is published once; what is learned later is restated on a later one. */
final class AlreadyPublishedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AlreadyPublishedException(StatementPublished fact) {
        super(
                "the statement of "
                        + fact.of().text()
                        + " for "
                        + YearMonth.from(fact.month())
                        + " has been published; what was learned later is restated on a later one");
    }
}

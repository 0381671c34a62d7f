package bd.somoyshima.casefile;

import static bd.somoyshima.fact.Facts.paused;
import static bd.somoyshima.fact.Facts.received;
import static bd.somoyshima.fact.Facts.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Facts;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.reference.ReferenceBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is accepted about a case. */
class CaseDecisionTest {

    private static final ReferenceBook BOOK =
            ReferenceBook.EMPTY.with(
                    List.of(
                            new OfficeRegistered(
                                    Facts.header("o", "2020-01-01T00:00"),
                                    Facts.OFFICE,
                                    new PlaceCode("BD-30-56-46"),
                                    "ict",
                                    "Office",
                                    "কার্যালয়")));

    /** A program that sends the same over and over under new ids must not slow all others down. */
    @Test
    void aCaseHasAThousandFactsAtMost() {
        var history = new ArrayList<CaseFact>();
        history.add(received("0", "2026-01-04T10:00", "citizen/01"));
        while (history.size() < CaseDecision.MOST_FACTS - 1) {
            var id = Integer.toString(history.size());
            history.add(
                    history.size() % 2 == 1
                            ? paused(id, "2026-01-05T10:00")
                            : resumed(id, "2026-01-05T10:00"));
        }
        var one = resumed("last", "2026-01-06T10:00");
        assertThat(CaseDecision.decide(history, one, BOOK)).isInstanceOf(Decision.Accepted.class);
        history.add(one);

        assertThat(CaseDecision.decide(history, resumed("more", "2026-01-07T10:00"), BOOK))
                .isEqualTo(
                        Decision.refused(
                                new Problem(
                                        "data.caseNo",
                                        Facts.CASE,
                                        Problem.Code.TOO_MANY_FACTS,
                                        "the case has 1000 facts already; a case may have 1000")));
    }
}

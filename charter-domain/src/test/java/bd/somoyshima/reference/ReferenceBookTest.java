package bd.somoyshima.reference;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceBookTest {

    private static final OfficeId OFFICE = new OfficeId("ict-haluaghat");

    private static CharterPublished published(String id, String at, String name) {
        var service =
                new ServiceStandard(
                        new ServiceCode("citizen/01"),
                        name,
                        null,
                        "৩ কার্যদিবস",
                        null,
                        null,
                        null,
                        null);
        return new CharterPublished(
                new FactHeader("urn:test", id, Instant.parse(at), false),
                OFFICE,
                Charter.usual(
                        LocalDate.parse("2026-07-01"),
                        CountingRule.DAY_ZERO,
                        List.of(service),
                        List.of()));
    }

    /** Charters are kept without their texts; which of two holds does not depend on them. */
    @Test
    void ofTwoChartersThatDifferInNamesOnlyTheLaterHoldsInWhateverOrderTheyCome() {
        var earlier = published("1", "2026-06-01T04:00:00Z", "পুরনো নাম");
        var later = published("2", "2026-06-02T04:00:00Z", "নতুন নাম");
        for (var order : List.of(List.of(earlier, later), List.of(later, earlier))) {
            var book = ReferenceBook.EMPTY.with(order);
            assertThat(book.holds(later)).isTrue();
            assertThat(book.holds(earlier)).isFalse();
        }
    }

    @Test
    void theCharterInFullIsThatOfTheOfficeAlone() {
        var inFull = published("1", "2026-06-01T04:00:00Z", "নাম");
        var kept = new CharterPublished(inFull.header(), OFFICE, inFull.charter().forJudging());
        var book = ReferenceBook.EMPTY.with(List.of(kept));
        assertThat(
                        book.charters(OFFICE)
                                .published()
                                .getFirst()
                                .charter()
                                .services()
                                .getFirst()
                                .nameBn())
                .isEmpty();
        assertThat(book.withTexts(OFFICE, List.of(inFull)).charters(OFFICE).published())
                .extracting(p -> p.charter())
                .containsExactly(inFull.charter());
    }
}

package bd.somoyshima.fact;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.office.OfficeId;
import java.time.LocalDate;

/**
 * A fact that is not about a single case: about an office, a charter, the calendar, or a time
 * without cases.
 */
public sealed interface ReferenceFact extends Fact
        permits OfficeFact,
                ReferenceFact.CharterPublished,
                ReferenceFact.ZeroActivityDeclared,
                CalendarFact {

    /**
     * An office published a version of its charter. A later fact for the same date from which it is
     * in force replaces it.
     */
    record CharterPublished(FactHeader header, OfficeId office, Charter charter)
            implements ReferenceFact {}

    /**
     * An office had nothing to report: no request and no complaint in these days. Without it an
     * office that reports nothing is silent.
     *
     * @param from the first local date, inclusive
     * @param until the last local date, inclusive
     */
    record ZeroActivityDeclared(FactHeader header, OfficeId office, LocalDate from, LocalDate until)
            implements ReferenceFact {}
}

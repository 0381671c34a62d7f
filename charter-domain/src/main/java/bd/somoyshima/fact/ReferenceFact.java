package bd.somoyshima.fact;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;

/** A fact about what cases are judged by: an office, a charter, the calendar. */
public sealed interface ReferenceFact extends Fact
        permits ReferenceFact.OfficeRegistered, ReferenceFact.CharterPublished, CalendarFact {

    /** An office joined the system. */
    record OfficeRegistered(
            FactHeader header,
            OfficeId office,
            PlaceCode place,
            String department,
            String nameEn,
            String nameBn)
            implements ReferenceFact {}

    /**
     * An office published a version of its charter. A later fact for the same date from which it is
     * in force replaces it.
     */
    record CharterPublished(FactHeader header, OfficeId office, Charter charter)
            implements ReferenceFact {}
}

package bd.somoyshima.fact;

import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.LocalDate;

/** A fact about the life of an office. */
public sealed interface OfficeFact extends ReferenceFact {

    OfficeId office();

    /** An office joined the system. */
    record OfficeRegistered(
            FactHeader header,
            OfficeId office,
            PlaceCode place,
            String department,
            String nameEn,
            String nameBn)
            implements OfficeFact {}

    /** An office has another name. The latest renaming holds, for the past, too. */
    record OfficeRenamed(FactHeader header, OfficeId office, String nameEn, String nameBn)
            implements OfficeFact {}

    /**
     * An office moved. Of two moves on the same date the later report holds.
     *
     * @param place where it is now
     * @param from the first local date there
     */
    record OfficeMoved(FactHeader header, OfficeId office, PlaceCode place, LocalDate from)
            implements OfficeFact {}

    /**
     * An office was closed for good.
     *
     * @param from the first local date without it
     */
    record OfficeClosed(FactHeader header, OfficeId office, LocalDate from) implements OfficeFact {}

    /**
     * An office that had been closed opened again, or was never closed.
     *
     * @param from the first local date on which it is there again; the date it was closed from if
     *     it was closed by mistake
     */
    record OfficeReopened(FactHeader header, OfficeId office, LocalDate from)
            implements OfficeFact {}
}

package bd.somoyshima.office;

import bd.somoyshima.place.PlaceCode;

/**
 * An office that answers for a charter.
 *
 * @param place the upazila (or district, for a district office) where it is
 * @param department the department it belongs to, a short code such as {@code doict}
 */
public record Office(
        OfficeId id, PlaceCode place, String department, String nameEn, String nameBn) {}

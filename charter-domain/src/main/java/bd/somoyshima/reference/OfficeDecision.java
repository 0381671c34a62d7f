package bd.somoyshima.reference;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeClosed;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.OfficeFact.OfficeRenamed;
import bd.somoyshima.fact.OfficeFact.OfficeReopened;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.Problem.Code;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.PlaceLevel;
import bd.somoyshima.place.ShippedPlaces;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a fact about an office is accepted. */
public final class OfficeDecision {

    private static final Pattern DEPARTMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private static final int LONGEST_NAME = 200;

    /** No office has nothing to report for longer. */
    private static final int MOST_IDLE_DAYS = 366;

    private OfficeDecision() {}

    /**
     * Decides on a fact about an office.
     *
     * @param registered the registration there is, or null
     */
    public static <F extends OfficeFact> Decision<F> decide(
            @Nullable OfficeRegistered registered, F wanted) {
        var problem =
                switch (wanted) {
                    case OfficeRegistered f -> registration(registered, f);
                    case OfficeRenamed f ->
                            or(unknown(registered, f), names(f.nameEn(), f.nameBn()));
                    case OfficeMoved f ->
                            or(
                                    unknown(registered, f),
                                    or(place(f.place()), date("data.from", f.from())));
                    case OfficeClosed f -> or(unknown(registered, f), date("data.from", f.from()));
                    case OfficeReopened f ->
                            or(unknown(registered, f), date("data.from", f.from()));
                };
        return problem == null ? new Decision.Accepted<>(wanted) : Decision.refused(problem);
    }

    /**
     * Decides on a declaration that there was nothing to report.
     *
     * @param officeRegistered whether its office is known
     */
    public static Decision<ZeroActivityDeclared> declareZeroActivity(
            boolean officeRegistered, ZeroActivityDeclared wanted) {
        if (!officeRegistered) {
            return Decision.refused(unknownOffice(wanted.office()));
        }
        var problem = or(date("data.from", wanted.from()), date("data.until", wanted.until()));
        if (problem != null) {
            return Decision.refused(problem);
        }
        if (wanted.until().isBefore(wanted.from())
                || wanted.until().isAfter(wanted.from().plusDays(MOST_IDLE_DAYS))) {
            return Decision.refused(
                    new Problem(
                            "data.until",
                            wanted.until().toString(),
                            Code.OUT_OF_RANGE,
                            "write the last day of the period: from "
                                    + wanted.from()
                                    + " on, at most a year later"));
        }
        return new Decision.Accepted<>(wanted);
    }

    private static @Nullable Problem registration(
            @Nullable OfficeRegistered registered, OfficeRegistered wanted) {
        if (registered != null) {
            return new Problem(
                    "data.office",
                    wanted.office().value(),
                    Code.ALREADY_REGISTERED,
                    "this office is registered already, at " + registered.place());
        }
        if (wanted.office().equals(ReferenceBook.NO_OFFICE)) {
            return new Problem(
                    "data.office",
                    wanted.office().value(),
                    Code.MALFORMED,
                    "this name stands for no office; write another, e.g. ict-manikganj-sadar");
        }
        if (!DEPARTMENT.matcher(wanted.department()).matches()) {
            return new Problem(
                    "data.department",
                    wanted.department(),
                    Code.MALFORMED,
                    "write a short code, e.g. doict: 1 to 32 of a-z, 0-9 and -");
        }
        return or(place(wanted.place()), names(wanted.nameEn(), wanted.nameBn()));
    }

    private static @Nullable Problem place(PlaceCode place) {
        if (place.level().depth() < PlaceLevel.DISTRICT.depth()) {
            return new Problem(
                    "data.place",
                    place.value(),
                    Code.MALFORMED,
                    "an office lies in a district or upazila, e.g. BD-30-56 or BD-30-56-46");
        }
        return ShippedPlaces.isKnown(place)
                ? null
                : new Problem(
                        "data.place",
                        place.value(),
                        Code.UNKNOWN_PLACE,
                        "there is no such district or upazila; write its code of the Bangladesh Bureau of"
                                + " Statistics, e.g. BD-30-56-46");
    }

    private static @Nullable Problem date(String field, LocalDate date) {
        return date.isBefore(OfficeCalendar.FIRST) || date.isAfter(OfficeCalendar.LAST)
                ? new Problem(
                        field,
                        date.toString(),
                        Code.OUT_OF_RANGE,
                        "write a date from " + OfficeCalendar.FIRST + " to " + OfficeCalendar.LAST)
                : null;
    }

    private static @Nullable Problem names(String nameEn, String nameBn) {
        return or(name("data.nameEn", nameEn), name("data.nameBn", nameBn));
    }

    private static @Nullable Problem name(String field, String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME
                ? null
                : new Problem(
                        field,
                        name,
                        name.isBlank() ? Code.MISSING : Code.TOO_LONG,
                        "write a name of 1 to " + LONGEST_NAME + " characters");
    }

    private static @Nullable Problem unknown(
            @Nullable OfficeRegistered registered, OfficeFact wanted) {
        return registered == null ? unknownOffice(wanted.office()) : null;
    }

    private static Problem unknownOffice(OfficeId office) {
        return new Problem(
                "data.office",
                office.value(),
                Code.UNKNOWN_OFFICE,
                "no office of this name is registered; send office.registered.v1 first");
    }

    private static @Nullable Problem or(@Nullable Problem first, @Nullable Problem second) {
        return first == null ? second : first;
    }
}

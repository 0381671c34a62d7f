package bd.somoyshima.reference;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a charter can be published. Limits that need review do not stop it: their cases have no
 * target.
 */
public final class CharterDecision {

    private static final int LONGEST_LIMIT = 500;
    private static final int MOST_INVESTIGATION_DAYS = 250;

    private CharterDecision() {}

    /**
     * Decides on a publication.
     *
     * @param officeRegistered whether the office is known
     */
    public static Decision<CharterPublished> publish(
            boolean officeRegistered, CharterPublished wanted) {
        var charter = wanted.charter();
        var problems = new ArrayList<Problem>();
        if (!officeRegistered) {
            problems.add(
                    new Problem(
                            "data.office",
                            wanted.office().value(),
                            Problem.Code.UNKNOWN_OFFICE,
                            "no office of this name is registered; send office.registered.v1 first"));
        }
        if (charter.effectiveFrom().isBefore(OfficeCalendar.FIRST)
                || charter.effectiveFrom().isAfter(OfficeCalendar.LAST)) {
            problems.add(
                    new Problem(
                            "data.charter.effectiveFrom",
                            charter.effectiveFrom().toString(),
                            Problem.Code.OUT_OF_RANGE,
                            "a charter is in force from a date between "
                                    + OfficeCalendar.FIRST
                                    + " and "
                                    + OfficeCalendar.LAST));
        }
        if (charter.services().isEmpty()) {
            problems.add(
                    inconsistent(
                            "data.charter.services", null, "a charter has at least one service"));
        }
        var codes = new HashSet<ServiceCode>();
        for (var service : charter.services()) {
            if (!codes.add(service.code())) {
                problems.add(
                        inconsistent(
                                "data.charter.services",
                                service.code().value(),
                                "two services have this code"));
            }
        }
        for (var service : charter.services()) {
            limit(service.limit(), "data.charter.services", problems);
        }
        for (var tier : charter.tiers()) {
            limit(tier.limit(), "data.charter.tiers", problems);
            var days = tier.investigationDays();
            if (days != null && (days < 0 || days > MOST_INVESTIGATION_DAYS)) {
                problems.add(
                        new Problem(
                                "data.charter.tiers.investigationDays",
                                days.toString(),
                                Problem.Code.OUT_OF_RANGE,
                                "write 0 to " + MOST_INVESTIGATION_DAYS + " working days"));
            }
        }
        int expected = 1;
        for (var tier : charter.tiers()) {
            if (tier.tier() != expected++) {
                problems.add(
                        inconsistent(
                                "data.charter.tiers",
                                Integer.toString(tier.tier()),
                                "complaint tiers are numbered 1, 2, 3 in this order"));
            }
        }
        return problems.isEmpty()
                ? new Decision.Accepted<>(wanted)
                : new Decision.Refused<>(List.copyOf(problems));
    }

    private static void limit(String text, String field, List<Problem> problems) {
        if (text.length() > LONGEST_LIMIT) {
            problems.add(
                    new Problem(
                            field,
                            text,
                            Problem.Code.TOO_LONG,
                            "a limit text has at most " + LONGEST_LIMIT + " characters"));
        }
    }

    private static Problem inconsistent(String field, @Nullable String value, String message) {
        return new Problem(field, value, Problem.Code.INCONSISTENT_CHARTER, message);
    }
}

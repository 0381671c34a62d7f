package bd.somoyshima.reference;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.charter.CharterHistory;
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

    private CharterDecision() {}

    /**
     * Decides on a publication.
     *
     * @param officeRegistered whether the office is known
     * @param history what the office published before
     */
    public static Decision<CharterPublished> publish(
            boolean officeRegistered, CharterHistory history, CharterPublished wanted) {
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
        if (history.published().stream().anyMatch(p -> p.charter().equals(charter))) {
            problems.add(
                    new Problem(
                            "data.charter",
                            charter.effectiveFrom().toString(),
                            Problem.Code.ALREADY_PUBLISHED,
                            "this very charter is published already"));
        }
        return problems.isEmpty()
                ? new Decision.Accepted<>(wanted)
                : new Decision.Refused<>(List.copyOf(problems));
    }

    private static Problem inconsistent(String field, @Nullable String value, String message) {
        return new Problem(field, value, Problem.Code.INCONSISTENT_CHARTER, message);
    }
}

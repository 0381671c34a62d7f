package bd.somoyshima.reference;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.charter.reading.PostTitle;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.limit.LimitReading;
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
    private static final int LONGEST_CHOICE = 200;
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
            post(service.officerTitle(), "data.charter.services.officerTitle", problems);
            variants(service, problems);
        }
        for (var choice : charter.choices()) {
            if (choice.question().length() > LONGEST_CHOICE
                    || choice.choice().length() > LONGEST_CHOICE
                    || choice.decidedBy().length() > LONGEST_CHOICE) {
                problems.add(
                        new Problem(
                                "data.charter.choices",
                                choice.question(),
                                Problem.Code.TOO_LONG,
                                "a question, a choice and a name have at most "
                                        + LONGEST_CHOICE
                                        + " characters each"));
            }
        }
        for (var tier : charter.tiers()) {
            limit(tier.limit(), "data.charter.tiers", problems);
            post(tier.authority(), "data.charter.tiers.authority", problems);
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

    /**
     * What a published charter leaves uncertain: limits that cannot be read, and beginnings nobody
     * decided on. It is no reason to refuse it; cases under such limits have no target.
     */
    public static List<Problem> warnings(Charter charter) {
        var warnings = new ArrayList<Problem>();
        for (int i = 0; i < charter.services().size(); i++) {
            var service = charter.services().get(i);
            var field = "data.charter.services[" + i + "]";
            if (service.variants().isEmpty() || !service.limit().isEmpty()) {
                warn(
                        charter.readingOf(service),
                        service.code().value(),
                        field + ".limit",
                        warnings);
            }
            boolean elsewhere = beginsElsewhere(charter.readingOf(service));
            for (int j = 0; j < service.variants().size(); j++) {
                var variant = service.variants().get(j);
                var reading = charter.readingOf(service, variant.code()).orElseThrow();
                elsewhere |= beginsElsewhere(reading);
                warn(
                        reading,
                        service.code() + " " + variant.code(),
                        field + ".variants[" + j + "].limit",
                        warnings);
            }
            if (elsewhere && service.countsFrom() == null) {
                warnings.add(
                        new Problem(
                                field + ".countsFrom",
                                null,
                                Problem.Code.BEGINNING_NOT_DECIDED,
                                "the limit of "
                                        + service.code()
                                        + " names another beginning than receipt; until that is"
                                        + " decided its cases are counted from receipt"));
            }
        }
        for (int i = 0; i < charter.tiers().size(); i++) {
            var tier = charter.tiers().get(i);
            warn(
                    charter.readingOf(tier),
                    "tier " + tier.tier(),
                    "data.charter.tiers[" + i + "].limit",
                    warnings);
        }
        return List.copyOf(warnings);
    }

    private static boolean beginsElsewhere(LimitReading reading) {
        return reading.clockStarts() != null && !reading.clockStarts().isReceipt();
    }

    private static void warn(
            LimitReading reading, String whose, String field, List<Problem> warnings) {
        if (reading.review() != null) {
            warnings.add(
                    new Problem(
                            field,
                            reading.text(),
                            Problem.Code.LIMIT_NEEDS_REVIEW,
                            "the time limit of "
                                    + whose
                                    + " cannot be read with certainty ("
                                    + reading.review().en()
                                    + "); its cases have no target"));
        }
    }

    private static void variants(ServiceStandard service, List<Problem> problems) {
        var codes = new HashSet<String>();
        for (var variant : service.variants()) {
            limit(variant.limit(), "data.charter.services.variants", problems);
            if (!variant.code().matches(ServiceVariant.CODE_PATTERN)) {
                problems.add(
                        new Problem(
                                "data.charter.services.variants.code",
                                variant.code(),
                                Problem.Code.MALFORMED,
                                "write 1 to 30 of a-z, 0-9 and -, beginning with a letter"));
            }
            if (!codes.add(variant.code())) {
                problems.add(
                        inconsistent(
                                "data.charter.services.variants",
                                service.code() + " " + variant.code(),
                                "two variants of the service have this code"));
            }
        }
    }

    /** Officers are known by their posts; a title that leads up to a name is refused. */
    private static void post(@Nullable String text, String field, List<Problem> problems) {
        if (text != null && PostTitle.namesAPerson(text)) {
            problems.add(
                    new Problem(
                            field,
                            "(not shown)",
                            Problem.Code.PERSONAL_DATA,
                            "this looks like the name of a person; write the post only"));
        }
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

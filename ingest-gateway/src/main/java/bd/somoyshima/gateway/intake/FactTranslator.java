package bd.somoyshima.gateway.intake;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.Problem.Code;
import bd.somoyshima.gateway.contract.SchemaCheck;
import bd.somoyshima.gateway.intake.Translation.Translated;
import bd.somoyshima.gateway.intake.Translation.Untranslatable;
import bd.somoyshima.gateway.privacy.Numbering;
import bd.somoyshima.gateway.privacy.PersonalData;
import bd.somoyshima.gateway.privacy.ReferenceKey;
import bd.somoyshima.office.OfficeId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a CloudEvent 1.0 into a fact, or says field by field why it is none.
 *
 * <p>{@code data} has the fields of the stored fact; {@code source}, {@code id} and {@code time}
 * become its header. Unknown fields are refused: no free text enters the event log.
 */
@Component
class FactTranslator {

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "time",
                    "subject",
                    "datacontenttype",
                    "dataschema",
                    "data",
                    "demonstration",
                    "dayonly");

    /** The attribute of an event of which only the day is known. */
    static final String DAY_ONLY = "dayonly";

    /** Fields that hold the numbers of facts and cases, wherever they stand. */
    private static final Set<String> NUMBERS = Set.of("id", "subject", "caseNo");

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_PROBLEMS = 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,199}");

    /** No one agrees on a date further away, or allows one. */
    private static final int MOST_YEARS_AHEAD = 10;

    private static final Instant EARLIEST =
            WorkingCalendar.startOf(OfficeCalendar.FIRST.plusDays(1));

    /** Office clocks run ahead at times; a fact from further in the future is a mistake. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final Clock clock;
    private final ReferenceKey referenceKey;

    FactTranslator(Clock clock, ReferenceKey referenceKey) {
        this.clock = clock;
        this.referenceKey = referenceKey;
    }

    /** The fact of an event of a sender without a numbering of its own. */
    Translation translate(JsonNode event) {
        return translate(event, () -> Numbering.NONE);
    }

    /**
     * The fact of an event.
     *
     * @param numbering the sender's own; asked for only if a number looks like personal data
     */
    Translation translate(JsonNode event, Supplier<Numbering> numbering) {
        var translation =
                new Reading(event, clock.instant().plus(CLOCK_TOLERANCE), numbering).translation();
        return translation instanceof Translated t && t.fact() instanceof CaseFact fact
                ? new Translated(withHashedReference(fact))
                : translation;
    }

    /** What is stored of an applicant is a keyed hash of the office's own reference. */
    private CaseFact withHashedReference(CaseFact fact) {
        var source = fact.header().source();
        if (fact instanceof CaseFact.RequestReceived f && f.applicant() != null) {
            return new CaseFact.RequestReceived(
                    f.header(),
                    f.office(),
                    f.caseNo(),
                    f.service(),
                    referenceKey.hash(source, f.applicant()),
                    f.transferredFrom(),
                    f.variant());
        }
        if (fact instanceof CaseFact.ComplaintLodged f && f.complainant() != null) {
            return new CaseFact.ComplaintLodged(
                    f.header(),
                    f.office(),
                    f.caseNo(),
                    f.service(),
                    referenceKey.hash(source, f.complainant()),
                    f.transferredFrom());
        }
        if (fact instanceof CaseFact.FactCorrected f) {
            return new CaseFact.FactCorrected(
                    f.header(),
                    f.office(),
                    f.caseNo(),
                    f.corrects(),
                    withHashedReference(f.replacement()));
        }
        return fact;
    }

    /** One CloudEvent being read; problems are collected, not thrown. */
    private static final class Reading {

        private final JsonNode event;
        private final Instant latest;
        private final Supplier<Numbering> numbering;
        private final List<Problem> problems = new ArrayList<>();

        Reading(JsonNode event, Instant latest, Supplier<Numbering> numbering) {
            this.event = event;
            this.latest = latest;
            this.numbering = numbering;
        }

        Translation translation() {
            if (!(event instanceof ObjectNode object)) {
                problem("", null, Code.MALFORMED, "a CloudEvent is a JSON object");
                return new Untranslatable(null, null, problems);
            }
            texts(object, "");
            object.propertyNames().stream()
                    .filter(name -> !ATTRIBUTES.contains(name))
                    .limit(MOST_PROBLEMS)
                    .forEach(
                            name ->
                                    problem(
                                            name,
                                            null,
                                            Code.UNKNOWN_FIELD,
                                            "there is no such attribute; the fields of a fact stand under data"));
            for (var name : List.of("subject", "dataschema", "datacontenttype")) {
                var node = object.get(name);
                if (node != null && !node.isNull() && !node.isString()) {
                    problem(name, shown(node), Code.MALFORMED, "write a text in quotation marks");
                }
            }
            var specversion = text(object, "specversion", 10);
            if (specversion != null && !specversion.equals("1.0")) {
                problem("specversion", specversion, Code.MALFORMED, "write 1.0");
            }
            var id = id(object.get("id"), "id");
            var source = uri(object);
            var type = text(object, "type", LONGEST_ID);
            var occurredAt = time(object, "time");
            json(object);
            var data = data(object, "data");
            if (type != null && !FactNames.sendable().contains(type)) {
                problem(
                        "type",
                        type,
                        Code.UNKNOWN_TYPE,
                        "write one of " + String.join(", ", FactNames.sendable()));
            }
            if (type != null && data != null && FactNames.typeOf(type).isPresent()) {
                fits(SchemaCheck.problems(type, data, "data."));
            }
            if (id == null
                    || source == null
                    || type == null
                    || occurredAt == null
                    || data == null
                    || !problems.isEmpty()) {
                return new Untranslatable(source, id, List.copyOf(problems));
            }
            var stored = data.deepCopy();
            withHeader(
                    stored,
                    type,
                    source,
                    id,
                    occurredAt,
                    flag(object, "demonstration", "demonstration"),
                    flag(object, DAY_ONLY, DAY_ONLY));
            switch (type) {
                case "fact.corrected.v1" -> completeCorrection(stored, source);
                case "fact.voided.v1" -> {
                    completeKey(stored, "voids", source);
                    id(stored.path("voids").path("id"), "data.voids.id");
                }
                default -> {}
            }
            var fact = problems.isEmpty() ? bound(stored) : null;
            if (fact != null) {
                check(object, fact);
            }
            return fact == null || !problems.isEmpty()
                    ? new Untranslatable(source, id, List.copyOf(problems))
                    : new Translated(fact);
        }

        /** Keeps what the schema finds, but for fields of which a problem is known already. */
        private void fits(List<Problem> found) {
            for (var problem : found) {
                if (problems.stream().noneMatch(p -> p.field().equals(problem.field()))) {
                    problem(problem.field(), problem.value(), problem.code(), problem.message());
                }
            }
        }

        private void check(ObjectNode object, Fact fact) {
            if (!(fact instanceof CaseFact) && fact.header().dayOnly()) {
                problem(
                        DAY_ONLY,
                        "true",
                        Code.UNKNOWN_FIELD,
                        "leave it out; only facts about cases may be of a day");
            }
            if (fact instanceof CaseFact caseFact) {
                dates(caseFact, "data.");
                if (caseFact instanceof CaseFact.FactCorrected correction) {
                    dates(correction.replacement(), "data.replacement.data.");
                }
                var subject = object.path("subject").asString(caseFact.caseNo());
                if (!subject.equals(caseFact.caseNo())) {
                    problem(
                            "subject",
                            subject,
                            Code.MALFORMED,
                            "leave it out or write the case number");
                }
            }
        }

        private void dates(CaseFact fact, String prefix) {
            if (fact instanceof CaseFact.RequestDateAgreed f) {
                newDate(f, f.agreedOn(), prefix + "agreedOn");
                if (f.agreedAt() != null
                        && !WorkingCalendar.localDate(f.agreedAt()).equals(f.agreedOn())) {
                    problem(
                            prefix + "agreedAt",
                            f.agreedAt().toString(),
                            Code.OUT_OF_RANGE,
                            "write a time of the date agreed, " + f.agreedOn());
                }
            } else if (fact instanceof CaseFact.RequestExtended f) {
                newDate(f, f.extendedTo(), prefix + "extendedTo");
            } else if (fact instanceof CaseFact.RequestReceived f) {
                before(f, f.transferredFrom(), prefix);
            } else if (fact instanceof CaseFact.ComplaintLodged f) {
                before(f, f.transferredFrom(), prefix);
            } else if (fact instanceof CaseFact.RequestTransferred f) {
                another(f, f.toOffice(), prefix + "toOffice");
            } else if (fact instanceof CaseFact.ComplaintTransferred f) {
                another(f, f.toOffice(), prefix + "toOffice");
            }
        }

        private void newDate(CaseFact fact, LocalDate date, String field) {
            var setAt = WorkingCalendar.localDate(fact.header().occurredAt());
            if (date.isBefore(setAt) || date.isAfter(setAt.plusYears(MOST_YEARS_AHEAD))) {
                problem(
                        field,
                        date.toString(),
                        Code.OUT_OF_RANGE,
                        "write a date from the day it was set ("
                                + setAt
                                + ") to "
                                + MOST_YEARS_AHEAD
                                + " years later");
            }
        }

        private void before(CaseFact fact, CaseFact.@Nullable TransferredFrom from, String prefix) {
            if (from == null) {
                return;
            }
            another(fact, from.office(), prefix + "transferredFrom.office");
            if (from.receivedAt().isBefore(EARLIEST) || from.receivedAt().isAfter(latest(fact))) {
                problem(
                        prefix + "transferredFrom.receivedAt",
                        from.receivedAt().toString(),
                        Code.OUT_OF_RANGE,
                        "write when the first office received it: after "
                                + OfficeCalendar.FIRST
                                + " and not after this office did");
            }
        }

        /** When it happened at the latest. */
        private static Instant latest(CaseFact fact) {
            var at = fact.header().occurredAt();
            return fact.header().dayOnly()
                    ? WorkingCalendar.endOf(WorkingCalendar.localDate(at))
                    : at;
        }

        private void another(CaseFact fact, OfficeId office, String field) {
            if (office.equals(fact.office())) {
                problem(field, office.value(), Code.OUT_OF_RANGE, "write another office");
            }
        }

        /**
         * A correction says what the fact should have been; its key, office and case number are
         * understood.
         */
        private void completeCorrection(ObjectNode stored, String source) {
            completeKey(stored, "corrects", source);
            id(stored.path("corrects").path("id"), "data.corrects.id");
            var replacement = data(stored, "replacement", "data.replacement");
            if (!(stored.get("corrects") instanceof ObjectNode key) || replacement == null) {
                return; // what is missing has been told
            }
            for (var name : replacement.propertyNames()) {
                if (!Set.of("type", "time", DAY_ONLY, "data").contains(name)) {
                    problem(
                            "data.replacement." + name,
                            null,
                            Code.UNKNOWN_FIELD,
                            "write type, time, dayonly and data only");
                }
            }
            var type = text(replacement, "type", LONGEST_ID, "data.replacement.type");
            var time = time(replacement, "time", "data.replacement.time");
            var inner = data(replacement, "data", "data.replacement.data");
            if (type == null || time == null || inner == null || !problems.isEmpty()) {
                return;
            }
            if (FactNames.typeOf(type).filter(CaseFact.class::isAssignableFrom).isEmpty()) {
                problem(
                        "data.replacement.type",
                        type,
                        Code.UNKNOWN_TYPE,
                        "write the type of a fact about a case");
                return;
            }
            var fact = inner.deepCopy();
            for (var name : List.of("office", "caseNo")) {
                if (!fact.has(name) && stored.has(name)) {
                    fact.set(name, stored.get(name));
                }
            }
            fits(SchemaCheck.problems(type, fact, "data.replacement.data."));
            withHeader(
                    fact,
                    type,
                    key.path("source").asString(source),
                    key.path("id").asString(""),
                    time,
                    stored.path("header").path("demonstration").asBoolean(false),
                    flag(replacement, DAY_ONLY, "data.replacement." + DAY_ONLY));
            stored.set("replacement", fact);
        }

        private void completeKey(ObjectNode stored, String field, String source) {
            if (stored.get(field) instanceof ObjectNode key && !key.has("source")) {
                key.put("source", source);
            }
        }

        private static void withHeader(
                ObjectNode fact,
                String type,
                String source,
                String id,
                Instant occurredAt,
                boolean demonstration,
                boolean dayOnly) {
            var header = JsonNodeFactory.instance.objectNode();
            header.put("source", source);
            header.put("id", id);
            header.put("occurredAt", (dayOnly ? noon(occurredAt) : occurredAt).toString());
            header.put("demonstration", demonstration);
            header.put("dayOnly", dayOnly);
            fact.set("header", header);
            fact.put("type", type);
        }

        /** Of a day one moment is stored, so that the same day is always the same fact. */
        private static Instant noon(Instant someTimeOfTheDay) {
            return WorkingCalendar.localDate(someTimeOfTheDay)
                    .atTime(LocalTime.NOON)
                    .atZone(WorkingCalendar.ZONE)
                    .toInstant();
        }

        private @Nullable Fact bound(ObjectNode stored) {
            try {
                return FactCodec.json().treeToValue(stored, Fact.class);
            } catch (UnrecognizedPropertyException e) {
                problem(
                        outer(path(e)),
                        null,
                        Code.UNKNOWN_FIELD,
                        "there is no such field in a fact of this type");
            } catch (InvalidFormatException e) {
                problem(
                        outer(path(e)),
                        String.valueOf(e.getValue()),
                        Code.MALFORMED,
                        expected(e.getTargetType()));
            } catch (ValueInstantiationException e) {
                var cause = e.getCause();
                problem(
                        outer(path(e)),
                        null,
                        Code.MALFORMED,
                        !(cause instanceof IllegalArgumentException) || cause.getMessage() == null
                                ? "the value cannot be read"
                                : cause.getMessage());
            } catch (DatabindException e) {
                problem(
                        outer(path(e)),
                        null,
                        Code.MALFORMED,
                        "the value is not of the kind this field takes");
            } catch (JacksonException e) {
                problem("data", null, Code.MALFORMED, "the data cannot be read");
            }
            return null;
        }

        private static String expected(Class<?> type) {
            if (type.isEnum()) {
                return "write one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "));
            }
            return Map.of(
                            LocalDate.class, "write a date such as 2026-05-24",
                            LocalTime.class, "write a local time such as 09:00",
                            Instant.class,
                                    "write a time with its offset, such as 2026-05-24T11:00:00+06:00")
                    .getOrDefault(type, "the value is not of the kind this field takes");
        }

        private static String path(DatabindException e) {
            return e.getPath().stream()
                    .map(
                            r ->
                                    r.getPropertyName() == null
                                            ? "[" + r.getIndex() + "]"
                                            : "." + r.getPropertyName())
                    .collect(Collectors.joining())
                    .replaceFirst("^\\.", "");
        }

        /** The path in the CloudEvent of a path in the stored fact. */
        private static String outer(String path) {
            return path.startsWith("replacement.") && !path.startsWith("replacement.header")
                    ? "data.replacement.data." + path.substring("replacement.".length())
                    : "data." + path;
        }

        private @Nullable String text(ObjectNode object, String field, int longest) {
            return text(object, field, longest, field);
        }

        private @Nullable String text(
                ObjectNode object, String field, int longest, String shownAs) {
            var node = object.get(field);
            if (node == null || node.isNull()) {
                problem(shownAs, null, Code.MISSING, "this attribute is required");
                return null;
            }
            if (!node.isString() || node.asString().isBlank()) {
                problem(shownAs, shown(node), Code.MALFORMED, "write a text that is not empty");
                return null;
            }
            var text = node.asString();
            if (text.length() > longest) {
                problem(shownAs, text, Code.TOO_LONG, "at most " + longest + " characters");
                return null;
            }
            return text;
        }

        private @Nullable String uri(ObjectNode object) {
            var text = text(object, "source", LONGEST_ID);
            if (text == null) {
                return null;
            }
            try {
                new URI(text);
                return text;
            } catch (URISyntaxException e) {
                problem(
                        "source",
                        text,
                        Code.MALFORMED,
                        "write a URI, e.g. urn:office:ict-manikganj-sadar");
                return null;
            }
        }

        /** Every text of the event: no control characters, no half characters, no novels. */
        private void texts(JsonNode node, String path) {
            if (node instanceof ObjectNode inner) {
                for (var name : inner.propertyNames()) {
                    texts(inner.get(name), path.isEmpty() ? name : path + "." + name);
                }
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    texts(node.get(i), path + "[" + i + "]");
                }
            } else if (node.isString()) {
                var text = node.asString();
                if (text.length() > LONGEST_TEXT) {
                    problem(path, text, Code.TOO_LONG, "at most " + LONGEST_TEXT + " characters");
                } else if (!isPlain(text)) {
                    problem(
                            path,
                            null,
                            Code.MALFORMED,
                            "control characters and halves of characters are not allowed");
                } else {
                    PersonalData.in(text).ifPresent(what -> personalData(path, text, what));
                }
            }
        }

        /** Refuses what looks like personal data, but for numbers that are the sender's own. */
        private void personalData(String path, String text, String what) {
            boolean number = NUMBERS.contains(path.substring(path.lastIndexOf('.') + 1));
            if (number && numbering.get().allows(text)) {
                return;
            }
            problem(
                    path,
                    "(not shown)",
                    Code.PERSONAL_DATA,
                    "this looks like "
                            + what
                            + (number
                                    ? "; numbers of 10, 13 or 17 digits, and of 11 that begin with 01, are taken for"
                                            + " such. If it is the office's own numbering, an administrator can allow it for"
                                            + " this client (numbering, e.g. 2026######)"
                                    : "; leave it out, applicants are known by opaque references only"));
        }

        private static boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c)
                        || (Character.isISOControl(c) && c != '\n' && c != '\t')) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable String id(@Nullable JsonNode node, String field) {
            if (node == null || node.isNull() || node.isMissingNode()) {
                problem(field, null, Code.MISSING, "this attribute is required");
                return null;
            }
            if (!node.isString() || !ID.matcher(node.asString()).matches()) {
                problem(
                        field,
                        shown(node),
                        Code.MALFORMED,
                        "write a text of 1 to 200 of A-Z, a-z, 0-9, . _ : / + = -, beginning with a letter or digit");
                return null;
            }
            return node.asString();
        }

        private @Nullable Instant time(ObjectNode object, String field) {
            return time(object, field, field);
        }

        private @Nullable Instant time(ObjectNode object, String field, String shownAs) {
            var text = text(object, field, 40, shownAs);
            if (text == null) {
                return null;
            }
            Instant instant;
            try {
                // the database keeps microseconds
                instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeParseException e) {
                problem(
                        shownAs,
                        text,
                        Code.MALFORMED,
                        "write when it happened, with the offset, such as 2026-05-24T11:00:00+06:00");
                return null;
            }
            if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
                problem(
                        shownAs,
                        text,
                        Code.OUT_OF_RANGE,
                        "it must have happened after "
                                + OfficeCalendar.FIRST
                                + " and not in the future");
                return null;
            }
            return instant;
        }

        private void json(ObjectNode object) {
            var contentType = object.path("datacontenttype").asString("application/json");
            if (!contentType.startsWith("application/json")) {
                problem(
                        "datacontenttype",
                        contentType,
                        Code.MALFORMED,
                        "leave it out or write application/json");
            }
        }

        private boolean flag(ObjectNode object, String name, String shownAs) {
            var node = object.get(name);
            if (node == null) {
                return false;
            }
            // CloudEvents carries extension attributes of binary-mode messages as text
            var text = node.asString("");
            if (!node.isBoolean() && !text.equals("true") && !text.equals("false")) {
                problem(shownAs, shown(node), Code.MALFORMED, "leave it out or write true");
            }
            return node.asBoolean(text.equals("true"));
        }

        private @Nullable ObjectNode data(ObjectNode object, String field) {
            return data(object, field, field);
        }

        private @Nullable ObjectNode data(ObjectNode object, String field, String shownAs) {
            var node = object.get(field);
            if (node instanceof ObjectNode data) {
                return data;
            }
            problem(
                    shownAs,
                    node == null ? null : shown(node),
                    node == null ? Code.MISSING : Code.MALFORMED,
                    "write an object with the fields of the fact");
            return null;
        }

        private void problem(String field, @Nullable String value, Code code, String message) {
            if (problems.size() == MOST_PROBLEMS) {
                return; // these are enough to go by
            }
            problems.add(new Problem(field, value, code, message));
        }

        private static String shown(JsonNode node) {
            return node.isString() ? node.asString() : node.toString();
        }
    }
}

package bd.somoyshima.projection.deadline;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.deadline.Counting;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.DeadlineLedger;
import bd.somoyshima.deadline.Deadlines;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.eventlog.StrictJson;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/**
 * What would be due when: for any office, or for a calendar of the asker's own. Nothing is stored.
 */
@RestController
@Tag(name = "Deadlines", description = "What would be due when")
class DeadlineController {

    private static final int MOST_QUESTIONS = 10_000;
    private static final int MOST_DAYS = 999;
    private static final int MOST_OWN_CALENDARS = 50;
    private static final int MOST_LEDGERS = 200;
    private static final int LONGEST_BODY = 4_000_000;

    /** Inclusive; the day before the first day 0 is still looked at. */
    private static final Instant EARLIEST =
            WorkingCalendar.startOf(OfficeCalendar.FIRST.plusDays(1));

    /** Exclusive. */
    private static final Instant LATEST = WorkingCalendar.endOf(OfficeCalendar.LAST);

    private final JdbcTemplate jdbc;
    private final ReferenceFeed reference;

    DeadlineController(JdbcTemplate jdbc, ReferenceFeed reference) {
        this.reference = reference;
        this.jdbc = jdbc;
    }

    /**
     * One question.
     *
     * @param receivedAt when the case is received
     * @param limit a charter's words; this or {@code workingDays}
     * @param workingDays a number of working days
     * @param rule which date is day 0; {@code DAY_ZERO} if left out
     * @param closedLastDay what becomes of a last day that is closed; {@code MOVES_ON} if left out
     * @param office whose calendar; this or {@code calendar}, or neither for the nation's
     * @param calendar a calendar of the asker's own
     * @param pauses when the clock stands still
     * @param ledger whether the answer explains every day
     */
    record Question(
            @Nullable Instant receivedAt,
            @Nullable String limit,
            @Nullable Integer workingDays,
            @Nullable CountingRule rule,
            @Nullable ClosedLastDay closedLastDay,
            @Nullable OfficeId office,
            @Nullable InlineCalendar calendar,
            @Nullable List<Interval> pauses,
            @Nullable Boolean ledger) {}

    /**
     * A calendar of the asker's own.
     *
     * @param weekend days of the week that are closed; Friday and Saturday if left out
     * @param holidays closed days
     * @param openDays days that are open, weekend or holiday notwithstanding; office hours are the
     *     nation's
     */
    record InlineCalendar(
            @Nullable Set<DayOfWeek> weekend,
            @Nullable List<LocalDate> holidays,
            @Nullable List<LocalDate> openDays) {}

    /** From inclusive, to exclusive; no {@code to} while it lasts. */
    record Interval(@Nullable Instant from, @Nullable Instant to) {}

    /**
     * One answer: a deadline or a problem.
     *
     * @param dueOn the last local date in time
     * @param dueAt the exclusive bound
     * @param why if there is no due date: the limit gives none, needs review, or the clock stands
     *     still
     * @param problem what is wrong with the question, naming the field
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime instantUntil,
            @Nullable OffsetDateTime atRiskFrom,
            @Nullable LocalDate dayZero,
            @Nullable String why,
            @Nullable List<LedgerDay> ledger,
            @Nullable String problem) {

        static Answer problem(String problem) {
            return new Answer(null, null, null, null, null, null, null, problem);
        }
    }

    /**
     * One day of the explanation.
     *
     * @param count the number of the counted day, or null if it is not counted
     * @param name the holiday's or working day's name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LedgerDay(
            LocalDate date,
            @Nullable Integer count,
            DeadlineLedger.Reason reason,
            @Nullable String name,
            @Nullable String nameBn,
            @Nullable String gazette) {

        static LedgerDay of(DeadlineLedger.Day day) {
            var entry = day.calendar().decidedBy();
            return new LedgerDay(
                    day.date(),
                    day.count(),
                    day.reason(),
                    entry == null ? null : entry.nameEn(),
                    entry == null ? null : entry.nameBn(),
                    entry == null ? null : entry.gazette());
        }
    }

    @PostMapping(path = "/api/v1/deadlines", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Deadlines for up to 10,000 receipts, answered in order",
            description =
                    "Each item has receivedAt, and limit (a charter's words) or workingDays; optionally rule, closedLastDay, office or"
                            + " calendar (weekend, holidays, openDays), pauses, ledger. A wrong item gets a problem and does"
                            + " not hold up the others.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            array =
                                                    @ArraySchema(
                                                            maxItems = MOST_QUESTIONS,
                                                            schema =
                                                                    @Schema(
                                                                            implementation =
                                                                                    Question
                                                                                            .class)))))
    List<Answer> deadlines(@RequestBody byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw Problems.exception(
                    ProblemType.TOO_LARGE, "a request has at most " + LONGEST_BODY + " bytes");
        }
        JsonNode questions;
        try {
            questions = FactCodec.json().readTree(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the body is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!questions.isArray() || questions.size() > MOST_QUESTIONS) {
            throw new IllegalArgumentException(
                    "send an array of at most " + MOST_QUESTIONS + " items");
        }
        var book =
                Objects.requireNonNull(
                        jdbc.execute((ConnectionCallback<ReferenceBook>) reference::upToDate));
        var calendars = new HashMap<InlineCalendar, OfficeCalendar>();
        long ledgers =
                questions.valueStream().filter(q -> q.path("ledger").asBoolean(false)).count();
        if (ledgers > MOST_LEDGERS) {
            throw Problems.unanswerable("at most " + MOST_LEDGERS + " items may ask for a ledger");
        }
        var answers = new ArrayList<Answer>(questions.size());
        for (var question : questions) {
            answers.add(answer(question, book, calendars));
        }
        return answers;
    }

    private static Answer answer(
            JsonNode node, ReferenceBook book, Map<InlineCalendar, OfficeCalendar> calendars) {
        if (!node.isObject()) {
            return Answer.problem("an item is an object, see /api-docs.html");
        }
        if (node.path("receivedAt").isNumber()) {
            return Answer.problem(
                    "receivedAt is a number; write e.g. \"2026-05-20T11:00:00+06:00\"");
        }
        try {
            return answer(FactCodec.json().treeToValue(node, Question.class), book, calendars);
        } catch (DatabindException e) {
            return Answer.problem(StrictJson.inWords(e) + "; see /api-docs.html");
        } catch (IllegalArgumentException | DateTimeException e) {
            return Answer.problem(String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(
            Question question, ReferenceBook book, Map<InlineCalendar, OfficeCalendar> calendars) {
        if (question.receivedAt() == null) {
            throw new IllegalArgumentException(
                    "receivedAt is missing; write e.g. 2026-05-20T11:00:00+06:00");
        }
        inCalendar(question.receivedAt(), "receivedAt");
        var reading = reading(question);
        var calendar = calendar(question, book, calendars);
        var pauses = pauses(question);
        var deadline =
                Deadlines.of(
                        reading.certainLimit(),
                        question.receivedAt(),
                        pauses,
                        List.of(),
                        calendar,
                        new Counting(
                                question.rule() == null ? CountingRule.DAY_ZERO : question.rule(),
                                question.closedLastDay() == null
                                        ? ClosedLastDay.MOVES_ON
                                        : question.closedLastDay()));
        boolean certain = deadline.dueOn() != null;
        if (deadline.dueOn() != null && deadline.dueOn().isAfter(OfficeCalendar.LAST)) {
            throw new IllegalArgumentException(
                    "the limit runs out after "
                            + OfficeCalendar.LAST
                            + ", where the calendar ends");
        }
        return new Answer(
                certain ? deadline.dueOn() : null,
                certain ? local(deadline.dueAt()) : null,
                certain ? local(deadline.instantUntil()) : null,
                certain ? local(deadline.atRiskFrom()) : null,
                deadline.dayZero(),
                certain ? null : why(reading),
                certain && Boolean.TRUE.equals(question.ledger())
                        ? DeadlineLedger.of(
                                        reading.limit(),
                                        deadline,
                                        question.receivedAt(),
                                        pauses,
                                        calendar,
                                        deadline.dayZero())
                                .stream()
                                .map(LedgerDay::of)
                                .toList()
                        : null,
                null);
    }

    private static LimitReading reading(Question question) {
        var days = question.workingDays();
        if ((question.limit() == null) == (days == null)) {
            throw new IllegalArgumentException(
                    "write limit (a charter's words) or workingDays, one of the two");
        }
        if (days == null) {
            return TimeLimitReader.read(Objects.requireNonNull(question.limit()));
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "workingDays is " + days + "; write 1 to " + MOST_DAYS);
        }
        var limit = new TimeLimit.Within(TimeLimit.Unit.WORKING_DAYS, null, days, false, null);
        return new LimitReading(days + " working days", limit, false, false, null, null, List.of());
    }

    private static OfficeCalendar calendar(
            Question question, ReferenceBook book, Map<InlineCalendar, OfficeCalendar> calendars) {
        if (question.calendar() != null) {
            if (question.office() != null) {
                throw new IllegalArgumentException("write office or calendar, not both");
            }
            if (calendars.size() == MOST_OWN_CALENDARS
                    && !calendars.containsKey(question.calendar())) {
                throw new IllegalArgumentException(
                        "a request has at most " + MOST_OWN_CALENDARS + " calendars of its own");
            }
            return calendars.computeIfAbsent(question.calendar(), own -> ownCalendar(own, book));
        }
        if (question.office() == null) {
            return book.nationalCalendar();
        }
        if (book.office(question.office()) == null) {
            throw new IllegalArgumentException(
                    "office is '" + question.office() + "'; no such office is registered");
        }
        return book.calendar(question.office());
    }

    private static OfficeCalendar ownCalendar(InlineCalendar own, ReferenceBook book) {
        var entries = new ArrayList<CalendarDeclaration>(book.nationalOfficeHours());
        noneMissing(own.holidays(), "calendar.holidays");
        noneMissing(own.openDays(), "calendar.openDays");
        if (own.holidays() != null) {
            own.holidays().forEach(d -> entries.add(entry(d, Kind.HOLIDAY, HolidayClass.GENERAL)));
        }
        if (own.openDays() != null) {
            own.openDays()
                    .forEach(d -> entries.add(entry(d, Kind.WORKING_DAY, HolidayClass.MAKE_UP)));
        }
        return WorkingCalendar.of(
                        own.weekend() == null ? WorkingCalendar.WEEKEND : own.weekend(), entries)
                .forOffice(new OfficeId("own-calendar"), PlaceCode.NATION);
    }

    private static void noneMissing(@Nullable List<LocalDate> days, String field) {
        if (days != null && days.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(field + " has an empty entry; write dates only");
        }
    }

    private static CalendarEntry entry(LocalDate date, Kind kind, HolidayClass holidayClass) {
        return new CalendarEntry(
                date, kind, holidayClass, new Scope.Area(PlaceCode.NATION), "", null, null, null);
    }

    private static List<Pause> pauses(Question question) {
        if (question.pauses() == null) {
            return List.of();
        }
        var sorted = new ArrayList<Pause>();
        for (var interval : question.pauses()) {
            if (interval == null || interval.from() == null) {
                throw new IllegalArgumentException("pauses.from is missing");
            }
            inCalendar(interval.from(), "pauses.from");
            if (interval.to() != null) {
                inCalendar(interval.to(), "pauses.to");
            }
            sorted.add(new Pause(interval.from(), interval.to()));
        }
        sorted.sort(Comparator.comparing(Pause::from));
        for (int i = 1; i < sorted.size(); i++) {
            var earlier = sorted.get(i - 1).to();
            if (earlier == null || earlier.isAfter(sorted.get(i).from())) {
                throw new IllegalArgumentException("pauses overlap at " + sorted.get(i).from());
            }
        }
        return sorted;
    }

    private static void inCalendar(Instant instant, String field) {
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new IllegalArgumentException(
                    field
                            + " is "
                            + instant
                            + "; the calendar covers "
                            + OfficeCalendar.FIRST
                            + " to "
                            + OfficeCalendar.LAST);
        }
    }

    private static String why(LimitReading reading) {
        if (reading.review() != null) {
            return "the limit needs review: " + reading.review().en();
        }
        return reading.limit() instanceof TimeLimit.Unbounded
                ? "the limit has no number; there is no target until a date is agreed"
                : "the clock stands still";
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}

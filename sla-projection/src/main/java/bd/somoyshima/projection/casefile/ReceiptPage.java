package bd.somoyshima.projection.casefile;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.DeadlineLedger.Reason;
import bd.somoyshima.projection.casefile.CaseController.ChangeView;
import bd.somoyshima.projection.casefile.DeadlineReceipt.DayView;
import bd.somoyshima.projection.casefile.DeadlineReceipt.NewDateView;
import bd.somoyshima.projection.casefile.DeadlineReceipt.PauseView;
import bd.somoyshima.projection.casefile.DeadlineReceipt.TierView;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deadline receipt as a printable page, in Bangla or English. */
@Component
class ReceiptPage {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Template template;

    ReceiptPage() {
        var file = "receipt.html.mustache";
        try (var in = Objects.requireNonNull(ReceiptPage.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            template =
                    Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of the receipt cannot be read", e);
        }
    }

    /** The page. */
    String of(DeadlineReceipt receipt, boolean bangla) {
        return template.execute(new Model(receipt, bangla));
    }

    /** A line of a list: what, and its value. */
    record Line(String name, String value) {}

    /** A row of the table of days. */
    record Row(String date, String weekday, String count, String why, String css) {}

    /** A table of days with its heading. */
    record Ledger(String heading, List<Row> rows) {}

    /** What the template shows, in one language. */
    static final class Model {

        private final DeadlineReceipt receipt;
        private final boolean bangla;

        Model(DeadlineReceipt receipt, boolean bangla) {
            this.receipt = receipt;
            this.bangla = bangla;
        }

        private String say(String en, String bn) {
            return bangla ? bn : en;
        }

        String lang() {
            return bangla ? "bn" : "en";
        }

        String otherLang() {
            return bangla ? "en" : "bn";
        }

        String otherLangName() {
            return bangla ? "English" : "বাংলা";
        }

        String title() {
            return say("Deadline receipt", "সময়সীমার রসিদ");
        }

        String office() {
            var name = say(or(receipt.officeNameEn()), or(receipt.officeNameBn()));
            return name.isEmpty() ? receipt.office() : name;
        }

        String caseNo() {
            return receipt.caseNo();
        }

        String dueLabel() {
            return endsWithinTheDay()
                    ? say("Last moment in time", "শেষ সময়")
                    : say("Last day in time", "শেষ দিন");
        }

        String due() {
            if (receipt.dueOn() == null || receipt.dueAt() == null) {
                return say(or(receipt.whyNoDate()), or(receipt.whyNoDateBn()));
            }
            var day = date(receipt.dueOn()) + " (" + weekday(receipt.dueOn()) + ")";
            return endsWithinTheDay()
                    ? day + ", " + say("until ", "") + clock(receipt.dueAt()) + say("", " পর্যন্ত")
                    : day;
        }

        /** A limit of hours ends at an hour, and so may a date that was agreed. */
        private boolean endsWithinTheDay() {
            return receipt.dueOn() != null
                    && receipt.dueAt() != null
                    && receipt.dueAt().toInstant().isBefore(WorkingCalendar.endOf(receipt.dueOn()));
        }

        String verdict() {
            return say(receipt.verdict().en(), receipt.verdict().bn());
        }

        String verdictClass() {
            return receipt.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String asOf() {
            return say("as of ", "") + time(receipt.asOf()) + say("", " অনুযায়ী");
        }

        String charterLabel() {
            return say("The charter's words", "সিটিজেন চার্টারের কথা");
        }

        String limitText() {
            return or(receipt.limitText());
        }

        String limitSays() {
            return say(or(receipt.limitSays()), or(receipt.limitSaysBn()));
        }

        List<Line> lines() {
            var lines = new ArrayList<Line>();
            var service = say(or(receipt.serviceNameEn()), or(receipt.serviceNameBn()));
            if (service.isEmpty()) {
                service = or(receipt.serviceNameBn());
            }
            if (receipt.kind() == CaseKind.COMPLAINT) {
                lines.add(new Line(say("Kind", "ধরন"), say("complaint", "অভিযোগ")));
            }
            if (receipt.service() != null) {
                lines.add(
                        new Line(
                                say("Service", "সেবা"),
                                service.isEmpty() ? receipt.service() : service));
            }
            if (receipt.variantNameBn() != null) {
                lines.add(new Line(say("Kind of case", "আবেদনের শ্রেণি"), receipt.variantNameBn()));
            }
            if (receipt.tier() != null) {
                lines.add(
                        new Line(
                                say("Tier", "ধাপ"),
                                number(receipt.tier()) + " – " + or(receipt.authority())));
            }
            add(lines, say("Received", "গৃহীত"), receipt.receivedAt(), receipt.receivedDayOnly());
            if (receipt.countsFrom() != null) {
                lines.add(
                        new Line(
                                say("Counted from", "গণনা শুরু"),
                                say(receipt.countsFrom().en(), receipt.countsFrom().bn())
                                        + (receipt.waitingFor() != null
                                                        || receipt.countedFrom() == null
                                                ? say(": has not happened yet", ": এখনো ঘটেনি")
                                                : ": " + time(receipt.countedFrom()))));
            } else if (receipt.countedFrom() != null
                    && !receipt.countedFrom().equals(receipt.receivedAt())
                    && receipt.kind() == CaseKind.SERVICE_REQUEST) {
                add(
                        lines,
                        receipt.receivedDayOnly()
                                ? say("Counted at the latest from", "সর্বশেষ যখন থেকে গণনা")
                                : say(
                                        "First received by another office",
                                        "প্রথমে অন্য কার্যালয়ে গৃহীত"),
                        receipt.countedFrom(),
                        false);
            }
            if (receipt.charter() != null) {
                var from = date(receipt.charter().effectiveFrom());
                lines.add(
                        new Line(
                                say("Charter", "চার্টার"),
                                say("in force from " + from, from + " থেকে কার্যকর")));
                lines.add(new Line(say("Counting", "গণনা"), counting(receipt.charter().rule())));
            }
            if (receipt.instantUntil() != null) {
                lines.add(
                        new Line(
                                say("At once means until the end of", "তাৎক্ষণিক অর্থ"),
                                date(receipt.instantUntil().minusNanos(1).toLocalDate())
                                        + say("", " দিনের শেষ পর্যন্ত")));
            }
            for (var newDate : receipt.newDates()) {
                lines.add(line(newDate));
            }
            for (var pause : receipt.pauses()) {
                lines.add(line(pause));
            }
            add(lines, say("Closed", "নিষ্পন্ন"), receipt.closedAt(), receipt.closedDayOnly());
            if (receipt.totalDueOn() != null) {
                lines.add(
                        new Line(
                                say("All tiers together, at the latest", "সব ধাপ মিলিয়ে সর্বশেষ"),
                                date(receipt.totalDueOn())));
            }
            return lines;
        }

        /** How days, or hours, are counted, and from when. */
        private String counting(CountingRule rule) {
            boolean fromReceipt = receipt.countsFrom() == null;
            if (receipt.byTheHour()) {
                return fromReceipt
                        ? say(
                                "from the moment of receipt, hour by hour",
                                "গ্রহণের মুহূর্ত থেকে, ঘণ্টা হিসাবে")
                        : say("from that moment, hour by hour", "সেই মুহূর্ত থেকে, ঘণ্টা হিসাবে");
            }
            return fromReceipt || rule != CountingRule.DAY_ZERO
                    ? say(rule.en(), rule.bn())
                    : say(
                            "the day of that event is day 0 and is not counted",
                            "সেই ঘটনার দিনকে ০ ধরা হয়, সেটি গণনায় আসে না");
        }

        private Line line(NewDateView newDate) {
            var what =
                    newDate.by() == null
                            ? say("Agreed with the applicant", "আবেদনকারীর সঙ্গে নির্ধারিত")
                            : say("Allowed by an authority", "কর্তৃপক্ষ কর্তৃক বর্ধিত");
            return new Line(
                    what,
                    (newDate.dueAt() == null ? date(newDate.dueOn()) : time(newDate.dueAt()))
                            + (newDate.orderNo() == null ? "" : " (" + newDate.orderNo() + ")")
                            + (newDate.counts() ? "" : say(" – does not count", " – গণ্য নয়")));
        }

        private Line line(PauseView pause) {
            var from = date(pause.from().toLocalDate());
            var to = pause.to() == null ? null : date(pause.to().toLocalDate());
            var en = pause.waitingFor().en();
            return new Line(
                    say(
                            en.substring(0, 1).toUpperCase(Locale.ROOT) + en.substring(1),
                            pause.waitingFor().bn()),
                    (to == null
                                    ? say("since " + from, from + " থেকে")
                                    : say(from + " to " + to, from + " থেকে " + to))
                            + (pause.stopsClock()
                                    ? ""
                                    : say(
                                            " – the charter does not stop the clock for this",
                                            " – চার্টারে এ কারণে গণনা থামে না")));
        }

        private void add(
                List<Line> lines, String name, @Nullable OffsetDateTime at, boolean dayOnly) {
            if (at != null) {
                lines.add(new Line(name, dayOnly ? date(at.toLocalDate()) : time(at)));
            }
        }

        boolean hasFindings() {
            return !receipt.findings().isEmpty();
        }

        String findingsLabel() {
            return say("What does not fit", "যা মেলে না");
        }

        List<String> findings() {
            return receipt.findings().stream().map(f -> say(f.says(), f.saysBn())).toList();
        }

        String dayLabel() {
            return say("Day", "তারিখ");
        }

        String weekdayLabel() {
            return say("Weekday", "বার");
        }

        String countLabel() {
            return say("Counted", "গণনা");
        }

        String whyLabel() {
            return say("Why", "কারণ");
        }

        List<Ledger> ledgers() {
            var ledgers = new ArrayList<Ledger>();
            if (receipt.tiers() != null) {
                for (var tier : receipt.tiers()) {
                    if (tier.days() != null) {
                        ledgers.add(new Ledger(heading(tier), rows(tier.days())));
                    }
                }
            }
            if (!receipt.days().isEmpty()) {
                var heading =
                        receipt.tiers() == null
                                ? say("Day by day", "দিনওয়ারি হিসাব")
                                : heading(receipt.tiers().getLast());
                ledgers.add(new Ledger(heading, rows(receipt.days())));
            }
            return ledgers;
        }

        private String heading(TierView tier) {
            return say("Tier ", "ধাপ ")
                    + number(tier.tier())
                    + " – "
                    + tier.authority()
                    + ": "
                    + say(tier.verdict().en(), tier.verdict().bn());
        }

        private List<Row> rows(List<DayView> days) {
            return days.stream()
                    .map(
                            d ->
                                    new Row(
                                            date(d.date()),
                                            weekday(d.date()),
                                            counted(d),
                                            why(d),
                                            isCounted(d) ? "counted" : "not-counted"))
                    .toList();
        }

        private String counted(DayView day) {
            if (day.count() != null) {
                return number(day.count());
            }
            return isCounted(day) ? say("hours", "ঘণ্টা") : "–";
        }

        private static boolean isCounted(DayView day) {
            return day.count() != null || day.reason() == Reason.BY_THE_HOUR;
        }

        private String why(DayView day) {
            var why = new StringBuilder(say(day.says(), day.saysBn()));
            var name = bangla && day.nameBn() != null ? day.nameBn() : day.name();
            if (name != null) {
                why.append(": ").append(name);
            }
            if (day.gazette() != null) {
                why.append(" (").append(day.gazette()).append(')');
            }
            var pause = day.pause();
            if (pause != null && day.reason() == Reason.PAUSED) {
                why.append(", ")
                        .append(say(pause.waitingFor().en(), pause.waitingFor().bn()))
                        .append(say(" – reported as ", " – তথ্য নম্বর "))
                        .append(pause.id());
            }
            return why.toString();
        }

        boolean hasChanges() {
            return !receipt.changes().isEmpty();
        }

        String changesLabel() {
            return say("What later changes did", "পরবর্তী পরিবর্তনের প্রভাব");
        }

        List<Line> changes() {
            return receipt.changes().stream().map(this::change).toList();
        }

        private Line change(ChangeView change) {
            return new Line(time(change.recordedAt()), say(change.says(), change.saysBn()));
        }

        private String date(LocalDate date) {
            return bangla ? BanglaText.date(date) : date.format(DATE);
        }

        private String weekday(LocalDate date) {
            return bangla
                    ? BanglaText.dayOfWeek(date)
                    : date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }

        private String time(OffsetDateTime at) {
            return date(at.toLocalDate()) + ", " + clock(at);
        }

        private String clock(OffsetDateTime at) {
            var clock = at.format(TIME);
            return bangla ? BanglaText.digits(clock) : clock;
        }

        private String number(int number) {
            var digits = Integer.toString(number);
            return bangla ? BanglaText.digits(digits) : digits;
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}

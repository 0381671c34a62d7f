package bd.somoyshima.projection.statement;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.projection.statement.Statement.Line;
import bd.somoyshima.projection.statement.Statement.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of statements in one language. */
record StatementText(boolean bangla) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    String say(String en, String bn) {
        return bangla ? bn : en;
    }

    String title() {
        return say("Monthly statement", "মাসিক বিবরণী");
    }

    String number(long number) {
        var digits = Long.toString(number);
        return bangla ? BanglaText.digits(digits) : digits;
    }

    String month(LocalDate month) {
        if (!bangla) {
            return month.format(MONTH);
        }
        // the date's words without its day
        var date = BanglaText.date(month);
        return date.substring(date.indexOf(' ') + 1);
    }

    String date(LocalDate date) {
        return bangla ? BanglaText.date(date) : date.format(DATE);
    }

    String time(Instant instant) {
        var local = instant.atZone(WorkingCalendar.ZONE);
        var clock = local.format(CLOCK);
        return date(local.toLocalDate()) + ", " + (bangla ? BanglaText.digits(clock) : clock);
    }

    String kind(CaseKind kind) {
        return switch (kind) {
            case SERVICE_REQUEST -> say("Service requests", "সেবার আবেদন");
            case COMPLAINT -> say("Complaints", "অভিযোগ");
        };
    }

    String by(Part part) {
        return switch (part.by()) {
            case TOTAL -> "";
            case DIVISION -> say("Division", "বিভাগ");
            case DISTRICT -> say("District", "জেলা");
            case UPAZILA -> say("Upazila", "উপজেলা");
            case OFFICE -> say("Office", "কার্যালয়");
            case SERVICE, VARIANT -> say("Service", "সেবা");
            case CATEGORY -> say("Category", "শ্রেণি");
            case DEPARTMENT -> say("Department", "অধিদপ্তর");
        };
    }

    String whole() {
        return say("Total", "মোট");
    }

    String name(Line line) {
        if (line.key().isEmpty() && line.nameEn() == null) {
            return say("not told", "উল্লেখ নেই");
        }
        return name(line.key(), line.nameEn(), line.nameBn());
    }

    String name(String key, @Nullable String en, @Nullable String bn) {
        var name = bangla ? bn : en;
        return name == null || name.isEmpty() ? key : name;
    }

    String nameOf(Statement statement) {
        return name(statement.of(), statement.nameEn(), statement.nameBn());
    }

    String tiers() {
        return say(
                "Complaints by tier (passed on: went to the next tier; overdue: ripe for escalation)",
                "ধাপ অনুযায়ী অভিযোগ (প্রেরিত: পরবর্তী ধাপে গেছে; সময় পেরোনো: পরবর্তী ধাপে নেওয়ার যোগ্য)");
    }

    String tier() {
        return say("Tier", "ধাপ");
    }

    String coverage(Statement statement) {
        return say(
                number(statement.reported())
                        + " of "
                        + number(statement.offices())
                        + " offices reported"
                        + late(statement)
                        + "; "
                        + number(statement.silentOffices())
                        + " silent at the end of the month: no data of their cases",
                number(statement.offices())
                        + "টি কার্যালয়ের মধ্যে "
                        + number(statement.reported())
                        + "টি তথ্য দিয়েছে"
                        + late(statement)
                        + "; মাস শেষে "
                        + number(statement.silentOffices())
                        + "টি কার্যালয়ের কোনো তথ্য নেই");
    }

    private String late(Statement statement) {
        var late = statement.reportedLate();
        return late == null || late == 0
                ? ""
                : say(
                        ", " + number(late) + " of them only after the month had ended",
                        ", এর মধ্যে " + number(late) + "টি মাস শেষ হওয়ার পর");
    }

    String noData(LocalDate since) {
        return say("no data since " + date(since), date(since) + " থেকে তথ্য নেই");
    }
}

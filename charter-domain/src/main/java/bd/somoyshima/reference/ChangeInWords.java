package bd.somoyshima.reference;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarDeclaration.DateRange;
import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.CalendarFact.HolidayMoved;
import bd.somoyshima.fact.CalendarFact.OfficeHoursDeclared;
import bd.somoyshima.fact.CalendarFact.WeekendDeclared;
import bd.somoyshima.fact.OfficeFact.OfficeClosed;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.OfficeFact.OfficeRenamed;
import bd.somoyshima.fact.OfficeFact.OfficeReopened;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a change of calendar, charter or office is about. */
public final class ChangeInWords {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private ChangeInWords() {}

    /** In English, e.g. "10 June 2026 was declared a holiday: Flood (S.R.O. 1/2026)". */
    public static String english(ReferenceFact fact) {
        return switch (fact) {
            case OfficeRegistered f -> "the office was registered";
            case OfficeRenamed f -> "the office was renamed: " + f.nameEn();
            case OfficeMoved f ->
                    "the office moved to " + f.place() + " on " + f.from().format(DATE);
            case OfficeClosed f -> "the office was closed from " + f.from().format(DATE);
            case OfficeReopened f -> "the office is open again from " + f.from().format(DATE);
            case ZeroActivityDeclared f ->
                    "the office had nothing to report "
                            + english(new DateRange(f.from(), f.until()));
            case CharterPublished f ->
                    "the charter in force from "
                            + f.charter().effectiveFrom().format(DATE)
                            + " was published";
            case CalendarDayDeclared f -> english(f.entry());
            case HolidayMoved f ->
                    "the holiday of "
                            + f.move().from().format(DATE)
                            + " was moved to "
                            + f.move().to().format(DATE)
                            + named(f.move().nameEn(), f.move().gazette());
            case WeekendDeclared f ->
                    "the weekend "
                            + english(f.weekend().dates())
                            + " was declared"
                            + named(f.weekend().nameEn(), f.weekend().gazette());
            case OfficeHoursDeclared f ->
                    "the office hours "
                            + english(f.hours().dates())
                            + " were declared"
                            + named(f.hours().nameEn(), f.hours().gazette());
        };
    }

    /** In Bangla. */
    public static String bangla(ReferenceFact fact) {
        return switch (fact) {
            case OfficeRegistered f -> "কার্যালয়টি নিবন্ধিত হয়েছে";
            case OfficeRenamed f -> "কার্যালয়টির নাম পরিবর্তিত হয়েছে: " + f.nameBn();
            case OfficeMoved f ->
                    BanglaText.date(f.from())
                            + " তারিখে কার্যালয়টি স্থানান্তরিত হয়েছে: "
                            + f.place();
            case OfficeClosed f -> BanglaText.date(f.from()) + " থেকে কার্যালয়টি বন্ধ";
            case OfficeReopened f -> BanglaText.date(f.from()) + " থেকে কার্যালয়টি আবার চালু";
            case ZeroActivityDeclared f ->
                    bangla(new DateRange(f.from(), f.until())) + " কোনো কার্যক্রম ছিল না";
            case CharterPublished f ->
                    BanglaText.date(f.charter().effectiveFrom())
                            + " থেকে কার্যকর সিটিজেন চার্টার প্রকাশিত হয়েছে";
            case CalendarDayDeclared f -> bangla(f.entry());
            case HolidayMoved f ->
                    BanglaText.date(f.move().from())
                            + " তারিখের ছুটি "
                            + BanglaText.date(f.move().to())
                            + " তারিখে স্থানান্তরিত হয়েছে"
                            + named(name(f.move().nameBn(), f.move().nameEn()), f.move().gazette());
            case WeekendDeclared f ->
                    bangla(f.weekend().dates())
                            + " সাপ্তাহিক ছুটি ঘোষিত হয়েছে"
                            + named(nameBn(f.weekend()), f.weekend().gazette());
            case OfficeHoursDeclared f ->
                    bangla(f.hours().dates())
                            + " অফিস সময় ঘোষিত হয়েছে"
                            + named(nameBn(f.hours()), f.hours().gazette());
        };
    }

    private static String english(CalendarEntry entry) {
        var what =
                switch (entry.kind()) {
                    case HOLIDAY -> " was declared a holiday";
                    case WORKING_DAY -> " was declared a working day";
                    case CANCELLED, MOVED_AWAY -> " was declared no holiday after all";
                };
        return entry.date().format(DATE) + what + named(entry.nameEn(), entry.gazette());
    }

    private static String bangla(CalendarEntry entry) {
        var what =
                switch (entry.kind()) {
                    case HOLIDAY -> " ছুটি ঘোষিত হয়েছে";
                    case WORKING_DAY -> " কর্মদিবস ঘোষিত হয়েছে";
                    case CANCELLED, MOVED_AWAY -> " তারিখের ছুটি বাতিল হয়েছে";
                };
        return BanglaText.date(entry.date()) + what + named(nameBn(entry), entry.gazette());
    }

    private static String english(DateRange dates) {
        LocalDate until = dates.until();
        return "from "
                + dates.from().format(DATE)
                + (until == null ? "" : " to " + until.format(DATE));
    }

    private static String bangla(DateRange dates) {
        LocalDate until = dates.until();
        return BanglaText.date(dates.from())
                + " থেকে"
                + (until == null ? "" : " " + BanglaText.date(until) + " পর্যন্ত");
    }

    private static String nameBn(CalendarDeclaration declaration) {
        return name(declaration.nameBn(), declaration.nameEn());
    }

    private static String name(@Nullable String bn, String en) {
        return bn == null ? en : bn;
    }

    private static String named(String name, @Nullable String gazette) {
        return ": " + name + (gazette == null ? "" : " (" + gazette + ")");
    }
}

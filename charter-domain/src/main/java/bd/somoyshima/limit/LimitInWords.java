package bd.somoyshima.limit;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.limit.TimeLimit.Negotiable;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimit.Within;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says a reading back, so that a clerk sees what was understood. What is said can be read again and
 * means the same.
 */
public final class LimitInWords {

    private static final Locale BANGLA = Locale.forLanguageTag("bn-BD");

    private LimitInWords() {}

    /** The reading in English. */
    public static String english(LimitReading reading) {
        var said = new StringBuilder(english(reading.limit()));
        if (reading.clockStarts() != null) {
            said.append(" from ").append(reading.clockStarts().en());
        }
        if (reading.whereApplicable()) {
            said.append(" (where applicable)");
        }
        if (reading.conditional()) {
            said.append(" (subject to conditions)");
        }
        if (reading.review() != null) {
            said.append(" – needs review: ").append(reading.review().en());
        }
        return said.toString();
    }

    /** The reading in Bangla. */
    public static String bangla(LimitReading reading) {
        var said = new StringBuilder();
        if (reading.clockStarts() != null) {
            said.append(
                    switch (reading.clockStarts()) {
                        case RECEIPT -> "প্রাপ্তির পর ";
                        case DATE_OF_RECEIPT -> "প্রাপ্তির তারিখ হতে ";
                        case APPLICATION -> "আবেদনের পর ";
                        case LODGING -> "দাখিলের পর ";
                        case COMPLETE_APPLICATION -> "পূর্ণাঙ্গ আবেদন প্রাপ্তির পর ";
                        case RECEIPT_FROM_ANOTHER_OFFICE -> "অন্য কার্যালয় হতে প্রাপ্তির পর ";
                        case REPORT -> "প্রতিবেদন প্রাপ্তির পর ";
                        case PROPOSAL -> "প্রস্তাব প্রাপ্তির পর ";
                        case DECISION -> "সিদ্ধান্তের পর ";
                        case OTHER_PAPER -> "অন্য কাগজ প্রাপ্তির পর ";
                        case OTHER_EVENT -> "অন্য ঘটনার পর ";
                    });
        }
        said.append(bangla(reading.limit()));
        if (reading.whereApplicable()) {
            said.append(" (প্রযোজ্য ক্ষেত্রে)");
        }
        if (reading.conditional()) {
            said.append(" (শর্ত সাপেক্ষে)");
        }
        if (reading.review() != null) {
            said.append(" – যাচাই প্রয়োজন: ").append(reading.review().bn());
        }
        return said.toString();
    }

    private static String english(TimeLimit limit) {
        return switch (limit) {
            case TimeLimit.AtOnce l ->
                    l.officeHoursOnly() ? "immediately (office time)" : "immediately";
            case Within l -> english(l);
            case TimeLimit.DayOfMonth l ->
                    "by the "
                            + (l.from() == null ? "" : nth(l.from()) + " to ")
                            + nth(l.to())
                            + " of the month";
            case TimeLimit.NthWorkingDayOfNextMonth l ->
                    "by the " + nth(l.nth()) + " working day of the next month";
            case TimeLimit.DateWindow l ->
                    (l.from() == null ? "by " : english(l.from()) + " to ") + english(l.to());
            case TimeLimit.Unbounded l -> english(l.negotiable());
            case TimeLimit.Ditto l -> "the same as in the row above";
            case TimeLimit.Several l ->
                    String.join("; ", l.limits().stream().map(LimitInWords::english).toList());
            case TimeLimit.Missing l -> "no time limit is written";
            case TimeLimit.Unreadable l -> "no time limit could be made out";
        };
    }

    private static String english(Within limit) {
        var parts = new ArrayList<String>();
        if (limit.instant()) {
            parts.add("immediately");
        }
        var unit = limit.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        parts.add(
                "within "
                        + (limit.min() == null ? "" : limit.min() + " to ")
                        + limit.max()
                        + " "
                        + (limit.max() == 1 && limit.min() == null
                                        ? unit.substring(0, unit.length() - 1)
                                        : unit)
                                .replace("calendar ", ""));
        if (limit.negotiable() != null) {
            parts.add(english(limit.negotiable()));
        }
        return String.join(" / ", parts);
    }

    private static String english(Negotiable ground) {
        return switch (ground) {
            case AS_REQUIRED -> "as required";
            case AS_PER_DEMAND -> "as per demand";
            case AS_PER_AUTOMATION_DEMAND -> "as per demand of automation";
            case AS_INSTRUCTED -> "as per instruction";
            case AS_DETERMINED -> "determined time limit";
            case ALL_YEAR -> "all year";
        };
    }

    private static String english(MonthDay day) {
        return day.getDayOfMonth()
                + " "
                + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String nth(int n) {
        int lastTwo = n % 100;
        if (lastTwo >= 11 && lastTwo <= 13) {
            return n + "th";
        }
        return switch (n % 10) {
            case 1 -> n + "st";
            case 2 -> n + "nd";
            case 3 -> n + "rd";
            default -> n + "th";
        };
    }

    private static String bangla(TimeLimit limit) {
        return switch (limit) {
            case TimeLimit.AtOnce l ->
                    l.officeHoursOnly() ? "অফিস চলাকালীন তাৎক্ষণিক" : "তাৎক্ষণিক";
            case Within l -> bangla(l);
            case TimeLimit.DayOfMonth l ->
                    "মাসের "
                            + (l.from() == null ? "" : digits(l.from()) + " তারিখ থেকে ")
                            + digits(l.to())
                            + " তারিখের মধ্যে";
            case TimeLimit.NthWorkingDayOfNextMonth l ->
                    "পরবর্তী মাসের " + banglaNth(l.nth()) + " কার্যদিবসের মধ্যে";
            case TimeLimit.DateWindow l ->
                    (l.from() == null ? "" : bangla(l.from()) + " থেকে ")
                            + bangla(l.to())
                            + " পর্যন্ত";
            case TimeLimit.Unbounded l -> bangla(l.negotiable());
            case TimeLimit.Ditto l -> "উপরের সারির অনুরূপ";
            case TimeLimit.Several l ->
                    String.join("; ", l.limits().stream().map(LimitInWords::bangla).toList());
            case TimeLimit.Missing l -> "কোনো সময়সীমা লেখা নেই";
            case TimeLimit.Unreadable l -> "কোনো সময়সীমা বোঝা যায়নি";
        };
    }

    private static String bangla(Within limit) {
        var parts = new ArrayList<String>();
        if (limit.instant()) {
            parts.add("তাৎক্ষণিক");
        }
        parts.add(
                (limit.unit().isOfficeTime() ? "অফিস চলাকালীন " : "")
                        + (limit.min() == null ? "" : digits(limit.min()) + " থেকে ")
                        + digits(limit.max())
                        + " "
                        + unitBn(limit.unit())
                        + " মধ্যে");
        if (limit.negotiable() != null) {
            parts.add(bangla(limit.negotiable()));
        }
        return String.join(" / ", parts);
    }

    private static String unitBn(Unit unit) {
        return switch (unit) {
            case SECONDS, OFFICE_SECONDS -> "সেকেন্ডের";
            case MINUTES, OFFICE_MINUTES -> "মিনিটের";
            case HOURS, OFFICE_HOURS -> "ঘণ্টার";
            case WORKING_DAYS -> "কার্যদিবসের";
            case CALENDAR_DAYS -> "দিনের";
            case WEEKS -> "সপ্তাহের";
            case MONTHS -> "মাসের";
            case YEARS -> "বছরের";
        };
    }

    private static String bangla(Negotiable ground) {
        return switch (ground) {
            case AS_REQUIRED -> "প্রয়োজন অনুযায়ী";
            case AS_PER_DEMAND -> "চাহিদা অনুযায়ী";
            case AS_PER_AUTOMATION_DEMAND -> "অটোমেশনের চাহিদা অনুযায়ী";
            case AS_INSTRUCTED -> "নির্দেশনা অনুযায়ী";
            case AS_DETERMINED -> "নির্ধারিত সময়সীমা";
            case ALL_YEAR -> "সারা বছর";
        };
    }

    private static String bangla(MonthDay day) {
        return digits(day.getDayOfMonth())
                + " "
                + day.getMonth().getDisplayName(TextStyle.FULL, BANGLA);
    }

    private static final List<String> ORDINALS =
            List.of("১ম", "২য়", "৩য়", "৪র্থ", "৫ম", "৬ষ্ঠ", "৭ম", "৮ম", "৯ম", "১০ম");

    private static String banglaNth(int n) {
        return n <= ORDINALS.size() ? ORDINALS.get(n - 1) : digits(n) + "তম";
    }

    private static String digits(int number) {
        return BanglaText.digits(Integer.toString(number));
    }
}

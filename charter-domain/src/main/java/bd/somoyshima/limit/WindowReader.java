package bd.somoyshima.limit;

import bd.somoyshima.limit.TimeLimit.DateWindow;
import bd.somoyshima.limit.TimeLimit.DayOfMonth;
import bd.somoyshima.limit.TimeLimit.NthWorkingDayOfNextMonth;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimit.Within;
import bd.somoyshima.limit.Word.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads limits that name their last day: of the month, of the next month, of the year. */
final class WindowReader {

    private static final int LAST_DAY = 31;
    private static final int LEAP_YEAR = 2024;
    private static final int LAST_WORKING_DAY = 20;

    private final WordCursor words;
    private final Doubts doubts;

    WindowReader(WordCursor words, Doubts doubts) {
        this.words = words;
        this.doubts = doubts;
    }

    /** A window, or null with nothing read. */
    @Nullable TimeLimit window() {
        int from = words.at();
        var forms =
                List.<Supplier<@Nullable TimeLimit>>of(
                        this::ofMonth, this::nextMonth, this::nthOf, this::dates);
        for (var form : forms) {
            var window = form.get();
            if (window != null) {
                return window;
            }
            words.moveTo(from);
        }
        return null;
    }

    /** [প্রতি] মাসের ২০ তারিখ [থেকে ৩০ তারিখ] মধ্যে */
    private @Nullable TimeLimit ofMonth() {
        words.take(Kind.EVERY);
        if (!words.take(Kind.OF_MONTH)) {
            return null;
        }
        var first = dayOfMonth();
        if (first == null) {
            return null;
        }
        if (words.take(Kind.TO) || words.take(Kind.HYPHEN)) {
            var last = dayOfMonth();
            return last == null ? null : new DayOfMonth(first, last);
        }
        return new DayOfMonth(null, first);
    }

    private @Nullable Integer dayOfMonth() {
        if (!words.isNumber(0)) {
            return null;
        }
        int day = words.word(0).number();
        words.skip(1);
        while (isOrdinalSign(0) || words.is(0, Kind.DATE)) {
            words.skip(1);
        }
        if (words.is(0, Kind.WORKING) || words.is(0, Kind.DAY)) {
            return null; // so many days, or the n-th working day: no date
        }
        return day >= 1 && day <= LAST_DAY ? day : null;
    }

    private boolean isOrdinalSign(int ahead) {
        return words.is(ahead, Kind.ORDINAL) && words.word(ahead).number() == 0;
    }

    /** পরবর্তী মাসের ১ম কর্মদিবসের মধ্যে */
    private @Nullable TimeLimit nextMonth() {
        if (!words.take(Kind.NEXT) || !words.take(Kind.OF_MONTH)) {
            return null;
        }
        Integer nth = ordinal();
        if (nth == null && words.isNumber(0)) {
            nth = words.word(0).number();
            words.skip(1);
        }
        return nth != null && words.take(Kind.WORKING) && words.take(Kind.DAY)
                ? nthOfNextMonth(nth)
                : null;
    }

    private static @Nullable TimeLimit nthOfNextMonth(int nth) {
        return nth >= 1 && nth <= LAST_WORKING_DAY ? new NthWorkingDayOfNextMonth(nth) : null;
    }

    /**
     * 1st working day of next month; 10th [to 20th] of every month; ৩য় কার্যদিবসের মধ্যে, by the
     * end of the third working day
     */
    private @Nullable TimeLimit nthOf() {
        var first = ordinal();
        if (first == null) {
            return null;
        }
        boolean working = words.take(Kind.WORKING);
        if (words.take(Kind.DAY)) {
            int afterDay = words.at();
            boolean of = ofThe();
            if (of && working && words.take(Kind.NEXT)) {
                return words.take(Kind.MONTH) ? nthOfNextMonth(first) : null;
            }
            if (words.is(0, Kind.NEXT) || words.is(0, Kind.MONTH) || words.is(0, Kind.EVERY)) {
                return null;
            }
            words.moveTo(afterDay);
            return first >= 1
                    ? new Within(
                            working ? Unit.WORKING_DAYS : Unit.CALENDAR_DAYS,
                            null,
                            first,
                            false,
                            null)
                    : null;
        }
        @Nullable Integer last = null;
        if (words.take(Kind.TO) || words.take(Kind.HYPHEN)) {
            last = ordinal();
            if (last == null) {
                return null;
            }
        }
        boolean ofMonth = ofThe();
        words.take(Kind.EVERY);
        int to = last == null ? first : last;
        return ofMonth
                        && words.take(Kind.MONTH)
                        && first >= 1
                        && first <= LAST_DAY
                        && to >= 1
                        && to <= LAST_DAY
                ? new DayOfMonth(last == null ? null : first, to)
                : null;
    }

    private @Nullable Integer ordinal() {
        if (words.is(0, Kind.ORDINAL) && words.word(0).number() > 0) {
            words.skip(1);
            return words.word(-1).number();
        }
        if (!words.isNumber(0) || !isOrdinalSign(1)) {
            return null;
        }
        words.skip(2);
        return words.word(-2).number();
    }

    /** "of the" */
    private boolean ofThe() {
        boolean any = false;
        while (words.take(Kind.WITHIN)) {
            any = true;
        }
        return any;
    }

    /** ১লা জুলাই হতে ৩০ শে সেপ্টেম্বর; [প্রতি বছর] ৩০ জুনের মধ্যে */
    private @Nullable TimeLimit dates() {
        boolean yearly = words.is(0, Kind.EVERY) && words.is(1, Kind.YEAR);
        if (yearly) {
            words.skip(2);
        }
        boolean by =
                words.at() > 0
                        && !yearly
                        && (words.is(-1, Kind.WITHIN) || words.is(-1, Kind.AT_MOST));
        var from = monthDay();
        if (from == null) {
            return null;
        }
        if (words.take(Kind.TO) || words.take(Kind.HYPHEN)) {
            var to = monthDay();
            return to == null || words.isNumber(0) || isWholeYear(from, to)
                    ? null
                    : new DateWindow(from, to);
        }
        return (by || words.is(0, Kind.WITHIN)) && !words.isNumber(0)
                ? new DateWindow(null, from)
                : null;
    }

    /** From a day to the day before it is no limit. */
    private static boolean isWholeYear(MonthDay from, MonthDay to) {
        return MonthDay.from(to.atYear(LEAP_YEAR).plusDays(1)).equals(from);
    }

    private @Nullable MonthDay monthDay() {
        if (words.isNumber(1)
                && month(words.word(0).kind()) > 0
                && words.word(1).number() <= LAST_DAY) {
            words.skip(2); // June 30
            return gregorian(month(words.word(-2).kind()), words.word(-1).number());
        }
        if (!words.isNumber(0)) {
            return null;
        }
        int day = words.word(0).number();
        words.skip(1);
        if (isOrdinalSign(0)) {
            words.skip(1);
        }
        while (words.is(0, Kind.WITHIN) && "of".equals(words.word(0).text())) {
            words.skip(1);
        }
        if (words.is(0, Kind.BANGLA_MONTH)) {
            words.skip(1);
            return bangla(words.word(-1).number(), day);
        }
        int month = words.has(0) ? month(words.word(0).kind()) : 0;
        if (month == 0) {
            return null;
        }
        words.skip(1);
        return gregorian(month, day);
    }

    private @Nullable MonthDay gregorian(int month, int day) {
        try {
            return MonthDay.of(month, day);
        } catch (DateTimeException e) {
            doubts.add(ReviewReason.NUMBER_OUT_OF_RANGE);
            return null;
        }
    }

    /** The first days of the months of the Bangla calendar as revised in 2019, from বৈশাখ. */
    private static final List<MonthDay> BANGLA_MONTHS =
            List.of(
                    MonthDay.of(4, 14),
                    MonthDay.of(5, 15),
                    MonthDay.of(6, 15),
                    MonthDay.of(7, 16),
                    MonthDay.of(8, 16),
                    MonthDay.of(9, 16),
                    MonthDay.of(10, 17),
                    MonthDay.of(11, 16),
                    MonthDay.of(12, 16),
                    MonthDay.of(1, 15),
                    MonthDay.of(2, 14),
                    MonthDay.of(3, 15));

    private static final int FALGUN = 11;

    /**
     * A date of the Bangla calendar of Bangladesh. The leap day comes in ফাল্গুন, so its days from
     * the 16th (29 February) on have no fixed date.
     */
    private @Nullable MonthDay bangla(int month, int day) {
        int length = month <= 6 ? 31 : month == FALGUN ? 29 : 30;
        if (day < 1 || day > length) {
            doubts.add(ReviewReason.NUMBER_OUT_OF_RANGE);
            return null;
        }
        if (month == FALGUN && day >= 16) {
            doubts.add(ReviewReason.SHIFTING_DATE);
            return null;
        }
        var first = BANGLA_MONTHS.get(month - 1);
        return MonthDay.from(
                LocalDate.of(2025, first.getMonth(), first.getDayOfMonth()).plusDays(day - 1));
    }

    private static int month(Kind kind) {
        return switch (kind) {
            case JANUARY -> 1;
            case FEBRUARY -> 2;
            case MARCH -> 3;
            case APRIL -> 4;
            case MAY -> 5;
            case JUNE -> 6;
            case JULY -> 7;
            case AUGUST -> 8;
            case SEPTEMBER -> 9;
            case OCTOBER -> 10;
            case NOVEMBER -> 11;
            case DECEMBER -> 12;
            default -> 0;
        };
    }
}

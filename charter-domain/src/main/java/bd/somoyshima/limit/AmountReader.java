package bd.somoyshima.limit;

import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimit.Unreadable;
import bd.somoyshima.limit.TimeLimit.Within;
import bd.somoyshima.limit.Word.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers of units of time: "৩ দিন", "১ থেকে ৩ দিন", "১ ঘণ্টা ৩৫ মিনিট", "আড়াই ঘণ্টা", "পরের
 * দিন".
 */
final class AmountReader {

    private static final int YEARS_AT_MOST = 10;

    private final WordCursor words;
    private final NumberReader numbers;
    private final Doubts doubts;

    AmountReader(WordCursor words, NumberReader numbers, Doubts doubts) {
        this.words = words;
        this.numbers = numbers;
        this.doubts = doubts;
    }

    /** A number of units of time, not yet bounded. */
    private record Amount(long quarters, Unit unit) {}

    /** An amount, or null with nothing read. */
    @Nullable TimeLimit amount() {
        int from = words.at();
        var limit = read();
        if (limit == null) {
            words.moveTo(from);
        }
        return limit;
    }

    private @Nullable TimeLimit read() {
        if (words.is(0, Kind.NEXT)) {
            words.skip(1);
            boolean working = words.take(Kind.WORKING);
            return words.take(Kind.DAY)
                    ? within(working ? Unit.WORKING_DAYS : Unit.CALENDAR_DAYS, null, 1)
                    : null;
        }
        var first = numbers.number();
        if (first == null) {
            return null;
        }
        var firstUnit = unit();
        Long second = null;
        if ((words.is(0, Kind.TO) || words.is(0, Kind.HYPHEN)) && words.beginsNumber(1)) {
            words.skip(1);
            second = numbers.number();
            if (second == null) {
                return null;
            }
        }
        numbers.again(first, second);
        var unit = second == null ? firstUnit : unit();
        if (unit == null) {
            numbers.again(first, second);
            unit = unit();
        }
        if (unit == null) {
            return null;
        }
        if (second == null) {
            return limit(null, sum(new Amount(first, unit)));
        }
        return limit(
                new Amount(first, firstUnit == null ? unit : firstUnit), new Amount(second, unit));
    }

    /** "১ ঘণ্টা ৩৫ মিনিট", "1 year and 6 months": parts with a common measure, the larger first. */
    private Amount sum(Amount first) {
        var sum = first;
        while (true) {
            int before = words.at();
            words.take(Kind.AND);
            var number = words.beginsNumber(0) ? numbers.number() : null;
            var unit = number == null ? null : unit();
            var smaller = unit == null ? null : inUnit(sum, unit);
            if (number == null || unit == null || smaller == null || smaller.equals(sum)) {
                words.moveTo(before);
                return sum;
            }
            sum = new Amount(smaller.quarters() + number, smaller.unit());
        }
    }

    /** The amount in a unit that measures it: the same or a smaller one; else null. */
    private static @Nullable Amount inUnit(Amount amount, Unit unit) {
        if (amount.unit() == unit) {
            return amount;
        }
        int parts =
                switch (amount.unit()) {
                    case HOURS -> unit == Unit.MINUTES ? 60 : unit == Unit.SECONDS ? 60 * 60 : 0;
                    case MINUTES -> unit == Unit.SECONDS ? 60 : 0;
                    case OFFICE_HOURS ->
                            unit == Unit.OFFICE_MINUTES || unit == Unit.MINUTES
                                    ? 60
                                    : unit == Unit.OFFICE_SECONDS || unit == Unit.SECONDS
                                            ? 60 * 60
                                            : 0;
                    case OFFICE_MINUTES ->
                            unit == Unit.OFFICE_SECONDS || unit == Unit.SECONDS ? 60 : 0;
                    case WEEKS -> unit == Unit.CALENDAR_DAYS ? 7 : 0;
                    case YEARS -> unit == Unit.MONTHS ? 12 : 0;
                    case SECONDS, OFFICE_SECONDS, WORKING_DAYS, CALENDAR_DAYS, MONTHS -> 0;
                };
        if (parts == 0) {
            return null;
        }
        boolean office = amount.unit() == Unit.OFFICE_HOURS || amount.unit() == Unit.OFFICE_MINUTES;
        return new Amount(amount.quarters() * parts, office ? ofOfficeTime(unit) : unit);
    }

    /**
     * The unit that runs only while the office is open; days and longer ones stay what they are.
     */
    static Unit ofOfficeTime(Unit unit) {
        return switch (unit) {
            case HOURS, OFFICE_HOURS -> Unit.OFFICE_HOURS;
            case MINUTES, OFFICE_MINUTES -> Unit.OFFICE_MINUTES;
            case SECONDS, OFFICE_SECONDS -> Unit.OFFICE_SECONDS;
            case WORKING_DAYS, CALENDAR_DAYS, WEEKS, MONTHS, YEARS -> unit;
        };
    }

    private TimeLimit limit(@Nullable Amount min, Amount max) {
        var upper = whole(max);
        if (upper == null) {
            doubts.add(ReviewReason.FRACTION_OF_A_DAY);
            return new Unreadable();
        }
        long most = upper.quarters() / NumberReader.QUARTERS;
        if (most < 1 || most > greatest(upper.unit())) {
            doubts.add(ReviewReason.NUMBER_OUT_OF_RANGE);
            return new Unreadable();
        }
        if (min == null) {
            return within(upper.unit(), null, (int) most);
        }
        if (approximateSeconds(min) > approximateSeconds(max)) {
            doubts.add(ReviewReason.RANGE_REVERSED);
        }
        // the upper end binds; the lower one is told where both have one measure
        var common = min.unit() == max.unit() ? upper.unit() : smaller(min.unit(), upper.unit());
        var low = inUnit(min, common);
        var high = inUnit(upper, common);
        var lower = low == null ? null : whole(low);
        if (lower == null || high == null || !lower.unit().equals(high.unit())) {
            return within(upper.unit(), null, (int) most);
        }
        long least = lower.quarters() / NumberReader.QUARTERS;
        most = high.quarters() / NumberReader.QUARTERS;
        return within(high.unit(), (int) Math.min(least, greatest(high.unit())), (int) most);
    }

    private static Unit smaller(Unit a, Unit b) {
        return secondsOf(a) <= secondsOf(b) ? a : b;
    }

    private static Within within(Unit unit, @Nullable Integer min, int max) {
        return new Within(unit, min, max, false, null);
    }

    /**
     * The amount as a whole number, in a smaller unit if need be; null if no unit makes it whole.
     */
    private static @Nullable Amount whole(Amount amount) {
        if (amount.quarters() % NumberReader.QUARTERS == 0) {
            return amount;
        }
        return switch (amount.unit()) {
            case HOURS -> inUnit(amount, Unit.MINUTES);
            case MINUTES -> inUnit(amount, Unit.SECONDS);
            case OFFICE_HOURS -> inUnit(amount, Unit.OFFICE_MINUTES);
            case OFFICE_MINUTES -> inUnit(amount, Unit.OFFICE_SECONDS);
            case YEARS -> inUnit(amount, Unit.MONTHS);
            case SECONDS, OFFICE_SECONDS, WORKING_DAYS, CALENDAR_DAYS, WEEKS, MONTHS -> null;
        };
    }

    private static double approximateSeconds(Amount amount) {
        return (double) amount.quarters() / NumberReader.QUARTERS * secondsOf(amount.unit());
    }

    /** Roughly, to compare the ends of a range in different units. */
    private static long secondsOf(Unit unit) {
        long day = 24 * 60 * 60;
        return switch (unit) {
            case SECONDS, OFFICE_SECONDS -> 1;
            case MINUTES, OFFICE_MINUTES -> 60;
            case HOURS, OFFICE_HOURS -> 60 * 60;
            case WORKING_DAYS, CALENDAR_DAYS -> day;
            case WEEKS -> 7 * day;
            case MONTHS -> 30 * day;
            case YEARS -> 365 * day;
        };
    }

    /** No office promises more than ten years. */
    private static int greatest(Unit unit) {
        return switch (unit) {
            case SECONDS, OFFICE_SECONDS -> YEARS_AT_MOST * 365 * 24 * 60 * 60;
            case MINUTES, OFFICE_MINUTES -> YEARS_AT_MOST * 365 * 24 * 60;
            case HOURS, OFFICE_HOURS -> YEARS_AT_MOST * 365 * 24;
            case WORKING_DAYS, CALENDAR_DAYS -> YEARS_AT_MOST * 365;
            case WEEKS -> YEARS_AT_MOST * 52;
            case MONTHS -> YEARS_AT_MOST * 12;
            case YEARS -> YEARS_AT_MOST;
        };
    }

    /** A unit of time, or null with nothing read. */
    private @Nullable Unit unit() {
        int before = words.at();
        words.take(Kind.CLASSIFIER);
        words.take(Kind.HYPHEN); // ১৫-কার্যদিবস: no range and no minus
        if (words.is(0, Kind.PUBLIC) && words.is(1, Kind.WORKING)) {
            words.skip(1);
        }
        var unit = plainUnit();
        if (unit == null) {
            words.moveTo(before);
        }
        return unit;
    }

    private @Nullable Unit plainUnit() {
        if (words.is(0, Kind.WORKING)) {
            int hyphen = words.is(1, Kind.HYPHEN) ? 1 : 0;
            if (words.is(1 + hyphen, Kind.DAY)) {
                words.skip(2 + hyphen);
                return Unit.WORKING_DAYS;
            }
        }
        if (words.is(0, Kind.CALENDAR) && words.is(1, Kind.DAY)) {
            words.skip(2);
            return Unit.CALENDAR_DAYS;
        }
        boolean office = words.is(0, Kind.WORKING) || words.is(0, Kind.OFFICE);
        int at = office ? 1 : 0;
        if (!words.has(at)) {
            return null;
        }
        var unit =
                switch (words.word(at).kind()) {
                    case DAY -> Unit.CALENDAR_DAYS;
                    case HOUR -> Unit.HOURS;
                    case MINUTE -> Unit.MINUTES;
                    case SECOND -> Unit.SECONDS;
                    case WEEK, IN_THE_WEEK -> Unit.WEEKS;
                    case MONTH, OF_MONTH -> Unit.MONTHS;
                    case YEAR -> Unit.YEARS;
                    default -> null;
                };
        if (unit == null || (office && ofOfficeTime(unit) == unit)) {
            return null;
        }
        words.skip(at + 1);
        return office ? ofOfficeTime(unit) : unit;
    }
}

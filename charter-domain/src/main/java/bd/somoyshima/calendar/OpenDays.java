package bd.somoyshima.calendar;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Which days of a calendar are open, a bit each, and how many are before every word of bits. An
 * office that has declared something for itself has a table of its own, and there are thousands of
 * these: one takes 7 KB.
 */
final class OpenDays {

    private final long[] words;

    /** The number of open days before each word. */
    private final int[] before;

    private final int count;

    /**
     * Open days.
     *
     * @param days numbers of days asked about: 0 to this, exclusive
     */
    OpenDays(int days, IntPredicate isOpen) {
        words = new long[(days + Long.SIZE - 1) / Long.SIZE];
        before = new int[words.length];
        for (int day = 0; day < days; day++) {
            if (isOpen.test(day)) {
                words[day / Long.SIZE] |= 1L << day;
            }
        }
        int open = 0;
        for (int i = 0; i < words.length; i++) {
            before[i] = open;
            open += Long.bitCount(words[i]);
        }
        count = open;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    boolean isOpen(int day) {
        return ((words[day / Long.SIZE] >>> day) & 1) != 0;
    }

    /** The number of open days up to and including a day. */
    int upTo(int day) {
        int word = day / Long.SIZE;
        return before[word]
                + Long.bitCount(words[word] & (-1L >>> (Long.SIZE - 1 - day % Long.SIZE)));
    }

    /**
     * The number of an open day.
     *
     * @param position among the open days, from 0 to their {@link #count}, exclusive
     */
    int at(int position) {
        int found = Arrays.binarySearch(before, position);
        int word = found < 0 ? -found - 2 : found;
        // words without an open day have as many before them as the next one
        while (word + 1 < before.length && before[word + 1] <= position) {
            word++;
        }
        long rest = words[word];
        for (int i = before[word]; i < position; i++) {
            rest &= rest - 1;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
    }
}

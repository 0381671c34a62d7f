package bd.somoyshima.projection.office;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.RecordedFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On which days something was heard of which offices, and of which days it told, gathered over a
 * batch.
 */
public final class Activity {

    /** Of a day of which nothing tells. */
    public static final short NEVER = Short.MAX_VALUE;

    private static final int DAYS = 31;

    /** A month of an office. */
    public static final class Month {

        private final String office;
        private final LocalDate month;
        private int heard = 0;
        private @Nullable Instant toldFrom = null;
        private short @Nullable [] told = null;
        private int asHistory = 0;

        private Month(String office, LocalDate month) {
            this.office = office;
            this.month = month;
        }

        String office() {
            return office;
        }

        /** Its first date. */
        LocalDate month() {
            return month;
        }

        /** Days on which facts were recorded; bit 0 stands for the first day of the month. */
        int heard() {
            return heard;
        }

        /** When the first fact was recorded that tells of this month, or null if none does. */
        @Nullable Instant toldFrom() {
            return toldFrom;
        }

        /**
         * For each day, when the first fact was recorded that tells of it, in days after the first
         * of the month, or {@link #NEVER}; null if none tells of the month.
         */
        short @Nullable [] told() {
            return told;
        }

        /** Days of which facts tell that were sent as history, as bits. */
        int asHistory() {
            return asHistory;
        }

        private void tell(int day, short recordedAfter, Instant recordedAt) {
            if (told == null) {
                told = new short[DAYS];
                Arrays.fill(told, NEVER);
            }
            told[day] = (short) Math.min(told[day], recordedAfter);
            if (toldFrom == null || recordedAt.isBefore(toldFrom)) {
                toldFrom = recordedAt;
            }
        }

        private void add(Month other) {
            heard |= other.heard;
            asHistory |= other.asHistory;
            if (other.told != null && other.toldFrom != null) {
                for (int i = 0; i < DAYS; i++) {
                    tell(i, other.told[i], other.toldFrom);
                }
            }
        }
    }

    private record Key(String office, LocalDate month) {}

    private final Map<Key, Month> byMonth = new HashMap<>();

    /** Notes a fact: that something was heard of its office, and of which day it tells. */
    public void add(RecordedFact recorded) {
        var fact = recorded.fact();
        var office = fact.office().value();
        var recordedOn = recorded.recordedOn();
        month(office, recordedOn).heard |= bit(recordedOn);
        if (fact instanceof FactVoided) {
            return; // what never happened tells of no day
        }
        CaseFact says = fact instanceof FactCorrected correction ? correction.replacement() : fact;
        var day = WorkingCalendar.localDate(says.header().occurredAt());
        var month = month(office, day);
        long after = ChronoUnit.DAYS.between(month.month(), recordedOn);
        month.tell(
                day.getDayOfMonth() - 1,
                (short) Math.max(Short.MIN_VALUE, Math.min(after, NEVER - 1)),
                recorded.recordedAt());
        if (recorded.history()) {
            month.asHistory |= bit(day);
        }
    }

    private Month month(String office, LocalDate day) {
        return byMonth.computeIfAbsent(
                new Key(office, day.withDayOfMonth(1)), k -> new Month(k.office(), k.month()));
    }

    private static int bit(LocalDate day) {
        return 1 << (day.getDayOfMonth() - 1);
    }

    /** Adds what others have gathered. */
    public void addAll(Activity others) {
        others.byMonth.forEach((key, month) -> month(key.office(), key.month()).add(month));
    }

    /** By office and month. */
    public List<Month> inOrder() {
        return byMonth.values().stream()
                .sorted(Comparator.comparing(Month::office).thenComparing(Month::month))
                .toList();
    }
}

package bd.somoyshima.bench;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.deadline.Counting;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.deadline.Deadlines;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Deadlines per second on one core: receipts at random instants of 2023–2026, limits of 1 to 60
 * working days, the real calendar, no pauses.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeadlineBenchmark {

    private static final int CASES = 8_192;
    private static final long FOUR_YEARS_OF_SECONDS = 4L * 365 * 24 * 3600;

    private final OfficeCalendar calendar =
            ShippedCalendar.calendar()
                    .forOffice(new OfficeId("bench"), new PlaceCode("BD-30-56-46"));
    private final Instant[] received = new Instant[CASES];
    private final TimeLimit[] limits = new TimeLimit[CASES];
    private int next = 0;

    public DeadlineBenchmark() {
        var random = new Random(1);
        var begin = Instant.parse("2023-01-01T00:00:00Z");
        for (int i = 0; i < CASES; i++) {
            received[i] = begin.plusSeconds(random.nextLong(FOUR_YEARS_OF_SECONDS));
            limits[i] =
                    new TimeLimit.Within(
                            TimeLimit.Unit.WORKING_DAYS,
                            null,
                            1 + random.nextInt(60),
                            random.nextBoolean(),
                            null);
        }
    }

    /** One deadline. */
    @Benchmark
    public Deadline deadline() {
        int i = next++ & (CASES - 1);
        return Deadlines.of(limits[i], received[i], List.of(), List.of(), calendar, Counting.USUAL);
    }
}

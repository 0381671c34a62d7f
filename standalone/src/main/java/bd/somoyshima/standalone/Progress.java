package bd.somoyshima.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What the person at the console sees: one line a step, and a count that moves while something long
 * goes on.
 */
public final class Progress {

    private final PrintStream out;
    private final boolean terminal;
    private final Instant begun = Instant.now();
    private Instant lastCount = Instant.EPOCH;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A step was begun or finished. */
    public void say(String line) {
        out.printf(
                Locale.ROOT,
                "%5.1f s  %s%n",
                Duration.between(begun, Instant.now()).toMillis() / 1_000.0,
                line);
        out.flush();
    }

    /**
     * So many of so many are done. On a terminal the line is written over; elsewhere it comes every
     * few seconds.
     */
    public void count(String what, long done, long of) {
        boolean last = done >= of;
        var pause = terminal ? Duration.ofMillis(200) : Duration.ofSeconds(5);
        if (!last && Duration.between(lastCount, Instant.now()).compareTo(pause) < 0) {
            return;
        }
        lastCount = Instant.now();
        var line = String.format(Locale.ENGLISH, "%s: %,d of %,d", what, done, of);
        if (terminal && !last) {
            out.printf(Locale.ROOT, "         %s\r", line);
            out.flush();
        } else {
            say(line);
        }
    }

    /** Lines without a time before them. */
    public void block(String text) {
        out.print(text);
        out.flush();
    }
}

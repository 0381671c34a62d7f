package bd.somoyshima.bench;

import static bd.somoyshima.bench.ReadSide.percentile;
import static bd.somoyshima.bench.ReadSide.say;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long it takes to read one case, and to declare a day, after few and after many days that were
 * declared for another office. Arguments: declarations (5000), offices (496).
 *
 * <p>Everything goes over HTTP through the real applications on a real PostgreSQL.
 */
public final class ManyDeclarations {

    private static final int READS = 500;
    private static final int DECLARATIONS_TIMED = 50;
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    private ManyDeclarations() {}

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int declarations = arguments.length == 0 ? 5_000 : Integer.parseInt(arguments[0]);
        int offices = arguments.length < 2 ? 496 : Integer.parseInt(arguments[1]);
        try (var side = new ReadSide()) {
            side.registerOffices(offices);
            side.send(
                    """
                    [{"specversion":"1.0","id":"r1","source":"urn:bench","type":"service-request.received.v1",
                      "time":"2026-05-03T10:00:00+06:00",
                      "data":{"office":"bench-0","caseNo":"C-1","service":"citizen/01"}},
                     {"specversion":"1.0","id":"r2","source":"urn:bench","type":"service-request.delivered.v1",
                      "time":"2026-06-03T10:00:00+06:00","data":{"office":"bench-0","caseNo":"C-1"}}]""");
            side.awaitProjected();
            read(side); // warm
            say("%d offices; one case read %d times over HTTP", offices, READS);
            say("  with the shipped calendar only: %s", read(side));
            int done = 0;
            say("  declaring a day, one after the other: %s", declare(side, done));
            for (done = DECLARATIONS_TIMED; done < declarations; done += 50) {
                declareMany(side, done, 50);
            }
            side.awaitProjected();
            say("  after %d days declared for another office: %s", done, read(side));
            say("  declaring a day then: %s", declare(side, done));
        }
        System.exit(0);
    }

    private static String read(ReadSide side) throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < READS; i++) {
            long began = System.nanoTime();
            side.get("/api/v1/cases/bench-0/C-1");
            millis.add((System.nanoTime() - began) / 1e6);
        }
        return inWords(millis);
    }

    private static String declare(ReadSide side, int from)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < DECLARATIONS_TIMED; i++) {
            long began = System.nanoTime();
            declareMany(side, from + i, 1);
            millis.add((System.nanoTime() - began) / 1e6);
        }
        return inWords(millis);
    }

    private static String inWords(List<Double> millis) {
        return String.format(
                Locale.ENGLISH,
                "p50 %.1f ms, p95 %.1f ms",
                percentile(millis, 50),
                percentile(millis, 95));
    }

    private static void declareMany(ReadSide side, int from, int count)
            throws IOException, InterruptedException {
        var batch = new ArrayList<String>();
        for (int i = from; i < from + count; i++) {
            batch.add(
                    """
                    {"specversion":"1.0","id":"day-%1$s","source":"urn:bench","type":"calendar.day-declared.v1",
                     "time":"2026-06-03T10:00:00+06:00","data":{"entry":{"date":"%2$s","kind":"HOLIDAY",
                     "holidayClass":"DECLARED_LATER","scope":"office:bench-1","nameEn":"Bench"}}}"""
                            .formatted(i, FIRST.plusDays(i)));
        }
        side.send("[" + String.join(",", batch) + "]");
    }
}

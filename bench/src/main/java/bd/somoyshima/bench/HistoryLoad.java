package bd.somoyshima.bench;

import static bd.somoyshima.bench.ReadSide.say;
import static bd.somoyshima.bench.ReadSide.seconds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * How fast years of earlier cases come in as history, and that they raise no notices. Arguments:
 * facts (200000), offices (496), and {@code after} to have the projection follow afterwards, as if
 * it ran on a machine of its own.
 *
 * <p>Lines of JSON in four uploads at a time, over HTTP through the real gateway, while the
 * projection follows; one PostgreSQL, fsync on. A first part of the facts, which is not counted,
 * has the code compiled.
 */
public final class HistoryLoad {

    private static final int UPLOADS = 4;
    private static final int LINES = 10_000;
    private static final LocalDate FIRST = LocalDate.of(2022, 7, 3);

    private HistoryLoad() {}

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int facts = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]);
        int offices = arguments.length < 2 ? 496 : Integer.parseInt(arguments[1]);
        try (var side = new ReadSide();
                var senders = Executors.newFixedThreadPool(UPLOADS)) {
            side.registerOffices(offices);
            side.awaitProjected();
            var uploads = new ArrayList<Callable<Integer>>();
            for (int from = 0; from < facts; from += LINES) {
                var lines = lines(from, Math.min(LINES, facts - from), offices);
                uploads.add(() -> side.sendHistory(lines));
            }
            boolean after = arguments.length > 2 && arguments[2].equals("after");
            if (after) {
                side.stopProjection();
            }
            var warmUp = uploads.subList(0, uploads.size() / 3);
            for (var upload : senders.invokeAll(warmUp)) {
                upload.get();
            }
            warmUp.clear();
            long began = System.nanoTime();
            int accepted = 0;
            for (var upload : senders.invokeAll(uploads)) {
                accepted += upload.get();
            }
            double taken = seconds(began);
            say(
                    "%,d facts as history in %.1f s: %,.0f a second",
                    accepted, taken, accepted / taken);
            if (after) {
                side.startProjection();
            }
            side.awaitProjected();
            say(
                    "projected %.1f s after the first was sent: %,.0f a second; notices of cases: %d",
                    seconds(began),
                    accepted / seconds(began),
                    side.number("SELECT count(*) FROM projection.notice WHERE case_no <> ''"));
        }
        System.exit(0);
    }

    /** Two facts a case: received, and delivered twelve days later. */
    private static String lines(int from, int count, int offices) {
        var lines = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            int number = i / 2;
            boolean received = i % 2 == 0;
            var day = FIRST.plusDays(number % 1_200 + (received ? 0 : 12));
            lines.append("{\"specversion\":\"1.0\",\"id\":\"h")
                    .append(i)
                    .append("\",\"source\":\"urn:bench\",\"type\":\"service-request.")
                    .append(received ? "received" : "delivered")
                    .append(".v1\",\"time\":\"")
                    .append(day)
                    .append("T11:00:00+06:00\",\"dayonly\":true,\"data\":{\"office\":\"bench-")
                    .append(number % offices)
                    .append("\",\"caseNo\":\"H-")
                    .append(number)
                    .append(received ? "\",\"service\":\"citizen/01\"}}\n" : "\"}}\n");
        }
        return lines.toString();
    }
}

package bd.somoyshima.projection.rollup;

import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.casefile.Verdict.Group;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case counts for while its office is at one place, as the database function {@code
 * projection.postings} says it for whole tables. The live projection, which has one case at a time
 * in its hands, asks here; a test holds the two against each other, and every reconciliation holds
 * the sums of the one against those of the other.
 */
final class Postings {

    private static final List<String> MEASURES = RollUpSql.MEASURES;
    private static final int RECEIVED = MEASURES.indexOf("received");
    private static final int BACKLOG = MEASURES.indexOf("backlog");
    private static final int CLOSED_INSTANT = MEASURES.indexOf("closed_instant");
    private static final int CLOSED_WITHIN = MEASURES.indexOf("closed_within");
    private static final int CLOSED_LATE = MEASURES.indexOf("closed_late");
    private static final int WITHDRAWN = MEASURES.indexOf("withdrawn");
    private static final int TRANSFERRED = MEASURES.indexOf("transferred");
    private static final int CLOSED_UNJUDGED = MEASURES.indexOf("closed_unjudged");
    private static final int INSTANT_PROMISED = MEASURES.indexOf("instant_promised");
    private static final int AGREED = MEASURES.indexOf("agreed");
    private static final int AGREED_LATE = MEASURES.indexOf("agreed_late");
    private static final int EXTENDED = MEASURES.indexOf("extended");
    private static final int RAN_OUT = MEASURES.indexOf("ran_out");
    private static final int OVERDUE = MEASURES.indexOf("overdue");
    private static final int NO_TARGET = MEASURES.indexOf("no_target");
    private static final int PAUSES = MEASURES.indexOf("pauses");
    private static final int PAUSED_DAYS = MEASURES.indexOf("paused_days");
    private static final int REPORTED_LATE = MEASURES.indexOf("reported_late");
    private static final int REPORT_DAYS = MEASURES.indexOf("report_days");

    private Postings() {}

    /**
     * A span of time in which something is open: the case, or a complaint with one tier.
     *
     * @param counts whether it is counted as received, open and closed; a tier whose limit runs out
     *     makes the complaint itself overdue, too, which is received and closed but once
     * @param endedOn local date, or null while open
     */
    private record Span(
            int tier,
            boolean counts,
            LocalDate from,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate ranOutOn,
            @Nullable Verdict settled,
            boolean noTarget) {

        static Span of(
                int tier,
                boolean counts,
                LocalDate from,
                @Nullable LocalDate dueOn,
                @Nullable LocalDate endedOn,
                @Nullable Verdict settled,
                boolean noTarget) {
            boolean ranOut = dueOn != null && (endedOn == null || endedOn.isAfter(dueOn));
            return new Span(
                    tier,
                    counts,
                    from,
                    endedOn,
                    ranOut ? later(dueOn, from) : null,
                    settled,
                    noTarget);
        }

        private boolean isOpenAtTheStartOf(LocalDate day) {
            return from.isBefore(day) && (endedOn == null || !endedOn.isBefore(day));
        }
    }

    /**
     * The postings of a case.
     *
     * @param from first local date of the stay, inclusive; {@link LocalDate#MIN} without one
     * @param until the first local date after the stay; {@link LocalDate#MAX} without an end
     */
    static List<Posting> of(Standing standing, LocalDate from, LocalDate until) {
        var postings = new ArrayList<Posting>(4);
        for (var span : spans(standing)) {
            post(postings, standing, span, from, until);
        }
        return postings;
    }

    private static List<Span> spans(Standing standing) {
        var received = standing.receivedOn();
        if (received == null) {
            return List.of();
        }
        var spans = new ArrayList<Span>();
        spans.add(
                Span.of(
                        0,
                        true,
                        received,
                        standing.kind() == CaseKind.SERVICE_REQUEST ? standing.dueOn() : null,
                        later(standing.closedOn(), received),
                        standing.settled(),
                        !standing.hasTarget()));
        if (standing.tiers() != null) {
            for (var entry : standing.tiers()) {
                var from = entry.from_on().isBefore(received) ? received : entry.from_on();
                var settled = entry.settled();
                for (boolean counts : new boolean[] {false, true}) {
                    spans.add(
                            Span.of(
                                    counts ? entry.tier() : 0,
                                    counts,
                                    from,
                                    entry.due_on(),
                                    later(entry.ended_on(), from),
                                    // a tier that let it go on has not disposed of it
                                    entry.gone_on() ? Verdict.TRANSFERRED : settled,
                                    settled == Verdict.NO_TARGET
                                            || settled == Verdict.OUT_OF_SCOPE));
                }
            }
        }
        return spans;
    }

    private static void post(
            List<Posting> postings, Standing standing, Span span, LocalDate from, LocalDate until) {
        var endedOn = span.endedOn();
        var ranOutOn = span.ranOutOn();
        var ended = endedOn != null && isWithin(endedOn, from, until) ? endedOn : null;
        if (span.counts()) {
            if (isWithin(span.from(), from, until)) {
                var measures = stock(span, 1);
                measures[RECEIVED] = 1;
                if (span.tier() == 0) {
                    addReport(measures, standing.receiptReportDays());
                }
                postings.add(new Posting(span.from(), span.tier(), measures, null));
            }
            if (ended != null) {
                postings.add(closing(standing, span, ended));
            }
            if (span.isOpenAtTheStartOf(from)) {
                postings.add(new Posting(from, span.tier(), stock(span, 1), null));
            }
            if (until.isBefore(LocalDate.MAX) && span.isOpenAtTheStartOf(until)) {
                postings.add(new Posting(until, span.tier(), stock(span, -1), null));
            }
        }
        if (ranOutOn == null) {
            return;
        }
        if (isWithin(ranOutOn, from, until)) {
            var measures = overdue(1);
            measures[RAN_OUT] = 1;
            postings.add(new Posting(ranOutOn, span.tier(), measures, null));
        }
        if (ended != null) {
            postings.add(new Posting(ended, span.tier(), overdue(-1), null));
        }
        if (ranOutOn.isBefore(from) && span.isOpenAtTheStartOf(from)) {
            postings.add(new Posting(from, span.tier(), overdue(1), null));
        }
        if (until.isBefore(LocalDate.MAX)
                && ranOutOn.isBefore(until)
                && span.isOpenAtTheStartOf(until)) {
            postings.add(new Posting(until, span.tier(), overdue(-1), null));
        }
    }

    private static Posting closing(Standing standing, Span span, LocalDate endedOn) {
        var measures = stock(span, -1);
        countClosed(measures, span.settled());
        if (span.tier() != 0) {
            return new Posting(endedOn, span.tier(), measures, null);
        }
        boolean judged = span.settled() != null && span.settled().group() == Group.CLOSED;
        measures[INSTANT_PROMISED] = standing.instantPromised() ? 1 : 0;
        measures[AGREED] = judged && standing.agreed() ? 1 : 0;
        measures[AGREED_LATE] = span.settled() == Verdict.LATE && standing.agreed() ? 1 : 0;
        measures[EXTENDED] = judged && standing.extended() ? 1 : 0;
        measures[PAUSES] = standing.pauses();
        measures[PAUSED_DAYS] = standing.pausedDays();
        addReport(measures, standing.closingReportDays());
        return new Posting(endedOn, 0, measures, judged ? standing.workingDays() : null);
    }

    private static void countClosed(int[] measures, @Nullable Verdict settled) {
        switch (settled) {
            case INSTANT -> measures[CLOSED_INSTANT] = 1;
            case WITHIN_LIMIT -> measures[CLOSED_WITHIN] = 1;
            case LATE -> measures[CLOSED_LATE] = 1;
            case WITHDRAWN -> measures[WITHDRAWN] = 1;
            case TRANSFERRED -> measures[TRANSFERRED] = 1;
            case NO_TARGET, OUT_OF_SCOPE -> measures[CLOSED_UNJUDGED] = 1;
            case null -> measures[CLOSED_UNJUDGED] = 1;
            case ON_TRACK, AT_RISK, OVERDUE, PAUSED, WAITING -> {
                // never stored; nothing to count
            }
        }
    }

    private static int[] stock(Span span, int change) {
        var measures = new int[MEASURES.size()];
        measures[BACKLOG] = change;
        measures[NO_TARGET] = span.noTarget() ? change : 0;
        return measures;
    }

    private static int[] overdue(int change) {
        var measures = new int[MEASURES.size()];
        measures[OVERDUE] = change;
        return measures;
    }

    private static void addReport(int[] measures, int days) {
        measures[REPORTED_LATE] = days > 0 ? 1 : 0;
        measures[REPORT_DAYS] = days;
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate until) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, LocalDate b) {
        return a == null || !a.isBefore(b) ? a : b;
    }
}

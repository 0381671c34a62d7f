package bd.somoyshima.casefile;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.CaseFold.Told;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.ComplaintAppealed;
import bd.somoyshima.fact.CaseFact.ComplaintInvestigationOrdered;
import bd.somoyshima.fact.CaseFact.ComplaintLodged;
import bd.somoyshima.fact.CaseFact.ComplaintReopened;
import bd.somoyshima.fact.CaseFact.ComplaintResolved;
import bd.somoyshima.fact.CaseFact.ComplaintTransferred;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.CaseFact.RequestClockStarted;
import bd.somoyshima.fact.CaseFact.RequestDateAgreed;
import bd.somoyshima.fact.CaseFact.RequestDelivered;
import bd.somoyshima.fact.CaseFact.RequestExtended;
import bd.somoyshima.fact.CaseFact.RequestPaused;
import bd.somoyshima.fact.CaseFact.RequestReceived;
import bd.somoyshima.fact.CaseFact.RequestRejected;
import bd.somoyshima.fact.CaseFact.RequestReopened;
import bd.somoyshima.fact.CaseFact.RequestResumed;
import bd.somoyshima.fact.CaseFact.RequestTransferred;
import bd.somoyshima.fact.CaseFact.RequestWithdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Puts what happened to a case in order.
 *
 * <p>By day; within a day by the time of day, where that is known. Facts of one instant, and facts
 * of which only the day is known, are put where they fit: a receipt before all else, a pause before
 * its end, a reopening after a closing. Facts that fit in more than one place stand in the order of
 * their kinds.
 */
final class Story {

    /** By when it happened, then by kind, then by key. */
    static final Comparator<CaseFact> ORDER =
            Comparator.comparing((CaseFact f) -> f.header().occurredAt())
                    .thenComparing(Story::rank)
                    .thenComparing(f -> f.header().key());

    private static final Comparator<CaseFact> BY_KIND =
            Comparator.comparing(Story::rank).thenComparing(f -> f.header().key());

    /** What the story has come to. */
    private enum Stage {
        NOTHING,
        OPEN,
        PAUSED,
        CLOSED
    }

    private final List<CaseFact> ordered = new ArrayList<>();
    private Stage stage = Stage.NOTHING;

    private Story() {}

    /**
     * What happened, in order.
     *
     * @param facts about what happened, corrections and voidings carried out, in any order
     */
    static List<Told> of(Collection<? extends CaseFact> facts) {
        var sorted = new ArrayList<CaseFact>(facts);
        sorted.sort(ORDER);
        if (isToldByTheTimes(sorted)) {
            return sorted.stream()
                    .map(f -> new Told(f, Moment.at(f.header().occurredAt())))
                    .toList();
        }
        var story = new Story();
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size() && day(sorted.get(to)).equals(day(sorted.get(from)))) {
                to++;
            }
            story.addDay(sorted.subList(from, to));
            from = to;
        }
        return story.told();
    }

    /** Whether every fact has a moment of its own: then there is nothing to find out. */
    private static boolean isToldByTheTimes(List<CaseFact> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            var header = sorted.get(i).header();
            if (header.dayOnly()
                    || (i > 0
                            && header.occurredAt()
                                    .equals(sorted.get(i - 1).header().occurredAt()))) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate day(CaseFact fact) {
        return WorkingCalendar.localDate(fact.header().occurredAt());
    }

    private void addDay(List<CaseFact> facts) {
        var timed = new ArrayList<CaseFact>();
        var dayOnly = new ArrayList<CaseFact>();
        for (var fact : facts) {
            (fact.header().dayOnly() ? dayOnly : timed).add(fact);
        }
        while (!timed.isEmpty() || !dayOnly.isEmpty()) {
            var next = next(timed, dayOnly);
            timed.remove(next);
            dayOnly.remove(next);
            add(next);
        }
    }

    /** Of the facts that may come next the one that fits; of several the first by kind. */
    private CaseFact next(List<CaseFact> timed, List<CaseFact> dayOnly) {
        var candidates = new ArrayList<>(dayOnly);
        for (var fact : timed) {
            if (fact.header().occurredAt().equals(timed.getFirst().header().occurredAt())) {
                candidates.add(fact);
            }
        }
        candidates.sort(BY_KIND);
        return candidates.stream().filter(this::fits).findFirst().orElse(candidates.getFirst());
    }

    private boolean fits(CaseFact fact) {
        return switch (fact) {
            case RequestReceived f -> stage == Stage.NOTHING;
            case ComplaintLodged f -> stage == Stage.NOTHING;
            case RequestPaused f -> stage == Stage.OPEN;
            case RequestResumed f -> stage == Stage.PAUSED;
            case RequestReopened f -> stage == Stage.CLOSED;
            case ComplaintReopened f -> stage == Stage.CLOSED;
            case ComplaintAppealed f -> stage == Stage.OPEN || stage == Stage.CLOSED;
            case RequestDateAgreed f -> isOpen();
            case RequestExtended f -> isOpen();
            case RequestClockStarted f -> isOpen();
            case RequestDelivered f -> isOpen();
            case RequestRejected f -> isOpen();
            case RequestWithdrawn f -> isOpen();
            case RequestTransferred f -> isOpen();
            case ComplaintInvestigationOrdered f -> isOpen();
            case ComplaintResolved f -> isOpen();
            case ComplaintTransferred f -> isOpen();
            case FactCorrected f -> false;
            case FactVoided f -> false;
        };
    }

    private boolean isOpen() {
        return stage == Stage.OPEN || stage == Stage.PAUSED;
    }

    private void add(CaseFact fact) {
        ordered.add(fact);
        stage =
                switch (fact) {
                    case RequestReceived f -> stage == Stage.NOTHING ? Stage.OPEN : stage;
                    case ComplaintLodged f -> stage == Stage.NOTHING ? Stage.OPEN : stage;
                    case RequestPaused f -> stage == Stage.CLOSED ? stage : Stage.PAUSED;
                    case RequestResumed f -> stage == Stage.PAUSED ? Stage.OPEN : stage;
                    case RequestReopened f -> stage == Stage.CLOSED ? Stage.OPEN : stage;
                    case ComplaintReopened f -> stage == Stage.CLOSED ? Stage.OPEN : stage;
                    case ComplaintAppealed f -> stage == Stage.CLOSED ? Stage.OPEN : stage;
                    case RequestDelivered f -> Stage.CLOSED;
                    case RequestRejected f -> Stage.CLOSED;
                    case RequestWithdrawn f -> Stage.CLOSED;
                    case RequestTransferred f -> Stage.CLOSED;
                    case ComplaintResolved f -> Stage.CLOSED;
                    case ComplaintTransferred f -> Stage.CLOSED;
                    case RequestDateAgreed f -> stage;
                    case RequestExtended f -> stage;
                    case RequestClockStarted f -> stage;
                    case ComplaintInvestigationOrdered f -> stage;
                    case FactCorrected f -> stage;
                    case FactVoided f -> stage;
                };
    }

    /** The facts in order, each with the time in which it can have happened there. */
    private List<Told> told() {
        int n = ordered.size();
        var latest = new Instant[n];
        for (int i = n - 1; i >= 0; i--) {
            var fact = ordered.get(i);
            latest[i] = fact.header().occurredAt();
            if (fact.header().dayOnly()) {
                latest[i] = WorkingCalendar.endOf(day(fact)).minus(1, ChronoUnit.MICROS);
                if (i + 1 < n && day(ordered.get(i + 1)).equals(day(fact))) {
                    latest[i] = Moment.earlier(latest[i], latest[i + 1]);
                }
            }
        }
        var told = new ArrayList<Told>();
        for (int i = 0; i < n; i++) {
            var fact = ordered.get(i);
            if (!fact.header().dayOnly()) {
                told.add(new Told(fact, Moment.at(fact.header().occurredAt())));
                continue;
            }
            var earliest = WorkingCalendar.startOf(day(fact));
            if (i > 0 && day(ordered.get(i - 1)).equals(day(fact))) {
                earliest = told.getLast().when().earliest();
            }
            var noon = day(fact).atTime(LocalTime.NOON).atZone(WorkingCalendar.ZONE).toInstant();
            var at = Moment.later(earliest, Moment.earlier(noon, latest[i]));
            told.add(new Told(fact, new Moment(earliest, at, latest[i])));
        }
        return told;
    }

    /** At the same instant a receipt comes first and a closing last. */
    private static int rank(CaseFact fact) {
        return switch (fact) {
            case RequestReceived f -> 0;
            case ComplaintLodged f -> 1;
            case RequestClockStarted f -> 1;
            case RequestDateAgreed f -> 2;
            case RequestExtended f -> 3;
            case RequestResumed f -> 4;
            case RequestPaused f -> 5;
            case ComplaintInvestigationOrdered f -> 6;
            case ComplaintResolved f -> 7;
            case ComplaintAppealed f -> 8;
            case RequestDelivered f -> 9;
            case RequestRejected f -> 10;
            case RequestWithdrawn f -> 11;
            case RequestTransferred f -> 12;
            case ComplaintTransferred f -> 13;
            case RequestReopened f -> 14;
            case ComplaintReopened f -> 15;
            case FactCorrected f -> 16;
            case FactVoided f -> 17;
        };
    }
}

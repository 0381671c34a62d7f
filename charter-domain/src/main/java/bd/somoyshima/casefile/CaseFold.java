package bd.somoyshima.casefile;

import bd.somoyshima.casefile.CaseState.CasePause;
import bd.somoyshima.casefile.CaseState.Closing;
import bd.somoyshima.casefile.CaseState.Outcome;
import bd.somoyshima.casefile.CaseState.StartedClock;
import bd.somoyshima.casefile.CaseState.TierStep;
import bd.somoyshima.deadline.NewDate;
import bd.somoyshima.deadline.Pause;
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
import bd.somoyshima.fact.CaseFact.Subject;
import bd.somoyshima.fact.CaseFact.TransferredFrom;
import bd.somoyshima.fact.FactKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a case as a pure function of the set of its facts.
 *
 * <p>Corrections and voidings are settled first, the latest one first. What remains is sorted by
 * when it happened, then by kind, then by key, and read once. The order of arrival plays no part,
 * nor does a fact given twice.
 */
public final class CaseFold {

    private static final int LAST_TIER = 3;

    private static final Comparator<CaseFact> STORY_ORDER =
            Comparator.comparing((CaseFact f) -> f.header().occurredAt())
                    .thenComparing(CaseFold::rank)
                    .thenComparing(f -> f.header().key());

    private final Set<Finding> findings = EnumSet.noneOf(Finding.class);
    private final List<CasePause> pauses = new ArrayList<>();
    private @Nullable RequestPaused pausing = null;
    private @Nullable Closing closing = null;
    private boolean demonstration = false;

    private CaseFold() {}

    /** The state of a case with these facts, in any order. */
    public static CaseState fold(Collection<? extends CaseFact> facts) {
        return new CaseFold().state(facts);
    }

    /**
     * What happened, in order: the facts with corrections and voidings carried out.
     *
     * @param facts in any order
     */
    public static List<CaseFact> story(Collection<? extends CaseFact> facts) {
        return List.copyOf(new CaseFold().inOrder(facts));
    }

    private List<CaseFact> inOrder(Collection<? extends CaseFact> facts) {
        var story = new ArrayList<>(settled(facts));
        story.sort(STORY_ORDER);
        return story;
    }

    private CaseState state(Collection<? extends CaseFact> facts) {
        demonstration = facts.stream().allMatch(f -> f.header().demonstration());
        var story = inOrder(facts);
        return switch (subject(story)) {
            case COMPLAINT -> complaint(story);
            case SERVICE_REQUEST, EITHER -> serviceRequest(story);
        };
    }

    /** Facts about what happened, with corrections and voidings carried out. */
    private Collection<CaseFact> settled(Collection<? extends CaseFact> facts) {
        var byKey = new HashMap<FactKey, CaseFact>();
        for (var fact : facts) {
            byKey.put(fact.header().key(), fact);
        }
        var newestFirst = new ArrayList<>(byKey.values());
        newestFirst.sort(STORY_ORDER.reversed());
        var voided = voided(newestFirst);
        if (!byKey.keySet().containsAll(voided)) {
            findings.add(Finding.VOIDED_UNKNOWN);
        }
        // Of several corrections of a fact, or of its corrections, the latest one counts.
        var replacements = new HashMap<FactKey, CaseFact>();
        for (var fact : newestFirst) {
            if (fact instanceof FactCorrected correction
                    && !voided.contains(correction.header().key())) {
                var root = root(correction, byKey);
                replacements.putIfAbsent(root, correction.replacement());
                if (!byKey.containsKey(root)) {
                    findings.add(Finding.CORRECTED_UNKNOWN);
                }
            }
        }
        var settled = new HashMap<FactKey, CaseFact>();
        for (var fact : byKey.values()) {
            if (fact.subject() != Subject.EITHER) {
                settled.put(fact.header().key(), fact);
            }
        }
        settled.putAll(replacements);
        settled.keySet().removeAll(voided);
        return settled.values();
    }

    /**
     * What is said never to have happened.
     *
     * @param facts of a case, in any order
     */
    public static Set<FactKey> voided(Collection<? extends CaseFact> facts) {
        var newestFirst = new ArrayList<CaseFact>(facts);
        newestFirst.sort(STORY_ORDER.reversed());
        return voided(newestFirst);
    }

    /**
     * A voiding can itself be voided or corrected, but only by a later fact, so there are no
     * circles.
     */
    private static Set<FactKey> voided(List<CaseFact> newestFirst) {
        var voided = new HashSet<FactKey>();
        var corrected = new HashSet<FactKey>();
        for (var fact : newestFirst) {
            if (fact instanceof FactCorrected correction
                    && !voided.contains(correction.header().key())) {
                corrected.add(correction.corrects());
            }
            if (fact instanceof FactVoided voiding
                    && !voided.contains(voiding.header().key())
                    && !corrected.contains(voiding.header().key())) {
                voided.add(voiding.voids());
            }
        }
        return voided;
    }

    /** The fact a correction speaks of in the end, if it corrects another correction. */
    private static FactKey root(FactCorrected correction, Map<FactKey, CaseFact> byKey) {
        var key = correction.corrects();
        for (int steps = 0;
                steps < byKey.size() && byKey.get(key) instanceof FactCorrected earlier;
                steps++) {
            key = earlier.corrects();
        }
        return key;
    }

    /** What kind of case it is: what its first receipt says, else what most of its facts say. */
    private static Subject subject(List<CaseFact> story) {
        for (var fact : story) {
            if (fact instanceof RequestReceived || fact instanceof ComplaintLodged) {
                return fact.subject();
            }
        }
        long complaints = story.stream().filter(f -> f.subject() == Subject.COMPLAINT).count();
        return complaints * 2 > story.size() ? Subject.COMPLAINT : Subject.SERVICE_REQUEST;
    }

    private CaseState serviceRequest(List<CaseFact> story) {
        @Nullable RequestReceived receipt = null;
        var newDates = new ArrayList<NewDate>();
        var clockStarts = new ArrayList<StartedClock>();
        int reopened = 0;
        for (var fact : withReopeningsFirst(withPausesInTurn(story))) {
            var at = fact.header().occurredAt();
            switch (fact) {
                case RequestReceived f -> {
                    if (receipt == null) {
                        receipt = f;
                    } else {
                        findings.add(Finding.SECOND_RECEIPT);
                    }
                }
                case RequestPaused f -> {
                    if (isStillOpen()) {
                        if (pausing == null) {
                            pausing = f;
                        } else {
                            findings.add(Finding.PAUSED_TWICE);
                        }
                    }
                }
                case RequestResumed f -> {
                    if (isStillOpen()) {
                        if (pausing == null) {
                            findings.add(Finding.RESUMED_WITHOUT_PAUSE);
                        } else {
                            pauses.add(pause(pausing, at));
                            pausing = null;
                        }
                    }
                }
                case RequestDateAgreed f -> {
                    if (isStillOpen()) {
                        newDates.add(new NewDate.Agreement(at, f.agreedOn()));
                    }
                }
                case RequestExtended f -> {
                    if (isStillOpen()) {
                        newDates.add(new NewDate.Extension(at, f.extendedTo()));
                    }
                }
                case RequestClockStarted f -> {
                    if (isStillOpen()) {
                        clockStarts.add(new StartedClock(f.event(), at));
                    }
                }
                case RequestReopened f -> {
                    if (closing == null) {
                        findings.add(Finding.REOPENED_WHILE_OPEN);
                    } else {
                        closing = null;
                        reopened++;
                    }
                }
                case RequestDelivered f -> close(at, Outcome.DELIVERED);
                case RequestRejected f -> close(at, Outcome.REJECTED);
                case RequestWithdrawn f -> close(at, Outcome.WITHDRAWN);
                case RequestTransferred f -> close(at, Outcome.TRANSFERRED);
                case ComplaintLodged f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintInvestigationOrdered f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintAppealed f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintResolved f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintTransferred f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintReopened f -> findings.add(Finding.KIND_MISMATCH);
                case FactCorrected f -> throw settledBefore(f);
                case FactVoided f -> throw settledBefore(f);
            }
        }
        if (pausing != null) {
            pauses.add(pause(pausing, closing == null ? null : closing.at()));
        }
        noteReceipt(receipt, receipt == null ? null : receipt.transferredFrom(), story);
        return new CaseState.ServiceRequest(
                receipt == null ? null : receipt.service(),
                receipt == null ? null : receipt.header().occurredAt(),
                receipt == null ? null : receipt.transferredFrom(),
                List.copyOf(pauses),
                List.copyOf(newDates),
                closing,
                reopened,
                receipt == null ? null : receipt.variant(),
                List.copyOf(clockStarts),
                Collections.unmodifiableSet(findings),
                demonstration);
    }

    /** At the instant at which a closed request is reopened, that comes before all else. */
    private static List<CaseFact> withReopeningsFirst(List<CaseFact> story) {
        var ordered = new ArrayList<>(story);
        boolean closed = false;
        for (int i = 0; i < ordered.size(); i++) {
            if (closed && !(ordered.get(i) instanceof RequestReopened)) {
                var at = ordered.get(i).header().occurredAt();
                for (int j = i + 1;
                        j < ordered.size() && ordered.get(j).header().occurredAt().equals(at);
                        j++) {
                    if (ordered.get(j) instanceof RequestReopened) {
                        ordered.add(i, ordered.remove(j));
                        break;
                    }
                }
            }
            var fact = ordered.get(i);
            if (fact instanceof RequestReopened) {
                closed = false;
            } else if (fact instanceof RequestDelivered
                    || fact instanceof RequestRejected
                    || fact instanceof RequestWithdrawn
                    || fact instanceof RequestTransferred) {
                closed = true;
            }
        }
        return ordered;
    }

    private void close(Instant at, Outcome outcome) {
        if (isStillOpen()) {
            closing = new Closing(at, outcome);
        }
    }

    private static IllegalStateException settledBefore(CaseFact fact) {
        return new IllegalStateException("settled before the story is read: " + fact);
    }

    private static CasePause pause(RequestPaused from, @Nullable Instant to) {
        return new CasePause(
                from.waitingFor(), from.header().key(), new Pause(from.header().occurredAt(), to));
    }

    /**
     * Where a pause begins and another ends at the same instant, whichever fits comes first: a
     * running pause ends before the next one begins, and a pause of no length begins before it
     * ends.
     */
    private static List<CaseFact> withPausesInTurn(List<CaseFact> story) {
        var ordered = new ArrayList<>(story);
        boolean paused = false;
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i) instanceof RequestResumed && !paused) {
                var at = ordered.get(i).header().occurredAt();
                for (int j = i + 1;
                        j < ordered.size() && ordered.get(j).header().occurredAt().equals(at);
                        j++) {
                    if (ordered.get(j) instanceof RequestPaused) {
                        ordered.add(i, ordered.remove(j));
                        break;
                    }
                }
            }
            if (ordered.get(i) instanceof RequestPaused) {
                paused = true;
            } else if (ordered.get(i) instanceof RequestResumed) {
                paused = false;
            }
        }
        return ordered;
    }

    private boolean isStillOpen() {
        if (closing != null) {
            findings.add(Finding.AFTER_CLOSING);
        }
        return closing == null;
    }

    private CaseState complaint(List<CaseFact> story) {
        @Nullable ComplaintLodged receipt = null;
        var steps = new ArrayList<TierStep>();
        @Nullable Instant transferredAt = null;
        @Nullable Instant resolvedBefore = null;
        int reopened = 0;
        for (var fact : story) {
            var at = fact.header().occurredAt();
            if (fact instanceof ComplaintLodged lodged) {
                if (receipt == null) {
                    receipt = lodged;
                    steps.add(new TierStep(1, at, null, resolvedBefore));
                } else {
                    findings.add(Finding.SECOND_RECEIPT);
                }
                continue;
            }
            if (steps.isEmpty()) {
                findings.add(
                        fact.subject() == Subject.COMPLAINT
                                ? Finding.BEFORE_RECEIPT
                                : Finding.KIND_MISMATCH);
                if (fact instanceof ComplaintResolved) {
                    resolvedBefore = at;
                }
                continue;
            }
            var current = steps.getLast();
            boolean open = current.resolvedAt() == null && transferredAt == null;
            switch (fact) {
                case ComplaintInvestigationOrdered f -> {
                    if (!open) {
                        findings.add(Finding.AFTER_CLOSING);
                    } else if (current.investigationOrderedAt() != null) {
                        findings.add(Finding.INVESTIGATION_ORDERED_TWICE);
                    } else {
                        steps.set(
                                steps.size() - 1,
                                new TierStep(current.tier(), current.from(), at, null));
                    }
                }
                case ComplaintAppealed f -> {
                    if (transferredAt != null) {
                        findings.add(Finding.AFTER_CLOSING);
                    } else if (current.tier() == LAST_TIER) {
                        findings.add(Finding.APPEALED_TOO_FAR);
                    } else {
                        steps.add(new TierStep(current.tier() + 1, at, null, null));
                    }
                }
                case ComplaintResolved f -> {
                    if (open) {
                        resolve(steps, at);
                    } else {
                        findings.add(Finding.AFTER_CLOSING);
                    }
                }
                case ComplaintTransferred f -> {
                    if (open) {
                        transferredAt = at;
                    } else {
                        findings.add(Finding.AFTER_CLOSING);
                    }
                }
                case ComplaintReopened f -> {
                    if (open) {
                        findings.add(Finding.REOPENED_WHILE_OPEN);
                    } else {
                        transferredAt = null;
                        resolve(steps, null);
                        reopened++;
                    }
                }
                case ComplaintLodged f -> throw new IllegalStateException("taken above: " + f);
                case RequestReceived f -> findings.add(Finding.KIND_MISMATCH);
                case RequestPaused f -> findings.add(Finding.KIND_MISMATCH);
                case RequestResumed f -> findings.add(Finding.KIND_MISMATCH);
                case RequestDateAgreed f -> findings.add(Finding.KIND_MISMATCH);
                case RequestExtended f -> findings.add(Finding.KIND_MISMATCH);
                case RequestDelivered f -> findings.add(Finding.KIND_MISMATCH);
                case RequestRejected f -> findings.add(Finding.KIND_MISMATCH);
                case RequestWithdrawn f -> findings.add(Finding.KIND_MISMATCH);
                case RequestTransferred f -> findings.add(Finding.KIND_MISMATCH);
                case RequestReopened f -> findings.add(Finding.KIND_MISMATCH);
                case RequestClockStarted f -> findings.add(Finding.KIND_MISMATCH);
                case FactCorrected f -> throw settledBefore(f);
                case FactVoided f -> throw settledBefore(f);
            }
        }
        noteReceipt(receipt, receipt == null ? null : receipt.transferredFrom(), story);
        return new CaseState.Complaint(
                receipt == null ? null : receipt.service(),
                receipt == null ? null : receipt.transferredFrom(),
                List.copyOf(steps),
                transferredAt,
                reopened,
                Collections.unmodifiableSet(findings),
                demonstration);
    }

    private static void resolve(List<TierStep> steps, @Nullable Instant at) {
        var current = steps.removeLast();
        steps.add(
                new TierStep(current.tier(), current.from(), current.investigationOrderedAt(), at));
    }

    /**
     * Notes facts from before the case was received: at the first office, if it came from another.
     */
    private void noteReceipt(
            @Nullable CaseFact receipt, @Nullable TransferredFrom from, List<CaseFact> story) {
        if (receipt == null) {
            findings.add(Finding.NO_RECEIPT);
            return;
        }
        var first = from == null ? receipt.header().occurredAt() : from.receivedAt();
        if (story.getFirst().header().occurredAt().isBefore(first)) {
            findings.add(Finding.BEFORE_RECEIPT);
        }
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

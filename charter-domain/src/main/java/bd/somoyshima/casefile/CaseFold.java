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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

    private final Set<Finding> findings = EnumSet.noneOf(Finding.class);
    private final List<CasePause> pauses = new ArrayList<>();
    private @Nullable Told pausing = null;
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
    public static List<Told> story(Collection<? extends CaseFact> facts) {
        return new CaseFold().inOrder(facts);
    }

    /**
     * A fact at its place in the story.
     *
     * @param when it happened, as far as the facts before and after it tell
     */
    public record Told(CaseFact fact, Moment when) {}

    private List<Told> inOrder(Collection<? extends CaseFact> facts) {
        return Story.of(settled(facts));
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
        newestFirst.sort(Story.ORDER.reversed());
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
        newestFirst.sort(Story.ORDER.reversed());
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
    private static Subject subject(List<Told> story) {
        for (var told : story) {
            var fact = told.fact();
            if (fact instanceof RequestReceived || fact instanceof ComplaintLodged) {
                return fact.subject();
            }
        }
        long complaints =
                story.stream().filter(t -> t.fact().subject() == Subject.COMPLAINT).count();
        return complaints * 2 > story.size() ? Subject.COMPLAINT : Subject.SERVICE_REQUEST;
    }

    private CaseState serviceRequest(List<Told> story) {
        @Nullable RequestReceived receipt = null;
        @Nullable Moment receivedAt = null;
        var newDates = new ArrayList<NewDate>();
        var clockStarts = new ArrayList<StartedClock>();
        int reopened = 0;
        for (var told : story) {
            var at = told.when();
            switch (told.fact()) {
                case RequestReceived f -> {
                    if (receipt == null) {
                        receipt = f;
                        receivedAt = at;
                    } else {
                        findings.add(Finding.SECOND_RECEIPT);
                    }
                }
                case RequestPaused f -> {
                    if (isStillOpen()) {
                        if (pausing == null) {
                            pausing = told;
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
                        newDates.add(
                                new NewDate.Agreement(at.earliest(), f.agreedOn(), f.agreedAt()));
                    }
                }
                case RequestExtended f -> {
                    if (isStillOpen()) {
                        newDates.add(new NewDate.Extension(at.earliest(), f.extendedTo()));
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
        noteReceipt(receivedAt, receipt == null ? null : receipt.transferredFrom(), story);
        return new CaseState.ServiceRequest(
                receipt == null ? null : receipt.service(),
                receivedAt,
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

    private void close(Moment at, Outcome outcome) {
        if (isStillOpen()) {
            closing = new Closing(at, outcome);
        }
    }

    private static IllegalStateException settledBefore(CaseFact fact) {
        return new IllegalStateException("settled before the story is read: " + fact);
    }

    /** Where only a day is known, a pause is as long as it can have been. */
    private CasePause pause(Told from, @Nullable Moment to) {
        if (!(from.fact() instanceof RequestPaused paused)) {
            throw new IllegalStateException("no pause: " + from);
        }
        var begins = from.when().earliest();
        if (!pauses.isEmpty() && pauses.getLast().pause().to() != null) {
            begins = Moment.later(begins, pauses.getLast().pause().to());
        }
        return new CasePause(
                paused.waitingFor(),
                paused.header().key(),
                from.when(),
                to,
                new Pause(begins, to == null ? null : Moment.later(begins, to.latest())));
    }

    private boolean isStillOpen() {
        if (closing != null) {
            findings.add(Finding.AFTER_CLOSING);
        }
        return closing == null;
    }

    private CaseState complaint(List<Told> story) {
        @Nullable ComplaintLodged receipt = null;
        var steps = new ArrayList<TierStep>();
        @Nullable Moment receivedAt = null;
        @Nullable Moment transferredAt = null;
        @Nullable Moment resolvedBefore = null;
        int reopened = 0;
        for (var told : story) {
            var fact = told.fact();
            var at = told.when();
            if (fact instanceof ComplaintLodged lodged) {
                if (receipt == null) {
                    receipt = lodged;
                    receivedAt = at;
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
        noteReceipt(receivedAt, receipt == null ? null : receipt.transferredFrom(), story);
        return new CaseState.Complaint(
                receipt == null ? null : receipt.service(),
                receipt == null ? null : receipt.transferredFrom(),
                List.copyOf(steps),
                transferredAt,
                reopened,
                Collections.unmodifiableSet(findings),
                demonstration);
    }

    private static void resolve(List<TierStep> steps, @Nullable Moment at) {
        var current = steps.removeLast();
        steps.add(
                new TierStep(current.tier(), current.from(), current.investigationOrderedAt(), at));
    }

    /**
     * Notes facts from before the case was received: at the first office, if it came from another.
     */
    private void noteReceipt(
            @Nullable Moment receivedAt, @Nullable TransferredFrom from, List<Told> story) {
        if (receivedAt == null) {
            findings.add(Finding.NO_RECEIPT);
            return;
        }
        var first = from == null ? receivedAt.earliest() : from.receivedAt();
        if (story.getFirst().when().latest().isBefore(first)) {
            findings.add(Finding.BEFORE_RECEIPT);
        }
    }
}

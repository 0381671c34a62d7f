package bd.somoyshima.casefile;

import bd.somoyshima.casefile.CaseState.Closing;
import bd.somoyshima.casefile.CaseState.Outcome;
import bd.somoyshima.casefile.CaseState.TierStep;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.Deadlines.Agreement;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.ComplaintAppealed;
import bd.somoyshima.fact.CaseFact.ComplaintLodged;
import bd.somoyshima.fact.CaseFact.ComplaintResolved;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.CaseFact.RequestDateAgreed;
import bd.somoyshima.fact.CaseFact.RequestDelivered;
import bd.somoyshima.fact.CaseFact.RequestPaused;
import bd.somoyshima.fact.CaseFact.RequestReceived;
import bd.somoyshima.fact.CaseFact.RequestRejected;
import bd.somoyshima.fact.CaseFact.RequestResumed;
import bd.somoyshima.fact.CaseFact.RequestWithdrawn;
import bd.somoyshima.fact.CaseFact.Subject;
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
    private boolean demonstration = false;

    private CaseFold() {}

    /** The state of a case with these facts, in any order. */
    public static CaseState fold(Collection<? extends CaseFact> facts) {
        return new CaseFold().state(facts);
    }

    private CaseState state(Collection<? extends CaseFact> facts) {
        demonstration = facts.stream().allMatch(f -> f.header().demonstration());
        var story = new ArrayList<>(settled(facts));
        story.sort(STORY_ORDER);
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
        // A voiding can itself be voided, but only by a later one, so there are no circles.
        var voided = new HashSet<FactKey>();
        for (var fact : newestFirst) {
            if (fact instanceof FactVoided voiding && !voided.contains(voiding.header().key())) {
                voided.add(voiding.voids());
                if (!byKey.containsKey(voiding.voids())) {
                    findings.add(Finding.VOIDED_UNKNOWN);
                }
            }
        }
        // Of several corrections of a fact, or of its corrections, the latest one counts.
        var replacements = new HashMap<FactKey, CaseFact>();
        for (var fact : newestFirst) {
            if (fact instanceof FactCorrected correction
                    && !voided.contains(correction.header().key())) {
                var corrected = root(correction, byKey);
                replacements.putIfAbsent(corrected, correction.replacement());
                if (!byKey.containsKey(corrected)) {
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
        @Nullable ServiceCode service = null;
        @Nullable Instant receivedAt = null;
        var pauses = new ArrayList<Pause>();
        var agreements = new ArrayList<Agreement>();
        @Nullable Instant pausedAt = null;
        @Nullable Closing closing = null;
        for (var fact : withPausesInTurn(story)) {
            var at = fact.header().occurredAt();
            switch (fact) {
                case RequestReceived f -> {
                    if (receivedAt == null) {
                        receivedAt = at;
                        service = f.service();
                    } else {
                        findings.add(Finding.SECOND_RECEIPT);
                    }
                }
                case RequestPaused f -> {
                    if (isStillOpen(closing)) {
                        if (pausedAt == null) {
                            pausedAt = at;
                        } else {
                            findings.add(Finding.PAUSED_TWICE);
                        }
                    }
                }
                case RequestResumed f -> {
                    if (isStillOpen(closing)) {
                        if (pausedAt == null) {
                            findings.add(Finding.RESUMED_WITHOUT_PAUSE);
                        } else {
                            pauses.add(new Pause(pausedAt, at));
                            pausedAt = null;
                        }
                    }
                }
                case RequestDateAgreed f -> {
                    if (isStillOpen(closing)) {
                        agreements.add(new Agreement(at, f.agreedOn()));
                    }
                }
                case RequestDelivered f -> closing = close(closing, at, Outcome.DELIVERED);
                case RequestRejected f -> closing = close(closing, at, Outcome.REJECTED);
                case RequestWithdrawn f -> closing = close(closing, at, Outcome.WITHDRAWN);
                case ComplaintLodged f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintAppealed f -> findings.add(Finding.KIND_MISMATCH);
                case ComplaintResolved f -> findings.add(Finding.KIND_MISMATCH);
                case FactCorrected f ->
                        throw new IllegalStateException("corrections are settled before the story");
                case FactVoided f ->
                        throw new IllegalStateException("voidings are settled before the story");
            }
        }
        if (pausedAt != null) {
            pauses.add(new Pause(pausedAt, closing == null ? null : closing.at()));
        }
        noteReceipt(receivedAt, story);
        return new CaseState.ServiceRequest(
                service,
                receivedAt,
                List.copyOf(pauses),
                List.copyOf(agreements),
                closing,
                Collections.unmodifiableSet(findings),
                demonstration);
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

    private boolean isStillOpen(@Nullable Closing closing) {
        if (closing != null) {
            findings.add(Finding.AFTER_CLOSING);
        }
        return closing == null;
    }

    private Closing close(@Nullable Closing earlier, Instant at, Outcome outcome) {
        return isStillOpen(earlier) || earlier == null ? new Closing(at, outcome) : earlier;
    }

    private CaseState complaint(List<CaseFact> story) {
        @Nullable ServiceCode service = null;
        @Nullable Instant lodgedAt = null;
        var steps = new ArrayList<TierStep>();
        for (var fact : story) {
            var at = fact.header().occurredAt();
            switch (fact) {
                case ComplaintLodged f -> {
                    if (lodgedAt == null) {
                        lodgedAt = at;
                        service = f.service();
                        steps.add(new TierStep(1, at, null));
                    } else {
                        findings.add(Finding.SECOND_RECEIPT);
                    }
                }
                case ComplaintAppealed f -> {
                    if (steps.isEmpty()) {
                        findings.add(Finding.BEFORE_RECEIPT);
                    } else if (steps.getLast().tier() == LAST_TIER) {
                        findings.add(Finding.APPEALED_TOO_FAR);
                    } else {
                        steps.add(new TierStep(steps.getLast().tier() + 1, at, null));
                    }
                }
                case ComplaintResolved f -> {
                    if (steps.isEmpty()) {
                        findings.add(Finding.BEFORE_RECEIPT);
                    } else if (steps.getLast().resolvedAt() != null) {
                        findings.add(Finding.AFTER_CLOSING);
                    } else {
                        var current = steps.removeLast();
                        steps.add(new TierStep(current.tier(), current.from(), at));
                    }
                }
                case RequestReceived f -> findings.add(Finding.KIND_MISMATCH);
                case RequestPaused f -> findings.add(Finding.KIND_MISMATCH);
                case RequestResumed f -> findings.add(Finding.KIND_MISMATCH);
                case RequestDateAgreed f -> findings.add(Finding.KIND_MISMATCH);
                case RequestDelivered f -> findings.add(Finding.KIND_MISMATCH);
                case RequestRejected f -> findings.add(Finding.KIND_MISMATCH);
                case RequestWithdrawn f -> findings.add(Finding.KIND_MISMATCH);
                case FactCorrected f ->
                        throw new IllegalStateException("corrections are settled before the story");
                case FactVoided f ->
                        throw new IllegalStateException("voidings are settled before the story");
            }
        }
        noteReceipt(lodgedAt, story);
        return new CaseState.Complaint(
                service, List.copyOf(steps), Collections.unmodifiableSet(findings), demonstration);
    }

    private void noteReceipt(@Nullable Instant receivedAt, List<CaseFact> story) {
        if (receivedAt == null) {
            findings.add(Finding.NO_RECEIPT);
        } else if (story.getFirst().header().occurredAt().isBefore(receivedAt)) {
            findings.add(Finding.BEFORE_RECEIPT);
        }
    }

    /** At the same instant a receipt comes first and a closing last. */
    private static int rank(CaseFact fact) {
        return switch (fact) {
            case RequestReceived f -> 0;
            case ComplaintLodged f -> 1;
            case RequestDateAgreed f -> 2;
            case RequestResumed f -> 3;
            case RequestPaused f -> 4;
            case ComplaintResolved f -> 5;
            case ComplaintAppealed f -> 6;
            case RequestDelivered f -> 7;
            case RequestRejected f -> 8;
            case RequestWithdrawn f -> 9;
            case FactCorrected f -> 10;
            case FactVoided f -> 11;
        };
    }
}

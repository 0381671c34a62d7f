package bd.somoyshima.casefile;

import static bd.somoyshima.fact.Facts.agreed;
import static bd.somoyshima.fact.Facts.appealed;
import static bd.somoyshima.fact.Facts.at;
import static bd.somoyshima.fact.Facts.complaintReopened;
import static bd.somoyshima.fact.Facts.corrected;
import static bd.somoyshima.fact.Facts.delivered;
import static bd.somoyshima.fact.Facts.investigationOrdered;
import static bd.somoyshima.fact.Facts.lodged;
import static bd.somoyshima.fact.Facts.paused;
import static bd.somoyshima.fact.Facts.received;
import static bd.somoyshima.fact.Facts.rejected;
import static bd.somoyshima.fact.Facts.reopened;
import static bd.somoyshima.fact.Facts.resolved;
import static bd.somoyshima.fact.Facts.resumed;
import static bd.somoyshima.fact.Facts.voided;
import static bd.somoyshima.fact.Facts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.casefile.CaseState.Closing;
import bd.somoyshima.casefile.CaseState.Complaint;
import bd.somoyshima.casefile.CaseState.Outcome;
import bd.somoyshima.casefile.CaseState.ServiceRequest;
import bd.somoyshima.casefile.CaseState.TierStep;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.fact.CaseFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaseFoldTest {

    private static final CaseFact RECEIVED = received("1", "2026-06-01T10:00", "citizen/01");

    @Test
    void aRequestReceivedPausedResumedAndDelivered() {
        var state =
                request(
                        RECEIVED,
                        paused("2", "2026-06-02T10:00"),
                        resumed("3", "2026-06-07T10:00"),
                        delivered("4", "2026-06-08T15:00"));

        assertThat(state.receivedAt()).isEqualTo(moment("2026-06-01T10:00"));
        assertThat(state.pauses())
                .extracting(CaseState.CasePause::pause)
                .containsExactly(new Pause(at("2026-06-02T10:00"), at("2026-06-07T10:00")));
        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-08T15:00"), Outcome.DELIVERED));
        assertThat(state.findings()).isEmpty();
    }

    @Test
    void aPauseOpenAtClosingEndsThere() {
        var state =
                request(
                        RECEIVED,
                        paused("2", "2026-06-02T10:00"),
                        withdrawn("3", "2026-06-04T10:00"));

        assertThat(state.pauses())
                .extracting(CaseState.CasePause::pause)
                .containsExactly(new Pause(at("2026-06-02T10:00"), at("2026-06-04T10:00")));
        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-04T10:00"), Outcome.WITHDRAWN));
    }

    @Test
    void theFirstClosingCountsAndLaterFactsAreNoted() {
        var state =
                request(
                        RECEIVED,
                        rejected("2", "2026-06-02T10:00"),
                        delivered("3", "2026-06-04T10:00"));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-02T10:00"), Outcome.REJECTED));
        assertThat(state.findings()).containsExactly(Finding.AFTER_CLOSING);
    }

    @Test
    void aCorrectionTakesThePlaceOfTheWrongFact() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-09T10:00"),
                        corrected("3", "2026-06-10T10:00", delivered("2", "2026-06-02T10:00")));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-02T10:00"), Outcome.DELIVERED));
    }

    @Test
    void ofTwoCorrectionsTheLaterOneCounts() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-09T10:00"),
                        corrected("4", "2026-06-11T10:00", delivered("2", "2026-06-03T10:00")),
                        corrected("3", "2026-06-10T10:00", delivered("2", "2026-06-02T10:00")));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-03T10:00"), Outcome.DELIVERED));
    }

    @Test
    void aCorrectionCountsEvenIfTheWrongFactNeverCame() {
        var state =
                request(
                        RECEIVED,
                        corrected("3", "2026-06-10T10:00", delivered("2", "2026-06-02T10:00")));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-02T10:00"), Outcome.DELIVERED));
        assertThat(state.findings()).containsExactly(Finding.CORRECTED_UNKNOWN);
    }

    @Test
    void aVoidedFactNeverHappened() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-09T10:00"),
                        voided("3", "2026-06-10T10:00", "2"));

        assertThat(state.closing()).isNull();
        assertThat(state.findings()).isEmpty();
    }

    @Test
    void aVoidedVoidingRestoresTheFact() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-09T10:00"),
                        voided("3", "2026-06-10T10:00", "2"),
                        voided("4", "2026-06-11T10:00", "3"));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-09T10:00"), Outcome.DELIVERED));
    }

    @Test
    void aVoidedCorrectionLeavesTheFactAsItWas() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-09T10:00"),
                        corrected("3", "2026-06-10T10:00", delivered("2", "2026-06-02T10:00")),
                        voided("4", "2026-06-11T10:00", "3"));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-09T10:00"), Outcome.DELIVERED));
    }

    @Test
    void aCorrectionOfACorrectionSpeaksOfTheFactItself() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-02T10:00"),
                        corrected("3", "2026-06-10T10:00", delivered("2", "2026-06-03T10:00")),
                        corrected("4", "2026-06-11T10:00", delivered("3", "2026-06-09T10:00")));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-09T10:00"), Outcome.DELIVERED));
    }

    @Test
    void aVoidingCountsEvenIfItSaysItHappenedBeforeWhatItVoids() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-09T10:00"),
                        voided("3", "2026-06-01T10:00", "2"));

        assertThat(state.closing()).isNull();
    }

    @Test
    void aPauseOfNoLengthEndsAtOnce() {
        var state =
                request(
                        RECEIVED,
                        paused("2", "2026-06-08T00:00"),
                        resumed("3", "2026-06-08T00:00"));

        assertThat(state.pauses())
                .extracting(CaseState.CasePause::pause)
                .containsExactly(new Pause(at("2026-06-08T00:00"), at("2026-06-08T00:00")));
        assertThat(state.findings()).isEmpty();
    }

    @Test
    void onePauseMayBeginWhenAnotherEnds() {
        var state =
                request(
                        RECEIVED,
                        paused("2", "2026-06-02T10:00"),
                        resumed("3", "2026-06-03T10:00"),
                        paused("4", "2026-06-03T10:00"));

        assertThat(state.pauses())
                .extracting(CaseState.CasePause::pause)
                .containsExactly(
                        new Pause(at("2026-06-02T10:00"), at("2026-06-03T10:00")),
                        new Pause(at("2026-06-03T10:00"), null));
    }

    @Test
    void contradictionsAreNotedNotRefused() {
        assertThat(request(delivered("2", "2026-05-31T10:00"), RECEIVED).findings())
                .containsExactly(Finding.BEFORE_RECEIPT);
        assertThat(request(RECEIVED, received("2", "2026-06-02T10:00", "citizen/02")).findings())
                .containsExactly(Finding.SECOND_RECEIPT);
        assertThat(request(RECEIVED, resumed("2", "2026-06-02T10:00")).findings())
                .containsExactly(Finding.RESUMED_WITHOUT_PAUSE);
        assertThat(
                        request(
                                        RECEIVED,
                                        paused("2", "2026-06-02T10:00"),
                                        paused("3", "2026-06-03T10:00"))
                                .findings())
                .containsExactly(Finding.PAUSED_TWICE);
        assertThat(request(delivered("2", "2026-06-02T10:00")).findings())
                .containsExactly(Finding.NO_RECEIPT);
        assertThat(request(RECEIVED, voided("2", "2026-06-02T10:00", "9")).findings())
                .containsExactly(Finding.VOIDED_UNKNOWN);
        assertThat(request(RECEIVED, resolved("2", "2026-06-02T10:00")).findings())
                .containsExactly(Finding.KIND_MISMATCH);
        assertThat(request(RECEIVED, voided("2", "2026-06-03T10:00", "1")).findings())
                .containsExactly(Finding.NO_RECEIPT);
    }

    @Test
    void aComplaintGoesThroughItsTiers() {
        var state =
                complaint(
                        lodged("1", "2026-06-01T10:00"),
                        resolved("2", "2026-06-20T10:00"),
                        appealed("3", "2026-06-25T10:00"),
                        appealed("4", "2026-07-25T10:00"),
                        resolved("5", "2026-08-01T10:00"));

        assertThat(state.steps())
                .containsExactly(
                        new TierStep(
                                1, moment("2026-06-01T10:00"), null, moment("2026-06-20T10:00")),
                        new TierStep(2, moment("2026-06-25T10:00"), null, null),
                        new TierStep(
                                3, moment("2026-07-25T10:00"), null, moment("2026-08-01T10:00")));
        assertThat(state.findings()).isEmpty();
    }

    @Test
    void thereIsNoFourthTier() {
        var state =
                complaint(
                        lodged("1", "2026-06-01T10:00"),
                        appealed("2", "2026-06-20T10:00"),
                        appealed("3", "2026-06-25T10:00"),
                        appealed("4", "2026-07-25T10:00"));

        assertThat(state.steps()).hasSize(3);
        assertThat(state.findings()).containsExactly(Finding.APPEALED_TOO_FAR);
    }

    /**
     * Thousands of random histories, sensible or not: any order, any duplication gives the same
     * state.
     */
    @Test
    void theOrderOfArrivalPlaysNoPart() {
        var random = new Random(20_260_601);
        for (int history = 0; history < 3_000; history++) {
            var facts = randomHistory(random);
            var expected = CaseFold.fold(facts);
            for (int round = 0; round < 4; round++) {
                var shuffled = new ArrayList<>(facts);
                for (int d = random.nextInt(4); d > 0; d--) {
                    shuffled.add(facts.get(random.nextInt(facts.size())));
                }
                Collections.shuffle(shuffled, random);
                assertThat(CaseFold.fold(shuffled)).as("%s", shuffled).isEqualTo(expected);
            }
        }
    }

    private static List<CaseFact> randomHistory(Random random) {
        var facts = new ArrayList<CaseFact>();
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            facts.add(randomFact(random, Integer.toString(i), count));
        }
        return facts;
    }

    private static CaseFact randomFact(Random random, String id, int count) {
        // few distinct instants, so that ties are common
        var at =
                String.format(
                        Locale.ROOT,
                        "2026-06-%02dT%02d:00",
                        1 + random.nextInt(6),
                        9 + random.nextInt(3));
        var target = Integer.toString(random.nextInt(count + 1));
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> received(id, at, "citizen/0" + (1 + random.nextInt(3)));
            case 3 -> paused(id, at);
            case 4 -> resumed(id, at);
            case 5 -> agreed(id, at, "2026-07-1" + random.nextInt(10));
            case 6 -> delivered(id, at);
            case 7 -> rejected(id, at);
            case 8 -> withdrawn(id, at);
            case 9 -> lodged(id, at);
            case 10 -> appealed(id, at);
            case 11 -> resolved(id, at);
            case 12 ->
                    corrected(
                            id,
                            at,
                            delivered(
                                    target, "2026-06-0%sT12:00".formatted(1 + random.nextInt(9))));
            default -> voided(id, at, target);
        };
    }

    private static ServiceRequest request(CaseFact... facts) {
        return (ServiceRequest) CaseFold.fold(List.of(facts));
    }

    private static Complaint complaint(CaseFact... facts) {
        return (Complaint) CaseFold.fold(List.of(facts));
    }

    @Test
    void newContradictionsAreNotedToo() {
        assertThat(request(RECEIVED, reopened("2", "2026-06-02T10:00")).findings())
                .containsExactly(Finding.REOPENED_WHILE_OPEN);
        assertThat(
                        CaseFold.fold(
                                        List.of(
                                                lodged("1", "2026-06-01T10:00"),
                                                investigationOrdered("2", "2026-06-02T10:00"),
                                                investigationOrdered("3", "2026-06-03T10:00"),
                                                complaintReopened("4", "2026-06-04T10:00")))
                                .findings())
                .containsExactlyInAnyOrder(
                        Finding.INVESTIGATION_ORDERED_TWICE, Finding.REOPENED_WHILE_OPEN);
    }

    @Test
    void aClosingThatDidNotHoldEndsNoPause() {
        var state =
                request(
                        RECEIVED,
                        paused("2", "2026-06-02T10:00"),
                        delivered("3", "2026-06-03T10:00"),
                        reopened("4", "2026-06-04T10:00"),
                        resumed("5", "2026-06-10T10:00"));

        assertThat(state.pauses())
                .extracting(CaseState.CasePause::pause)
                .containsExactly(new Pause(at("2026-06-02T10:00"), at("2026-06-10T10:00")));
        assertThat(state.closing()).isNull();
        assertThat(state.reopened()).isEqualTo(1);
        assertThat(state.findings()).isEmpty();
    }

    @Test
    void aRequestMayBePausedTheMomentItIsReopened() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-03T10:00"),
                        paused("3", "2026-06-04T10:00"),
                        reopened("4", "2026-06-04T10:00"));

        assertThat(state.pauses())
                .extracting(CaseState.CasePause::pause)
                .containsExactly(new Pause(at("2026-06-04T10:00"), null));
        assertThat(state.findings()).isEmpty();
    }

    @Test
    void aVoidingThatWasCorrectedVoidsNothing() {
        var state =
                request(
                        RECEIVED,
                        delivered("2", "2026-06-03T10:00"),
                        voided("3", "2026-06-04T10:00", "2"),
                        corrected("4", "2026-06-05T10:00", paused("3", "2026-06-02T10:00")));

        assertThat(state.closing())
                .isEqualTo(new Closing(moment("2026-06-03T10:00"), Outcome.DELIVERED));
        assertThat(state.pauses()).hasSize(1);
    }

    @Test
    void theStoryHasCorrectionsCarriedOut() {
        var replacement = delivered("2", "2026-06-03T10:00");

        assertThat(
                        CaseFold.story(
                                List.of(
                                        corrected("3", "2026-06-05T10:00", replacement),
                                        delivered("2", "2026-06-02T10:00"),
                                        RECEIVED)))
                .extracting(CaseFold.Told::fact)
                .containsExactly(RECEIVED, replacement);
    }

    private static Moment moment(String dhaka) {
        return Moment.at(at(dhaka));
    }
}

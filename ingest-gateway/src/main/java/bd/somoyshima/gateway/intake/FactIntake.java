package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.PublishedEvent;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.identity.Client;
import bd.somoyshima.gateway.identity.Clients;
import bd.somoyshima.gateway.intake.Arrival.Way;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.privacy.Numbering;
import bd.somoyshima.gateway.quarantine.Quarantine;
import bd.somoyshima.place.PlaceCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one way in: whatever door a CloudEvent came through, it is translated, decided on, and either
 * stored or kept in quarantine; and there is a verdict for every one.
 */
@Component
public class FactIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FactIntake.class);

    private static final int LONGEST_KEY = 200;

    /** Declares the shipped calendar. */
    private static final Caller SHIPPED =
            new Caller(
                    "somoyshima",
                    EnumSet.of(Permission.CALENDAR_ADMIN),
                    new Scope.Area(PlaceCode.NATION),
                    List.of(Caller.ANY_SOURCE));

    private static final Problem NOT_OVER_KAFKA =
            new Problem(
                    "type",
                    null,
                    Problem.Code.NOT_PERMITTED,
                    "facts about offices, charters and the calendar are not taken over Kafka; send them over HTTP");

    private final FactTranslator translator;
    private final Clients clients;
    private final CaseAppender cases;
    private final ReferenceIntake reference;
    private final Quarantine quarantine;
    private final Refusals refusals;
    private final GatewaySettings.Intake settings;
    private final IntakeMeters meters;

    FactIntake(
            FactTranslator translator,
            Clients clients,
            CaseAppender cases,
            ReferenceIntake reference,
            Quarantine quarantine,
            Refusals refusals,
            GatewaySettings settings,
            IntakeMeters meters) {
        this.translator = translator;
        this.clients = clients;
        this.cases = cases;
        this.reference = reference;
        this.quarantine = quarantine;
        this.refusals = refusals;
        this.settings = settings.intake();
        this.meters = meters;
    }

    /**
     * Takes CloudEvents in the order given.
     *
     * @return one verdict for each, in the same order
     * @throws OverloadedException if too many facts wait; those before the first that found no room
     *     may be stored
     * @throws StorageUnavailableException if the database cannot be reached; sending again is safe
     */
    List<FactVerdict> take(List<RawEvent> events, Arrival arrival) {
        meters.received(arrival, events.size());
        var pending = new ArrayList<CompletableFuture<FactVerdict>>(events.size());
        var refused = new ArrayList<Refused>();
        try {
            for (var event : events) {
                // counted when its fate is known, even if the sender hears of an overload instead
                pending.add(
                        take(event, arrival, refused)
                                .whenComplete(
                                        (verdict, failure) ->
                                                meters.fate(
                                                        arrival,
                                                        failure == null
                                                                ? verdict.outcome()
                                                                : null)));
            }
            keep(refused, arrival);
        } catch (RuntimeException e) {
            refused.forEach(r -> r.verdict().completeExceptionally(e));
            meters.turnedAway(arrival, events.size() - pending.size());
            throw e;
        }
        var verdicts = new ArrayList<FactVerdict>(events.size());
        for (int i = 0; i < events.size(); i++) {
            verdicts.add(await(pending.get(i)).at(i));
        }
        refusals.note(verdicts, arrival);
        return verdicts;
    }

    /** What is no fact, or no one's; kept in quarantine with the others of its request. */
    private record Refused(
            RawEvent event,
            @Nullable String source,
            @Nullable String id,
            List<Problem> problems,
            CompletableFuture<FactVerdict> verdict) {}

    private CompletableFuture<FactVerdict> take(
            RawEvent event, Arrival arrival, List<Refused> refused) {
        return switch (translate(event, arrival)) {
            case Translation.Untranslatable u ->
                    refuse(event, u.source(), u.id(), u.problems(), refused);
            case Translation.Translated t -> {
                var fact = t.fact();
                var caller = caller(fact, arrival);
                if (caller == null) {
                    yield refuse(event, t.source(), t.id(), List.of(unknownSource(t)), refused);
                }
                yield switch (fact) {
                    case CaseFact f -> {
                        var submission = Submission.of(f, event, arrival, caller);
                        cases.submit(submission);
                        yield submission.verdict();
                    }
                    case ReferenceFact f ->
                            isKeptFromKafka(f, arrival)
                                    ? refuse(
                                            event,
                                            t.source(),
                                            t.id(),
                                            List.of(NOT_OVER_KAFKA),
                                            refused)
                                    : CompletableFuture.completedFuture(
                                            reference.take(
                                                    Submission.of(f, event, arrival, caller)));
                    case StatementPublished f ->
                            throw new IllegalStateException(
                                    "statements are published, not sent; the translator refuses them");
                };
            }
        };
    }

    /** A broker's passwords are no leave to change what all cases are judged by. */
    private boolean isKeptFromKafka(ReferenceFact fact, Arrival arrival) {
        return arrival.way() == Way.KAFKA
                && !settings.kafka().referenceFacts()
                && !(fact instanceof ZeroActivityDeclared);
    }

    private static Problem unknownSource(Translation.Translated translated) {
        return new Problem(
                "source",
                translated.source(),
                Problem.Code.UNKNOWN_SOURCE,
                "no client is registered that speaks as this source");
    }

    private static CompletableFuture<FactVerdict> refuse(
            RawEvent event,
            @Nullable String source,
            @Nullable String id,
            List<Problem> problems,
            List<Refused> refused) {
        var one = new Refused(event, source, id, problems, new CompletableFuture<>());
        refused.add(one);
        return one.verdict();
    }

    /** Keeps what was refused, and gives the verdicts. */
    private void keep(List<Refused> refused, Arrival arrival) {
        var caller = arrival.caller();
        var retry = arrival.retryOf();
        List<Long> ids;
        try {
            ids =
                    retry != null
                            ? refused.stream().map(r -> retry.quarantineId()).toList()
                            : quarantine.addAll(
                                    refused.stream()
                                            .map(
                                                    r ->
                                                            sent(
                                                                    r.event(),
                                                                    arrival,
                                                                    caller == null
                                                                            ? null
                                                                            : caller.client(),
                                                                    r.source(),
                                                                    r.id(),
                                                                    r.problems(),
                                                                    null))
                                            .toList());
        } catch (DataAccessException | TransactionException e) {
            throw StorageUnavailableException.isCauseOf(e) ? new StorageUnavailableException(e) : e;
        }
        for (int i = 0; i < refused.size(); i++) {
            var one = refused.get(i);
            one.verdict()
                    .complete(
                            new FactVerdict(
                                    0,
                                    one.source(),
                                    one.id(),
                                    Outcome.REJECTED,
                                    null,
                                    one.problems(),
                                    List.of(),
                                    ids.get(i)));
        }
    }

    /** The fact an event is, by what its sender may write. */
    Translation translate(RawEvent event, Arrival arrival) {
        return translator.translate(event.event(), () -> numbering(event, arrival));
    }

    /** The numbering of the sender. */
    private Numbering numbering(RawEvent event, Arrival arrival) {
        var caller = arrival.caller();
        try {
            return (caller == null
                            ? clients.speakingAs(event.event().path("source").asString(""))
                            : clients.find(caller.client()))
                    .map(Client::numbering)
                    .orElse(Numbering.NONE);
        } catch (DataAccessException e) {
            throw StorageUnavailableException.isCauseOf(e) ? new StorageUnavailableException(e) : e;
        }
    }

    private @Nullable Caller caller(Fact fact, Arrival arrival) {
        if (arrival.caller() != null) {
            return arrival.caller();
        }
        try {
            return clients.speakingAs(fact.header().source()).map(Client::caller).orElse(null);
        } catch (DataAccessException e) {
            throw StorageUnavailableException.isCauseOf(e) ? new StorageUnavailableException(e) : e;
        }
    }

    /**
     * Declares what the shipped calendar says.
     *
     * @return whether it is new; a day that was declared otherwise before stays as it was
     */
    public boolean declare(CalendarFact fact) {
        var arrival = Arrival.through(Way.SHIPPED);
        meters.received(arrival, 1);
        var raw = FactCodec.write(fact).getBytes(StandardCharsets.UTF_8);
        var event =
                new RawEvent(FactCodec.json().readTree(raw), raw, RawEvent.STRUCTURED, Map.of());
        var verdict = reference.take(Submission.of(fact, event, arrival, SHIPPED));
        meters.fate(arrival, verdict.outcome());
        if (verdict.outcome() == Outcome.REJECTED) {
            LOG.warn(
                    "the shipped calendar's day {} was not taken: {}",
                    fact.header().id(),
                    verdict.problems());
        }
        return verdict.outcome() == Outcome.ACCEPTED;
    }

    /** Takes a fact that was made of a list. */
    FactVerdict take(ReferenceFact fact, Arrival arrival) {
        var event = PublishedEvent.of(fact, null, null);
        var raw = FactCodec.json().writeValueAsBytes(event);
        return take(List.of(new RawEvent(event, raw, RawEvent.STRUCTURED, Map.of())), arrival)
                .getFirst();
    }

    /**
     * Keeps bytes that are no CloudEvent at all.
     *
     * @param mediaType what they were meant to be
     * @param attributes what came beside them
     */
    FactVerdict rejectUnreadable(
            byte[] raw,
            String mediaType,
            Map<String, String> attributes,
            Arrival arrival,
            @Nullable String id,
            List<Problem> problems) {
        meters.received(arrival, 1);
        var nothing = new RawEvent(FactCodec.json().nullNode(), raw, mediaType, attributes);
        var refused = new ArrayList<Refused>();
        var verdict =
                refuse(
                        nothing,
                        attributes.get("source"),
                        id == null ? attributes.get("id") : id,
                        problems,
                        refused);
        try {
            keep(refused, arrival);
        } catch (StorageUnavailableException e) {
            meters.turnedAway(arrival, 1);
            throw e;
        }
        meters.fate(arrival, Outcome.REJECTED);
        return await(verdict);
    }

    /** Keeps what was sent in quarantine; what is tried again is there already. */
    static long keep(
            Quarantine quarantine,
            RawEvent event,
            Arrival arrival,
            @Nullable String clientId,
            @Nullable String source,
            @Nullable String id,
            List<Problem> problems,
            @Nullable Fact earlier) {
        var retry = arrival.retryOf();
        if (retry != null) {
            return retry.quarantineId();
        }
        return quarantine.add(sent(event, arrival, clientId, source, id, problems, earlier));
    }

    private static Quarantine.Sent sent(
            RawEvent event,
            Arrival arrival,
            @Nullable String clientId,
            @Nullable String source,
            @Nullable String id,
            List<Problem> problems,
            @Nullable Fact earlier) {
        var office = event.office();
        return new Quarantine.Sent(
                arrival.way().name(),
                clientId,
                shortened(source),
                shortened(id),
                office.isEmpty() ? null : shortened(office),
                event.mediaType(),
                event.attributes(),
                event.raw(),
                arrival.history(),
                problems,
                earlier == null ? null : FactCodec.write(earlier));
    }

    /** What entries are looked for by; the bytes have all of it. */
    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY);
    }

    private static FactVerdict await(CompletableFuture<FactVerdict> verdict) {
        try {
            return verdict.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

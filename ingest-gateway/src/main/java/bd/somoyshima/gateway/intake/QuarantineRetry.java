package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.identity.Client;
import bd.somoyshima.gateway.identity.Clients;
import bd.somoyshima.gateway.intake.Arrival.Retry;
import bd.somoyshima.gateway.intake.Arrival.Way;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.gateway.quarantine.Quarantine.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tries entries of quarantine again, as they came: through the same translation and decision, as
 * the client that sent them may speak now. What is accepted keeps the time it first came in.
 */
@Component
public class QuarantineRetry {

    private static final int LONGEST_ROW = 16 * 1_024 * 1_024;

    private final FactIntake intake;
    private final Clients clients;

    QuarantineRetry(FactIntake intake, Clients clients) {
        this.intake = intake;
        this.clients = clients;
    }

    /**
     * Tries an open entry again.
     *
     * @param by who has it tried again
     * @return its new verdict; if it is rejected again it stays where it is
     */
    public FactVerdict retry(Entry entry, Caller by) {
        var sent = entry.sent();
        RawEvent event;
        try {
            event = event(sent.mediaType(), sent.attributes(), sent.raw());
        } catch (UnreadableException e) {
            return rejected(entry, e.problem());
        }
        Caller sender = null;
        if (sent.clientId() != null) {
            sender = clients.active(sent.clientId()).map(Client::caller).orElse(null);
            if (sender == null) {
                return rejected(
                        entry,
                        new Problem(
                                "source",
                                sent.source(),
                                Problem.Code.UNKNOWN_SOURCE,
                                "the client '"
                                        + sent.clientId()
                                        + "', which sent it, has been revoked"));
            }
        }
        var arrival =
                new Arrival(
                        Way.valueOf(sent.way()),
                        sender,
                        null,
                        sent.history(),
                        new Retry(entry.quarantineId(), entry.arrivedAt(), by.client()));
        return intake.take(List.of(event), arrival).getFirst();
    }

    private static RawEvent event(
            String mediaType, java.util.Map<String, String> attributes, byte[] raw)
            throws UnreadableException {
        return switch (mediaType) {
            case RawEvent.BINARY -> RawEvent.binary(attributes, raw);
            case RawEvent.ROW -> row(attributes, raw);
            default -> RawEvent.structured(raw);
        };
    }

    private static RawEvent row(java.util.Map<String, String> attributes, byte[] raw)
            throws UnreadableException {
        try {
            var splitter = new RecordSplitter(new ByteArrayInputStream(raw), true, LONGEST_ROW);
            var heading = splitter.next();
            if (heading == null) {
                throw new UnreadableException("the entry is not a heading and one row");
            }
            var rows = CsvRows.under(heading.bytes(), CsvOptions.of(attributes));
            splitter.rowsHave(rows.delimiter(), rows.columns());
            var row = splitter.next();
            if (row == null) {
                throw new UnreadableException("the entry is not a heading and one row");
            }
            return rows.event(row.bytes());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static FactVerdict rejected(Entry entry, Problem problem) {
        return new FactVerdict(
                0,
                entry.sent().source(),
                entry.sent().factId(),
                Outcome.REJECTED,
                null,
                List.of(problem),
                List.of(),
                entry.quarantineId());
    }
}

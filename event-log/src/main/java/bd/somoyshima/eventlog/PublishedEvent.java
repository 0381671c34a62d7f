package bd.somoyshima.eventlog;

import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored fact as a CloudEvent 1.0, as it would be sent: what the gateway would make of it is the
 * same fact again.
 */
public final class PublishedEvent {

    private PublishedEvent() {}

    /**
     * The CloudEvent of a fact.
     *
     * @param sequence its place in the event log, for the extension of that name, or null
     * @param recordedAt when it was stored, for the extension of that name, or null
     */
    public static ObjectNode of(Fact fact, @Nullable Long sequence, @Nullable Instant recordedAt) {
        ObjectNode data = FactCodec.json().valueToTree(fact);
        var event = FactCodec.json().createObjectNode();
        var header = fact.header();
        event.put("specversion", "1.0");
        event.put("id", header.id());
        event.put("source", header.source());
        event.put("type", FactNames.nameOf(fact.getClass()));
        event.put("time", header.occurredAt().toString());
        if (fact instanceof CaseFact caseFact) {
            event.put("subject", caseFact.caseNo());
        }
        event.put("datacontenttype", "application/json");
        if (header.demonstration()) {
            event.put("demonstration", true);
        }
        if (header.dayOnly()) {
            event.put("dayonly", true);
        }
        if (sequence != null) {
            // CloudEvents compares sequences as text
            event.put("sequence", String.format(Locale.ROOT, "%019d", sequence));
        }
        if (recordedAt != null) {
            event.put("recordedat", recordedAt.toString());
        }
        data.remove("header");
        data.remove("type");
        if (data.get("replacement") instanceof ObjectNode replacement) {
            data.set("replacement", replacement(replacement));
        }
        event.set("data", data);
        return event;
    }

    private static ObjectNode replacement(ObjectNode stored) {
        var sent = FactCodec.json().createObjectNode();
        sent.set("type", stored.get("type"));
        sent.set("time", stored.path("header").get("occurredAt"));
        if (stored.path("header").path("dayOnly").asBoolean(false)) {
            sent.put("dayonly", true);
        }
        var data = stored.deepCopy();
        data.remove("header");
        data.remove("type");
        sent.set("data", data);
        return sent;
    }
}

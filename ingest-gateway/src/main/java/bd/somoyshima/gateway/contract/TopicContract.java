package bd.somoyshima.gateway.contract;

import bd.somoyshima.eventlog.FactNames;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Kafka topics as an AsyncAPI 3 document. */
public final class TopicContract {

    private static final String FACTS_IN = "somoyshima.facts.in.{client}";
    private static final String FACTS_ACCEPTED = "somoyshima.facts.accepted";
    private static final String NOTICES = "somoyshima.notices";

    private TopicContract() {}

    /** The document; schemas are referred to by addresses beside it. */
    public static ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Somoyshima")
                .put("version", "1")
                .put(
                        "description",
                        "Facts come in over one topic; accepted facts and notices go out over two others. Messages are"
                                + " CloudEvents 1.0 as JSON (structured mode); facts may come in in binary mode, too."
                                + " Consumers of the outgoing topics read with isolation.level=read_committed: each"
                                + " message is then seen once, in order for each key, without a gap.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/cloudevents+json");
        var channels = document.putObject("channels");
        var in =
                channel(
                        channels,
                        "factsIn",
                        FACTS_IN,
                        "Facts office systems send, one a record, each client to the topic of its own name, which nobody else"
                                + " may write to. Key: office/caseNo, so that facts of a case stay in order.");
        ((ObjectNode) channels.get("factsIn"))
                .putObject("parameters")
                .putObject("client")
                .put("description", "The client's name, as it fetches tokens by.");
        var accepted =
                channel(
                        channels,
                        "factsAccepted",
                        FACTS_ACCEPTED,
                        "Every accepted fact, once, in the order it was stored. Key: office/caseNo; of other facts what"
                                + " they are about. Applicants' references are keyed hashes.");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        for (var name : FactNames.all()) {
            var id = name.replaceAll("[.-]", "_");
            var message = messages.putObject(id);
            message.put("name", name).put("contentType", "application/cloudevents+json");
            message.putObject("payload").put("$ref", "./schemas/" + name + ".json");
            if (FactNames.sendable().contains(name)) {
                in.putObject(id).put("$ref", "#/components/messages/" + id);
            }
            var acceptedId = id + "_accepted";
            var acceptedMessage = messages.putObject(acceptedId);
            acceptedMessage
                    .put("name", name)
                    .put("contentType", "application/cloudevents+json")
                    .put(
                            "summary",
                            "as sent, with sequence (its place in the event log, 19 digits) and recordedat (when it was"
                                    + " stored)");
            acceptedMessage.set("headers", position());
            var payload = acceptedMessage.putObject("payload");
            payload.put("type", "object");
            var properties = payload.putObject("properties");
            properties.putObject("type").put("const", name);
            properties.putObject("sequence").put("type", "string").put("pattern", "^\\d{19}$");
            properties.putObject("recordedat").put("type", "string").put("format", "date-time");
            if (FactNames.sendable().contains(name)) {
                properties
                        .putObject("data")
                        .put("$ref", "./schemas/" + name + ".json#/properties/data");
            } else {
                statement(properties.putObject("data"));
            }
            accepted.putObject(acceptedId).put("$ref", "#/components/messages/" + acceptedId);
        }
        var notices =
                channel(
                        channels,
                        "notices",
                        NOTICES,
                        "Notices: something someone should hear of, or that it does not hold after all. Each once, over"
                                + " restarts and replays. Key: office/caseNo, or the office.");
        notice(
                messages,
                notices,
                "at-risk",
                "An open case has used more than 80 % of its limit, or its last counted day has begun.");
        notice(messages, notices, "overdue", "The limit of an open case has run out.");
        notice(
                messages,
                notices,
                "ripe-for-escalation",
                "A tier's limit ran out while it had the complaint: it can be taken to the next tier.");
        notice(
                messages,
                notices,
                "office-silent",
                "Nothing has been heard of an office for three working days of its calendar.");
        var operations = document.putObject("operations");
        operation(operations, "takeFacts", "receive", "factsIn");
        operation(operations, "publishFacts", "send", "factsAccepted");
        operation(operations, "publishNotices", "send", "notices");
        return document;
    }

    private static void notice(ObjectNode messages, ObjectNode channel, String kind, String says) {
        for (var change : new String[] {"raised", "rescinded"}) {
            var name = "notice." + kind + "." + change + ".v1";
            var id = name.replaceAll("[.-]", "_");
            var message = messages.putObject(id);
            message.put("name", name).put("contentType", "application/cloudevents+json");
            message.put(
                    "summary",
                    change.equals("raised")
                            ? says
                            : "It does not hold after all: a later fact or a change of the calendar says so.");
            message.set("headers", position());
            var payload = message.putObject("payload");
            payload.put("type", "object");
            var properties = payload.putObject("properties");
            properties.putObject("type").put("const", name);
            var data = properties.putObject("data");
            data.put("type", "object");
            var fields = data.putObject("properties");
            fields.putObject("office").put("type", "string");
            if (!kind.equals("office-silent")) {
                fields.putObject("caseNo").put("type", "string");
                fields.putObject("tier")
                        .put("type", "integer")
                        .put("minimum", 1)
                        .put("maximum", 3)
                        .put("description", "Of a complaint.");
            }
            fields.putObject("since").put("type", "string").put("format", "date-time");
            channel.putObject(id).put("$ref", "#/components/messages/" + id);
        }
    }

    /** A published statement goes out without its content, which can be long. */
    private static void statement(ObjectNode data) {
        data.put("type", "object");
        var fields = data.putObject("properties");
        fields.putObject("of").put("type", "string");
        fields.putObject("month").put("type", "string").put("format", "date");
        fields.putObject("contentHash").put("type", "string").put("pattern", "^[0-9a-f]{64}$");
    }

    private static ObjectNode position() {
        var headers = JsonNodeFactory.instance.objectNode();
        headers.put("type", "object");
        headers.putObject("properties")
                .putObject("position")
                .put("type", "string")
                .put("pattern", "^\\d+$");
        return headers;
    }

    private static ObjectNode channel(
            ObjectNode channels, String id, String address, String description) {
        var channel = channels.putObject(id);
        channel.put("address", address).put("description", description);
        return channel.putObject("messages");
    }

    private static void operation(ObjectNode operations, String id, String action, String channel) {
        var operation = operations.putObject(id);
        operation.put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
    }
}

package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * One CloudEvent as it came.
 *
 * @param event as JSON
 * @param raw the very bytes
 */
record RawEvent(JsonNode event, byte[] raw) {

    /** A field given twice is no JSON either: which one would count? */
    private static final ObjectReader READER =
            FactCodec.json()
                    .reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The body is no JSON, so that no single event can be made out. */
    static final class UnreadableException extends Exception {
        private final transient Problem problem;

        UnreadableException(String message) {
            super(message);
            this.problem = new Problem("", null, Problem.Code.MALFORMED, message);
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * The events of a body: one JSON object, or an array of them.
     *
     * @throws UnreadableException if it is neither; then nothing of it is taken
     */
    static List<RawEvent> parse(byte[] body) throws UnreadableException {
        for (byte b : body) {
            if (b == 0) {
                throw new UnreadableException("the body is not JSON in UTF-8: it has zero bytes");
            }
        }
        var events = new ArrayList<RawEvent>();
        try (var parser = READER.createParser(body)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    events.add(next(parser, body));
                }
            } else if (first == null) {
                throw new UnreadableException(
                        "the body is empty; send a CloudEvent or an array of them");
            } else {
                events.add(next(parser, body));
            }
            if (parser.nextToken() != null) {
                throw new UnreadableException("something follows after the end of the JSON text");
            }
            return events;
        } catch (JacksonException e) {
            throw new UnreadableException(
                    "the body is not JSON in UTF-8: "
                            + e.getOriginalMessage()
                            + " (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ")");
        }
    }

    private static RawEvent next(JsonParser parser, byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        var event = READER.readTree(parser);
        int to = (int) parser.currentLocation().getByteOffset();
        return new RawEvent(event, Arrays.copyOfRange(body, from, to));
    }
}

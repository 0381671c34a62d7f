package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One CloudEvent as it came.
 *
 * @param event as JSON
 * @param raw the very bytes
 * @param mediaType what the bytes are
 * @param attributes what came beside them: of an event in binary mode its attributes, of a row the
 *     options of its upload
 */
record RawEvent(JsonNode event, byte[] raw, String mediaType, Map<String, String> attributes) {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BINARY = "application/json";
    static final String ROW = "text/csv";

    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 40;

    /** Stored facts have the same nesting; what is deeper, or longer than any field, is no fact. */
    private static final JsonMapper MAPPER =
            new JsonMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .maxStringLength(LONGEST_TEXT)
                                            .maxNameLength(LONGEST_NAME)
                                            .maxNumberLength(LONGEST_NUMBER)
                                            .build())
                            .build());

    /** A field given twice is no JSON either: which one would count? */
    private static final ObjectReader READER =
            MAPPER.reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The body is no JSON, so that no single event can be made out. */
    static final class UnreadableException extends Exception {
        private final @Nullable String id;
        private final transient List<Problem> problems;

        UnreadableException(String message) {
            this(null, List.of(new Problem("", null, Problem.Code.MALFORMED, message)));
        }

        /**
         * A row of a list that cannot be read.
         *
         * @param id the row's own number, if that can be read
         * @param problems one for each wrong column, by its name
         */
        UnreadableException(@Nullable String id, List<Problem> problems) {
            super(problems.getFirst().message());
            this.id = id;
            this.problems = List.copyOf(problems);
        }

        @Nullable String id() {
            return id;
        }

        List<Problem> problems() {
            return problems;
        }

        Problem problem() {
            return problems.getFirst();
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
                    "the body is not JSON in UTF-8: " + e.getOriginalMessage() + place(e));
        }
    }

    private static String place(JacksonException e) {
        @Nullable TokenStreamLocation location = e.getLocation();
        return location == null
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /**
     * The single event of a message in structured mode.
     *
     * @throws UnreadableException if it is not one JSON object
     */
    static RawEvent structured(byte[] body) throws UnreadableException {
        var events = parse(body);
        if (events.size() != 1 || !events.getFirst().event().isObject()) {
            throw new UnreadableException("send one CloudEvent, a JSON object, in each message");
        }
        return events.getFirst();
    }

    /**
     * An event in binary mode: its attributes came beside the data.
     *
     * @throws UnreadableException if the data are not one JSON value
     */
    static RawEvent binary(Map<String, String> attributes, byte[] data) throws UnreadableException {
        var parsed = parse(data);
        var event = JsonNodeFactory.instance.objectNode();
        attributes.forEach(event::put);
        event.set(
                "data",
                parsed.size() == 1
                        ? parsed.getFirst().event()
                        : JsonNodeFactory.instance.nullNode());
        return new RawEvent(event, data, BINARY, new TreeMap<>(attributes));
    }

    private static RawEvent next(JsonParser parser, byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        var event = READER.readTree(parser);
        int to = (int) parser.currentLocation().getByteOffset();
        return new RawEvent(event, Arrays.copyOfRange(body, from, to), STRUCTURED, Map.of());
    }

    /** The office it is about, as far as it can be read. */
    String office() {
        return event.path("data").path("office").asString("");
    }
}

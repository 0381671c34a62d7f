package bd.somoyshima.gateway.contract;

import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.Problem.Code;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the data of a fact against its published schema, and tells every field that does not fit.
 *
 * <p>A field that is {@code null} counts as left out.
 */
public final class SchemaCheck {

    private static final int LONGEST_SHOWN = 200;

    /** What is in them may be about a person. */
    private static final Set<String> NOT_SHOWN = Set.of("applicant", "complainant");

    private static final Map<String, Schema> SCHEMAS = schemas();

    private SchemaCheck() {}

    private static Map<String, Schema> schemas() {
        var registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        r ->
                                r.schemaRegistryConfig(
                                        SchemaRegistryConfig.builder()
                                                .formatAssertionsEnabled(true)
                                                .build()));
        return FactSchemas.all().entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                e ->
                                        registry.getSchema(
                                                e.getValue().get("properties").get("data"))));
    }

    /**
     * What is wrong.
     *
     * @param type the name of the fact
     * @param data its fields
     * @param prefix what stands before the names of fields in problems, e.g. {@code data.}
     */
    public static List<Problem> problems(String type, ObjectNode data, String prefix) {
        var schema = SCHEMAS.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("there is no schema of " + type);
        }
        // a number where a choice is wanted is told once, though neither type nor choice fits
        var problems = new LinkedHashMap<String, Problem>();
        for (var error : schema.validate(withoutNulls(data))) {
            var problem = problem(error, prefix);
            problems.putIfAbsent(problem.field(), problem);
        }
        return List.copyOf(problems.values());
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (!hasNulls(node)) {
            return node;
        }
        var copy = node.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static boolean hasNulls(JsonNode node) {
        for (var child : node) {
            if (child.isNull() || hasNulls(child)) {
                return true;
            }
        }
        return false;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        for (var child : node) {
            removeNulls(child);
        }
    }

    private static Problem problem(Error error, String prefix) {
        var path = path(error);
        var value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" ->
                    new Problem(
                            prefix + joined(path, error.getProperty()),
                            null,
                            Code.MISSING,
                            "this field is required");
            case "additionalProperties" ->
                    new Problem(
                            prefix + joined(path, error.getProperty()),
                            null,
                            Code.UNKNOWN_FIELD,
                            "there is no such field in a fact of this type");
            default -> new Problem(prefix + path, shown(path, value), Code.MALFORMED, right(error));
        };
    }

    /** The path as facts are written: {@code charter.services[0].limit}. */
    private static String path(Error error) {
        var location = error.getInstanceLocation();
        var path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            var element = location.getElement(i);
            if (element instanceof Number) {
                path.append('[').append(element).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(element);
            }
        }
        return path.toString();
    }

    private static String joined(String path, @Nullable String property) {
        return path.isEmpty() ? String.valueOf(property) : path + "." + property;
    }

    private static @Nullable String shown(String path, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (NOT_SHOWN.contains(path.substring(path.lastIndexOf('.') + 1))) {
            return "(not shown)";
        }
        var text = value.isString() ? value.asString() : value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** What would be right, by the keyword that was not met. */
    private static String right(Error error) {
        var asked = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" ->
                    "write "
                            + switch (asked.asString("")) {
                                case "string" -> "a text in quotation marks";
                                case "integer" -> "a whole number";
                                case "boolean" -> "true or false";
                                case "array" -> "a list: [ … ]";
                                default -> "an object: { … }";
                            };
            case "enum" ->
                    "write one of "
                            + asked.valueStream()
                                    .map(JsonNode::asString)
                                    .collect(Collectors.joining(", "));
            case "pattern", "format" -> {
                var words = FactSchemas.words(asked.asString(""));
                yield words == null ? error.getMessage() : "write " + words;
            }
            default -> error.getMessage();
        };
    }
}

package bd.somoyshima.gateway.contract;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 2020-12) of every fact as it is sent: a CloudEvent whose data have the fields
 * of the fact's record. What follows from more than one field is not in a schema; the gateway says
 * it.
 */
public final class FactSchemas {

    private static final String OFFICE = "^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$";
    private static final String PLACE = "^BD(-\\d{2}){0,3}$";
    private static final String SERVICE = "^(citizen|institutional|internal)/\\d{2,3}$";
    private static final String SCOPE =
            "^(BD(-\\d{2}){0,3}|office:[a-z0-9][a-z0-9-]{0,62}[a-z0-9])$";
    private static final String DATE = "^\\d{4}-\\d{2}-\\d{2}$";
    private static final String TIME_OF_DAY = "^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$";
    private static final String CASE_NO = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
    private static final String ORDER_NO = "^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$";
    private static final String REFERENCE = "^(?=.*[A-Za-z])[A-Za-z0-9_-]{12,88}$";
    private static final String VARIANT = "^" + ServiceVariant.CODE_PATTERN + "$";

    /** What a field of a form takes, in words, by its pattern or format. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry(
                            OFFICE,
                            "an office: 2 to 64 of a-z, 0-9 and -, e.g. ict-manikganj-sadar"),
                    Map.entry(
                            PLACE,
                            "BD, BD-30, BD-30-56 or BD-30-56-46 (codes of division, district, upazila)"),
                    Map.entry(SERVICE, "category/serial, e.g. citizen/01 or institutional/11"),
                    Map.entry(SCOPE, "a place, e.g. BD-30-56, or office:<office>"),
                    Map.entry(DATE, "a date such as 2026-05-24, without a time"),
                    Map.entry("date", "a date of the calendar such as 2026-05-24"),
                    Map.entry(TIME_OF_DAY, "a local time such as 09:00"),
                    Map.entry(
                            "date-time",
                            "a time with its offset, such as 2026-05-24T11:00:00+06:00"),
                    Map.entry(
                            CASE_NO,
                            "a case number: 1 to 64 of A-Z, a-z, 0-9, . _ - that begin with a letter or digit"),
                    Map.entry(
                            ORDER_NO,
                            "the number of the order: 1 to 64 of 0-9, A-Z, a-z, . / _ and -"),
                    Map.entry(
                            REFERENCE,
                            "an opaque keyed reference: 12 to 88 of A-Z, a-z, 0-9, _ and -, with a letter; never a name,"
                                    + " telephone number or NID"),
                    Map.entry(
                            VARIANT,
                            "the code of the variant in the charter: 1 to 30 of a-z, 0-9 and -, beginning with a letter"));

    /** Texts of facts about cases that have a form, by their names. */
    private static final Map<String, String> FORMS =
            Map.of(
                    "caseNo", CASE_NO,
                    "orderNo", ORDER_NO,
                    "applicant", REFERENCE,
                    "complainant", REFERENCE,
                    "variant", VARIANT);

    /** Left out, they mean what is usual. */
    private static final Set<String> USUAL_IN_CHARTERS =
            Set.of("closedLastDay", "onTransfer", "pausesFor");

    private static final SchemaGenerator GENERATOR = generator();

    private FactSchemas() {}

    /** The schema of every fact, by its name. */
    public static SortedMap<String, ObjectNode> all() {
        var schemas = new TreeMap<String, ObjectNode>();
        for (var name : FactNames.all()) {
            schemas.put(name, schema(name));
        }
        return schemas;
    }

    private static ObjectNode schema(String name) {
        var type = FactNames.typeOf(name).orElseThrow();
        var schema = object();
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("$id", "/schemas/" + name + ".json");
        schema.put("title", name);
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.set("id", text("^[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,199}$"));
        properties.putObject("source").put("type", "string").put("format", "uri-reference");
        properties.putObject("type").put("const", name);
        properties
                .putObject("time")
                .put("type", "string")
                .put("format", "date-time")
                .put("description", "when it happened, with offset");
        if (CaseFact.class.isAssignableFrom(type)) {
            properties
                    .putObject("subject")
                    .put("type", "string")
                    .put("description", "the case number");
        }
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.putObject("dataschema").put("type", "string");
        properties.putObject("demonstration").put("type", "boolean");
        if (CaseFact.class.isAssignableFrom(type)) {
            properties.set("dayonly", dayOnly());
        }
        properties.set("data", data(type));
        var required = schema.putArray("required");
        List.of("specversion", "id", "source", "type", "time", "data").forEach(required::add);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode data(Class<? extends Fact> type) {
        var data = GENERATOR.generateSchema(type);
        data.remove("$schema");
        var properties = (ObjectNode) data.get("properties");
        if (type == FactCorrected.class) {
            properties.set("corrects", key());
            var replacement = properties.putObject("replacement");
            replacement.put("type", "object");
            var fields = replacement.putObject("properties");
            fields.putObject("type").put("type", "string");
            fields.putObject("time").put("type", "string").put("format", "date-time");
            fields.set("dayonly", dayOnly());
            fields.putObject("data")
                    .put("type", "object")
                    .put(
                            "description",
                            "as in a fact of that type; office and caseNo are understood");
            replacement.putArray("required").add("type").add("time").add("data");
            replacement.put("additionalProperties", false);
        }
        if (type == FactVoided.class) {
            properties.set("voids", key());
        }
        return data;
    }

    private static ObjectNode dayOnly() {
        return object().put("type", "boolean")
                .put(
                        "description",
                        "true: only the day is known; time is then any moment of that day in"
                                + " Bangladesh");
    }

    private static ObjectNode key() {
        var key = object();
        key.put("type", "object");
        var properties = key.putObject("properties");
        properties.putObject("id").put("type", "string");
        properties
                .putObject("source")
                .put("type", "string")
                .put("description", "left out: the source of this event");
        key.putArray("required").add("id");
        key.put("additionalProperties", false);
        return key;
    }

    private static SchemaGenerator generator() {
        var builder =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                Option.INLINE_ALL_SCHEMAS,
                                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                        .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forFields()
                .withIgnoreCheck(field -> field.getName().equals("header"))
                .withRequiredCheck(FactSchemas::isRequired)
                .withStringPatternResolver(FactSchemas::form);
        Map<Class<?>, ObjectNode> values =
                Map.of(
                        OfficeId.class,
                        text(OFFICE),
                        PlaceCode.class,
                        text(PLACE),
                        ServiceCode.class,
                        text(SERVICE),
                        Scope.class,
                        text(SCOPE),
                        LocalDate.class,
                        text(DATE).put("format", "date"),
                        LocalTime.class,
                        text(TIME_OF_DAY),
                        Instant.class,
                        object().put("type", "string").put("format", "date-time"));
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider(
                        (type, context) -> {
                            @Nullable ObjectNode value = values.get(type.getErasedType());
                            return value == null ? null : new CustomDefinition(value.deepCopy());
                        });
        return new SchemaGenerator(builder.build());
    }

    /** As the gateway has it: everything that is not nullable; a flag left out is false. */
    private static boolean isRequired(FieldScope field) {
        if (field.getDeclaringType().getErasedType() == Charter.class
                && USUAL_IN_CHARTERS.contains(field.getName())) {
            return false;
        }
        return !field.getType().isPrimitive()
                && !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The pattern of a text that has one. */
    private static @Nullable String form(FieldScope field) {
        var declaring = field.getDeclaringType().getErasedType();
        if (declaring == ServiceVariant.class && field.getName().equals("code")) {
            return VARIANT;
        }
        return CaseFact.class.isAssignableFrom(declaring)
                        || declaring == CaseFact.TransferredFrom.class
                ? FORMS.get(field.getName())
                : null;
    }

    /** What a field takes, in words as after "write"; by the pattern or format of its schema. */
    static @Nullable String words(String form) {
        return WORDS.get(form);
    }

    private static ObjectNode text(String pattern) {
        return object().put("type", "string").put("pattern", pattern);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A schema of any fact an office system may send: one of all. */
    static JsonNode anyFact() {
        var schema = object();
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("$id", "/schemas/fact.json");
        schema.put("title", "A fact, as a CloudEvent");
        var any = schema.putArray("oneOf");
        FactNames.sendable().stream()
                .sorted()
                .forEach(name -> any.addObject().put("$ref", name + ".json"));
        return schema;
    }
}

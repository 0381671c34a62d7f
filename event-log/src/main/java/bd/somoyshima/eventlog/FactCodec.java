package bd.somoyshima.eventlog;

import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Facts as JSON and back, each with its stored name under {@code type}. Unknown fields and names
 * are refused.
 */
public final class FactCodec {

    private static final JsonMapper MAPPER = mapper();

    private FactCodec() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface TypeByName {}

    private static JsonMapper mapper() {
        var builder =
                JsonMapper.builder()
                        // an absent flag is false
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .changeDefaultPropertyInclusion(
                                i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .addMixIn(Fact.class, TypeByName.class)
                        .addMixIn(CaseFact.class, TypeByName.class);
        StrictJson.configure(builder);
        for (var name : FactNames.all()) {
            builder.registerSubtypes(new NamedType(FactNames.typeOf(name).orElseThrow(), name));
        }
        return builder.build();
    }

    /** The mapper that writes facts, for others that write records made of the same values. */
    public static JsonMapper json() {
        return MAPPER;
    }

    public static String write(Fact fact) {
        return MAPPER.writeValueAsString(fact);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JacksonException if the text is not a fact of a known name
     */
    public static Fact read(String json) {
        return MAPPER.readValue(json, Fact.class);
    }
}

package bd.somoyshima.eventlog;

import bd.somoyshima.fact.Fact;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Axon's serializer, as an allow-list: facts by their stored names, message meta-data, and the
 * tokens of event processors. No class is ever looked up by a name found in the database.
 */
public final class FactSerializer implements Serializer {

    private static final String META_DATA = "meta-data";
    private static final String TOKEN = "global-sequence-token";
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        var type = typeForClass(object == null ? null : object.getClass());
        return new SimpleSerializedObject<>(
                converter.convert(json(object), representation), representation, type);
    }

    private static String json(@Nullable Object object) {
        if (object instanceof Fact fact) {
            return FactCodec.write(fact);
        }
        if (object instanceof MetaData metaData) {
            return FactCodec.json().writeValueAsString(metaData);
        }
        if (object instanceof GlobalSequenceTrackingToken token) {
            return Long.toString(token.getGlobalIndex());
        }
        throw new SerializationException(object + " is not stored in the event log");
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(String.class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface is declared so
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        var json =
                converter.convert(serialized.getData(), serialized.getContentType(), String.class);
        var name = serialized.getType().getName();
        try {
            return (T)
                    switch (name) {
                        case META_DATA, "org.axonframework.messaging.MetaData" ->
                                json.equals("{}")
                                        ? MetaData.emptyInstance()
                                        : MetaData.from(FactCodec.json().readValue(json, STRINGS));
                        case TOKEN -> new GlobalSequenceTrackingToken(Long.parseLong(json));
                        default -> fact(name, json, serialized.getType());
                    };
        } catch (JacksonException e) {
            throw new SerializationException("a stored " + name + " cannot be read", e);
        }
    }

    private static Object fact(String name, String json, SerializedType type) {
        if (FactNames.typeOf(name).isEmpty()) {
            throw new SerializationException(
                    "'"
                            + name
                            + "' is not the name of a stored fact; is this version older than the data? "
                            + type);
        }
        return FactCodec.read(json);
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is declared so
    public Class classForType(SerializedType type) {
        return switch (type.getName()) {
            case META_DATA, "org.axonframework.messaging.MetaData" -> MetaData.class;
            case TOKEN -> GlobalSequenceTrackingToken.class;
            default ->
                    FactNames.typeOf(type.getName())
                            .<Class>map(c -> c)
                            .orElse(UnknownSerializedType.class);
        };
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is declared so
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null) {
            return SimpleSerializedType.emptyType();
        }
        Class<?> known = type;
        if (Fact.class.isAssignableFrom(known)) {
            return new SimpleSerializedType(FactNames.nameOf(known.asSubclass(Fact.class)), null);
        }
        return new SimpleSerializedType(
                known == GlobalSequenceTrackingToken.class ? TOKEN : META_DATA, null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}

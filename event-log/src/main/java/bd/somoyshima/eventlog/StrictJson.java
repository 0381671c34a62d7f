package bd.somoyshima.eventlog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How every JSON that comes in is bound: a value is of the kind its schema names, or it is refused.
 * Nothing is turned into something else on the way: a number is no text, a time stamp no date.
 *
 * <p>A date is {@code 2026-05-24}, a local time {@code 09:00} or {@code 09:00:30}, an instant has
 * its offset. A time stamp where a date is wanted would have to be moved to some time zone first,
 * and it is not known to which.
 */
public final class StrictJson {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-.*(Z|[+-]\\d{2}:\\d{2})");
    private static final DateTimeFormatter STRICT_DATE =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

    private StrictJson() {}

    /** Makes a mapper strict. */
    public static void configure(JsonMapper.Builder builder) {
        builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // 3.7 days are not three, and no one numbers the words of a choice
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(times());
        for (var type : LogicalType.values()) {
            if (type == LogicalType.Untyped) {
                continue; // takes anything as it is
            }
            builder.withCoercionConfig(
                    type,
                    config -> {
                        if (type == LogicalType.Textual || type == LogicalType.Enum) {
                            config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                        }
                        if (type != LogicalType.Float) {
                            config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                        }
                        if (type != LogicalType.Boolean) {
                            config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                        }
                        if (type != LogicalType.Textual) {
                            config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                        }
                    });
        }
    }

    private static SimpleModule times() {
        return new SimpleModule("times")
                .addDeserializer(
                        LocalDate.class,
                        new FromText<>(LocalDate.class, DATE, t -> LocalDate.parse(t, STRICT_DATE)))
                .addDeserializer(
                        LocalTime.class, new FromText<>(LocalTime.class, TIME, LocalTime::parse))
                .addDeserializer(
                        Instant.class,
                        new FromText<>(
                                Instant.class, MOMENT, t -> OffsetDateTime.parse(t).toInstant()))
                .addDeserializer(
                        OffsetDateTime.class,
                        new FromText<>(OffsetDateTime.class, MOMENT, OffsetDateTime::parse));
    }

    /** What of a body could not be bound, in words that name the field. */
    public static String inWords(DatabindException e) {
        var path =
                e.getPath().stream()
                        .map(
                                r ->
                                        r.getPropertyName() == null
                                                ? "[" + r.getIndex() + "]"
                                                : "." + r.getPropertyName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "");
        var field = path.isEmpty() ? "the body" : path;
        if (e instanceof UnrecognizedPropertyException) {
            return field + ": there is no such field";
        }
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return field + ": " + cause.getMessage();
        }
        if (e instanceof InvalidFormatException wrong) {
            return field
                    + " is '"
                    + wrong.getValue()
                    + "'"
                    + (wrong.getTargetType().isEnum()
                            ? "; write one of "
                                    + Arrays.toString(wrong.getTargetType().getEnumConstants())
                            : ", which is not of the kind this field takes");
        }
        return field + ": the value is not of the kind this field takes";
    }

    /** Reads a text, and nothing else. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private final Class<T> kind;
        private final transient Pattern form;
        private final transient Function<String, T> read;

        FromText(Class<T> kind, Pattern form, Function<String, T> read) {
            super(kind);
            this.kind = kind;
            this.form = form;
            this.read = read;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return kind.cast(context.handleUnexpectedToken(getValueType(context), parser));
            }
            var text = parser.getString();
            if (form.matcher(text).matches()) {
                try {
                    return read.apply(text);
                } catch (DateTimeException e) {
                    return weird(context, text, String.valueOf(e.getMessage()));
                }
            }
            return weird(context, text, "not of the form " + form);
        }

        private @Nullable T weird(DeserializationContext context, String text, String why) {
            return kind.cast(context.handleWeirdStringValue(kind, text, "%s", why));
        }
    }
}

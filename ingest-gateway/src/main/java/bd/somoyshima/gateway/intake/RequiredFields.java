package bd.somoyshima.gateway.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which required fields of a record are absent. A record's components are required unless declared
 * {@link Nullable}.
 */
final class RequiredFields {

    /**
     * A component of a record, looked up once.
     *
     * @param required whether it may not be absent
     */
    private record Field(String name, boolean required, Method accessor) {}

    private static final ClassValue<List<Field>> FIELDS =
            new ClassValue<>() {
                @Override
                protected List<Field> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(
                                    c ->
                                            new Field(
                                                    c.getName(),
                                                    !c.getAnnotatedType()
                                                            .isAnnotationPresent(Nullable.class),
                                                    c.getAccessor()))
                            .toList();
                }
            };

    private RequiredFields() {}

    /** The paths of absent fields, outermost first. */
    static List<String> missing(Record value) {
        var missing = new ArrayList<String>();
        collect(value, "", missing);
        return missing;
    }

    private static void collect(Record value, String prefix, List<String> missing) {
        for (var field : FIELDS.get(value.getClass())) {
            var content = read(field, value);
            if (content == null) {
                if (field.required()) {
                    missing.add(prefix + field.name());
                }
            } else if (content instanceof Record nested) {
                collect(nested, prefix + field.name() + ".", missing);
            } else if (content instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Record nested) {
                        collect(nested, prefix + field.name() + "[" + i + "].", missing);
                    }
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Record value) {
        try {
            return field.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}

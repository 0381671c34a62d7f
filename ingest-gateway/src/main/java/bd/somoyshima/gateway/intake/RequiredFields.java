package bd.somoyshima.gateway.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which required fields of a record are absent. A record's components are required unless declared
 * {@link Nullable}.
 */
final class RequiredFields {

    private RequiredFields() {}

    /** The paths of absent fields, outermost first. */
    static List<String> missing(Record value) {
        var missing = new ArrayList<String>();
        collect(value, "", missing);
        return missing;
    }

    private static void collect(Record value, String prefix, List<String> missing) {
        for (var component : value.getClass().getRecordComponents()) {
            var path = prefix + component.getName();
            var field = read(component, value);
            if (field == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(path);
                }
            } else if (field instanceof Record nested) {
                collect(nested, path + ".", missing);
            } else if (field instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Record nested) {
                        collect(nested, path + "[" + i + "].", missing);
                    }
                }
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}

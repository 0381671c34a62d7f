package bd.somoyshima.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of records as their declarations have it: a component is required unless it is {@link
 * Nullable}; one that is may also be null, unless the record leaves such components out. A nested
 * record is named after the class around it, so that two of the same simple name stay apart.
 */
public final class RecordSchemas extends ModelResolver {

    public RecordSchemas(ObjectMapper mapper) {
        super(mapper, new NestedNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> resolved = super.resolve(type, context, next);
        var of = _mapper.constructType(type.getType()).getRawClass();
        if (resolved != null && of.isRecord()) {
            Schema<?> model =
                    resolved.get$ref() == null
                            ? resolved
                            : context.getDefinedModels().get(nameIn(resolved.get$ref()));
            if (model != null && model.getProperties() != null) {
                complete(model, of);
            }
        }
        return resolved;
    }

    private static void complete(Schema<?> model, Class<?> of) {
        var include = of.getAnnotation(JsonInclude.class);
        boolean leavesOut = include != null && include.value() == JsonInclude.Include.NON_NULL;
        var required = new ArrayList<String>();
        for (var component : of.getRecordComponents()) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (isLeftOut(component)) {
                continue;
            }
            if (!isNullable(component)) {
                required.add(component.getName());
            } else if (!leavesOut) {
                model.getProperties().put(component.getName(), orNull(property));
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    /** Whether it is left out when it is empty or as usual. */
    private static boolean isLeftOut(RecordComponent component) {
        var include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    private static boolean isNullable(RecordComponent component) {
        var schema =
                component
                        .getAccessor()
                        .getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (schema != null
                && schema.requiredMode()
                        == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED) {
            return false; // that it is missing is told in our own words
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var choice = new JsonSchema();
            choice.setAnyOf(List.of(schema, new JsonSchema().types(Set.of("null"))));
            return choice;
        }
        var types = new LinkedHashSet<String>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        types.add("null");
        schema.setType(null);
        schema.setTypes(types);
        return schema;
    }

    private static String nameIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static final class NestedNames extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            var around = type.getEnclosingClass();
            return around == null
                    ? type.getSimpleName()
                    : around.getSimpleName().replace("Controller", "") + type.getSimpleName();
        }
    }
}

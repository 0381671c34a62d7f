package bd.somoyshima.web;

import bd.somoyshima.access.Permission;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI documents of both applications have in common beyond what is read from the
 * controllers: the product's name, how one gets in, problems, and the forms of parameters.
 */
public final class InterfaceDescription {

    private static final String VERSION = "0.1.0";
    private static final String TOKEN = "token";
    private static final String PROBLEM = "ProblemDetails";

    /** The media type of problems. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private InterfaceDescription() {}

    /**
     * A document to begin with.
     *
     * @param application which of them, for its title
     * @param purpose what it does, in a sentence
     */
    public static OpenAPI of(String application, String purpose) {
        var scopes = new Scopes();
        Arrays.stream(Permission.values()).forEach(p -> scopes.addString(p.scope(), p.meaning()));
        var flow = new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes);
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Somoyshima: " + application)
                                .version(VERSION)
                                .description(purpose)
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.OAUTH2)
                                                .flows(new OAuthFlows().clientCredentials(flow))))
                .security(List.of(new SecurityRequirement().addList(TOKEN)));
    }

    private static Schema<?> problem() {
        var schema = new ObjectSchema();
        schema.description(
                        "Problem details (RFC 9457); type leads to what it means and what to do.")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("titleBn", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema());
        schema.setRequired(List.of("type", "title", "status", "detail", "code"));
        return schema;
    }

    /**
     * Adds what all addresses share: each can answer with a problem, a few need no token,
     * parameters and bodies have their forms and an example, and what is not named is refused.
     *
     * @param open what the addresses that need no token begin with
     * @param bodies an example of each body that is JSON or text, by path
     */
    public static void complete(OpenAPI api, List<String> open, Map<String, Object> bodies) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperations()
                                        .forEach(
                                                operation -> {
                                                    complete(operation);
                                                    if (open.stream().anyMatch(path::startsWith)) {
                                                        operation.setSecurity(List.of());
                                                    }
                                                    if (operation.getRequestBody() != null) {
                                                        complete(
                                                                operation.getRequestBody(),
                                                                bodies.get(path),
                                                                api);
                                                    }
                                                }));
    }

    private static void complete(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        PROBLEM_JSON,
                                                        new MediaType().schema(problemSchema()))));
        operation
                .getResponses()
                .values()
                .forEach(
                        response -> {
                            if (response.getContent() != null) {
                                response.getContent().values().forEach(InterfaceDescription::bytes);
                            }
                        });
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(InterfaceDescription::complete);
        }
    }

    private static void complete(RequestBody body, @Nullable Object example, OpenAPI api) {
        body.getContent()
                .forEach(
                        (type, content) -> {
                            bytes(content);
                            boolean isFile =
                                    type.startsWith("application/") && !type.endsWith("json");
                            if (example != null && content.getExample() == null && !isFile) {
                                content.setExample(example);
                            }
                            nothingElse(content.getSchema(), api);
                        });
    }

    /** Bytes are as they are, not in base 64. */
    private static void bytes(MediaType content) {
        var schema = content.getSchema();
        if (schema != null && "byte".equals(schema.getFormat())) {
            // whatever it is, it is not empty
            var anything = new JsonSchema();
            anything.setNot(new JsonSchema()._const(""));
            content.setSchema(anything);
        }
    }

    /** What comes in has the fields that are named and no others. */
    private static void nothingElse(@Nullable Schema<?> schema, OpenAPI api) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            nothingElse(api.getComponents().getSchemas().get(name), api);
            return;
        }
        nothingElse(schema.getItems(), api);
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(s -> nothingElse(s, api));
        }
        if (schema.getProperties() != null && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(s -> nothingElse(s, api));
        }
    }

    private static void complete(Parameter parameter) {
        if (parameter.getSchema() != null) {
            // parameters share what they have been read to
            var schema = AnnotationsUtils.clone(parameter.getSchema(), true);
            parameter.setSchema(schema);
            ParameterForm.complete(parameter, schema);
        }
    }

    /**
     * A JSON object in the order it is written in, for examples.
     *
     * @param namesAndValues in turn
     */
    public static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return object;
    }

    /** A reference to the schema of problems. */
    public static Schema<?> problemSchema() {
        return new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    }
}

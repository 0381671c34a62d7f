package bd.somoyshima.web;

import bd.somoyshima.access.Permission;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the OpenAPI documents of both applications have in common beyond what is read from the
 * controllers: the product's name, how one gets in, problems, and the forms of parameters.
 */
public final class InterfaceDescription {

    private static final String VERSION = "0.1.0";
    private static final String TOKEN = "token";

    private static final String OFFICE = "^[a-z0-9][a-z0-9-]{1,63}$";
    private static final String PLACE = "^BD(-[0-9]{2}){0,3}$";

    /** What a parameter of a name is like, at whatever address. */
    private static final Map<String, String> FORMS =
            Map.of(
                    "office", OFFICE,
                    "place", PLACE,
                    "of", "^(BD(-[0-9]{2}){0,3}|office:[a-z0-9][a-z0-9-]{1,63})$",
                    "month", "^[0-9]{4}-(0[1-9]|1[0-2])$",
                    "lang", "^(bn|en)$");

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
                                                .flows(new OAuthFlows().clientCredentials(flow)))
                                .addSchemas("Problem", problem()))
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
     * parameters have their forms, and none may be empty.
     *
     * @param open what the addresses that need no token begin with
     */
    public static void complete(OpenAPI api, List<String> open) {
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperations()
                                        .forEach(
                                                operation ->
                                                        complete(
                                                                operation,
                                                                open.stream()
                                                                        .anyMatch(
                                                                                path
                                                                                        ::startsWith))));
    }

    private static void complete(Operation operation, boolean open) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(
                                                                        new Schema<>()
                                                                                .$ref(
                                                                                        "#/components/schemas/Problem")))));
        if (open) {
            operation.setSecurity(List.of());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(InterfaceDescription::complete);
        }
    }

    private static void complete(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema == null || !isText(schema) || schema.getEnum() != null) {
            return;
        }
        var form = FORMS.get(parameter.getName());
        if (form != null) {
            schema.setPattern(form);
        } else if (schema.getFormat() == null) {
            schema.setMinLength(1);
        }
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains("string"));
    }
}

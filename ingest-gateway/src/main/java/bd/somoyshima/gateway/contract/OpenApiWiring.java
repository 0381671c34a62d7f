package bd.somoyshima.gateway.contract;

import bd.somoyshima.access.Permission;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says beyond what is read from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {

    private static final String TOKEN = "token";

    private static final List<String> OPEN =
            List.of("/schemas", "/asyncapi", "/problems", "/sign-in");

    @Bean
    OpenAPI description() {
        var scopes = new Scopes();
        Arrays.stream(Permission.values()).forEach(p -> scopes.addString(p.scope(), p.meaning()));
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Somoyshima: the gateway")
                                .version("1")
                                .description(
                                        "Takes facts from office systems and gives a verdict for every one.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.OAUTH2)
                                                .flows(
                                                        new OAuthFlows()
                                                                .clientCredentials(
                                                                        new OAuthFlow()
                                                                                .tokenUrl(
                                                                                        "/oauth2/token")
                                                                                .scopes(scopes))))
                                .addSchemas("CloudEvent", cloudEvent())
                                .addSchemas("Problem", problem()))
                .security(List.of(new SecurityRequirement().addList(TOKEN)));
    }

    private static Schema<?> cloudEvent() {
        var schema = new ObjectSchema();
        schema.description(
                        "A fact as a CloudEvent 1.0. The schema of each type is at /schemas/{type}.json.")
                .addProperty("specversion", new StringSchema()._const("1.0"))
                .addProperty("id", new StringSchema())
                .addProperty("source", new StringSchema())
                .addProperty(
                        "type",
                        new StringSchema()._enum(FactSchemas.all().keySet().stream().toList()))
                .addProperty("time", new StringSchema().format("date-time"))
                .addProperty("subject", new StringSchema())
                .addProperty("datacontenttype", new StringSchema()._const("application/json"))
                .addProperty("data", new ObjectSchema())
                .externalDocs(new ExternalDocumentation().url("/schemas/fact.json"));
        schema.setRequired(List.of("specversion", "id", "source", "type", "time", "data"));
        return schema;
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

    /** Every address can answer with a problem; a few need no token. */
    @Bean
    OpenApiCustomizer problemsAndOpenAddresses() {
        return api ->
                api.getPaths()
                        .forEach(
                                (path, item) ->
                                        item.readOperations()
                                                .forEach(
                                                        operation -> {
                                                            operation
                                                                    .getResponses()
                                                                    .addApiResponse(
                                                                            "default",
                                                                            anyProblem());
                                                            if (OPEN.stream()
                                                                    .anyMatch(path::startsWith)) {
                                                                operation.setSecurity(List.of());
                                                            }
                                                        }));
    }

    /** A JSON document is an object, not what the class that holds it happens to offer. */
    @Bean
    OpenApiCustomizer documents() {
        return api ->
                api.getComponents()
                        .getSchemas()
                        .put(
                                JsonNode.class.getSimpleName(),
                                new ObjectSchema().description("A JSON document"));
    }

    private static ApiResponse anyProblem() {
        return new ApiResponse()
                .description("A problem")
                .content(
                        new io.swagger.v3.oas.models.media.Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new io.swagger.v3.oas.models.media.MediaType()
                                                .schema(
                                                        new Schema<>()
                                                                .$ref(
                                                                        "#/components/schemas/Problem"))));
    }
}

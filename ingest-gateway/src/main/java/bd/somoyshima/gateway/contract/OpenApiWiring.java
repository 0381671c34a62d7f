package bd.somoyshima.gateway.contract;

import bd.somoyshima.web.InterfaceDescription;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says beyond what is read from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {

    private static final List<String> OPEN =
            List.of("/schemas", "/asyncapi", "/problems", "/sign-in");

    @Bean
    OpenAPI description() {
        var api =
                InterfaceDescription.of(
                        "the gateway",
                        "Takes facts from office systems and gives a verdict for every one.");
        api.getComponents().addSchemas("CloudEvent", cloudEvent());
        return api;
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

    @Bean
    OpenApiCustomizer whatAllAddressesShare() {
        return api -> InterfaceDescription.complete(api, OPEN);
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
}

package bd.somoyshima.projection;

import bd.somoyshima.web.InterfaceDescription;
import bd.somoyshima.web.RecordSchemas;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond what is read from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {

    private static final List<String> OPEN = List.of("/problems");

    /** By path. */
    private static final Map<String, Object> BODIES =
            InterfaceDescription.object(
                    "/api/v1/deadlines",
                    List.of(
                            InterfaceDescription.object(
                                    "receivedAt", "2026-05-24T11:00:00+06:00",
                                    "limit", "৩ কার্যদিবস",
                                    "ledger", true)),
                    "/api/v1/changes:preview",
                    InterfaceDescription.object(
                            "type", "calendar.day-declared.v1",
                            "header",
                                    InterfaceDescription.object(
                                            "source", "urn:client:cabinet",
                                            "id", "flood-2026-08-03",
                                            "occurredAt", "2026-08-02T10:00:00Z"),
                            "entry",
                                    InterfaceDescription.object(
                                            "date", "2026-08-03",
                                            "kind", "HOLIDAY",
                                            "holidayClass", "DECLARED_LATER",
                                            "scope", "BD-30-56",
                                            "nameEn", "Flood",
                                            "nameBn", "বন্যা")));

    @Bean
    OpenAPI description() {
        return InterfaceDescription.of(
                "the projection",
                "Answers what became of cases, and the figures of offices and places.");
    }

    private static void bodies(OpenAPI api) {
        // a wrong item is answered with what is wrong with it, so anything can stand there
        for (var content : contents(api, "/api/v1/deadlines")) {
            Schema<?> list = content.getSchema();
            var item = new JsonSchema();
            item.setAnyOf(List.of(list.getItems(), new JsonSchema()));
            list.setItems(item);
        }
        var fact = new ObjectSchema();
        fact.addProperty("type", new StringSchema().minLength(1));
        fact.setAdditionalProperties(true);
        fact.setRequired(List.of("type"));
        contents(api, "/api/v1/changes:preview").forEach(content -> content.setSchema(fact));
    }

    private static Collection<MediaType> contents(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().get(path))
                .getPost()
                .getRequestBody()
                .getContent()
                .values();
    }

    @Bean
    RecordSchemas recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    @Bean
    OpenApiCustomizer whatAllAddressesShare() {
        return api -> {
            bodies(api);
            InterfaceDescription.complete(api, OPEN, BODIES);
        };
    }
}

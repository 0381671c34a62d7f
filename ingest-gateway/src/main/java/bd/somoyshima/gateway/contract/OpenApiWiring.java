package bd.somoyshima.gateway.contract;

import bd.somoyshima.access.Permission;
import bd.somoyshima.web.InterfaceDescription;
import bd.somoyshima.web.RecordSchemas;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says beyond what is read from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {

    private static final List<String> OPEN =
            List.of("/schemas", "/asyncapi", "/problems", "/sign-in");

    private static final Map<String, Object> CLIENT =
            InterfaceDescription.object(
                    "name", "Office of the UNO, Haluaghat",
                    "reach", "office:ict-haluaghat",
                    "permissions", List.of("facts:write"));

    private static final Map<String, Object> NEW_CLIENT =
            InterfaceDescription.object(
                    "clientId", "ict-haluaghat",
                    "name", "Office of the UNO, Haluaghat",
                    "reach", "office:ict-haluaghat",
                    "permissions", List.of("facts:write"));

    /** By path. */
    private static final Map<String, Object> BODIES =
            InterfaceDescription.object(
                    "/api/v1/clients",
                    NEW_CLIENT,
                    "/api/v1/clients/{clientId}",
                    CLIENT,
                    "/api/v1/time-limits:read",
                    List.of("তাৎক্ষণিক/ ৩ কার্যদিবস", "45 working days / as required"),
                    "/api/v1/statements:publish",
                    InterfaceDescription.object("of", "BD-30-56", "month", "2026-05"),
                    "/api/v1/quarantine/{quarantineId}/dismiss",
                    InterfaceDescription.object(
                            "name", "A. Officer", "reason", "A test of the office's system."),
                    "/api/v1/charters:take-over",
                    List.of(InterfaceDescription.object("from", "Manikganj", "to", "Haluaghat")),
                    "/api/v1/charters:read",
                    """
                    সিটিজেন চার্টার
                    ক্রমিক\tসেবার নাম\tসময়সীমা
                    ১\tইন্টারনেট সংযোগ\t৩ কার্যদিবস
                    """,
                    "/api/v1/offices:import",
                    """
                    office,place,department,name_en,name_bn
                    ict-saturia,BD-30-56-70,doict,ICT Office Saturia,আইসিটি অফিস সাটুরিয়া
                    """);

    @Bean
    OpenAPI description() {
        return InterfaceDescription.of(
                "the gateway",
                "Takes facts from office systems and gives a verdict for every one.");
    }

    @Bean
    RecordSchemas recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    @Bean
    OpenApiCustomizer whatAllAddressesShare() {
        return api -> {
            FactsDescription.complete(api);
            permissions(api);
            replacement(api);
            // a JSON document is an object, not what the class that holds it happens to offer
            api.getComponents()
                    .getSchemas()
                    .put(
                            JsonNode.class.getSimpleName(),
                            new ObjectSchema().description("A JSON document"));
            InterfaceDescription.complete(api, OPEN, BODIES);
        };
    }

    private static void replacement(OpenAPI api) {
        Schema<?> replacement =
                Objects.requireNonNull(
                        api.getComponents().getSchemas().get("CharterTakeOverReplacement"));
        Objects.requireNonNull(replacement.getProperties().get("from")).setPattern("\\S");
        var body =
                Objects.requireNonNull(api.getPaths().get("/api/v1/charters:take-over"))
                        .getPost()
                        .getRequestBody();
        for (var content : body.getContent().values()) {
            Schema<?> list = content.getSchema();
            list.setType(null);
            list.setTypes(new TreeSet<>(Set.of("array", "null")));
        }
    }

    private static void permissions(OpenAPI api) {
        Schema<?> client =
                Objects.requireNonNull(api.getComponents().getSchemas().get("ClientDescription"));
        Schema<?> permissions = Objects.requireNonNull(client.getProperties().get("permissions"));
        permissions.setItems(
                new StringSchema()
                        ._enum(Arrays.stream(Permission.values()).map(Permission::scope).toList()));
    }
}

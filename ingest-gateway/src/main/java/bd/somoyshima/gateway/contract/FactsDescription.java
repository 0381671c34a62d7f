package bd.somoyshima.gateway.contract;

import bd.somoyshima.web.InterfaceDescription;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How facts are sent, in each of the forms that one address takes. */
final class FactsDescription {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private static final Map<String, Object> FACT =
            InterfaceDescription.object(
                    "specversion", "1.0",
                    "id", "my-first-fact",
                    "source", "urn:office:ict-manikganj-sadar",
                    "type", "service-request.received.v1",
                    "time", "2026-05-20T11:00:00+06:00",
                    "data",
                            InterfaceDescription.object(
                                    "office", "ict-manikganj-sadar",
                                    "caseNo", "MY-1",
                                    "service", "citizen/01"));

    private static final String ROW =
            """
            id,type,time,office,case_no,service
            my-row-2,service-request.received.v1,2026-05-20T11:00:00+06:00,ict-manikganj-sadar,MY-2,citizen/01
            """;

    private FactsDescription() {}

    static void complete(OpenAPI api) {
        api.getComponents().addSchemas("CloudEvent", cloudEvent());
        var facts = Objects.requireNonNull(api.getPaths().get("/api/v1/facts")).getPost();
        facts.setRequestBody(
                new RequestBody()
                        .required(true)
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/cloudevents+json",
                                                content(event()).example(FACT))
                                        .addMediaType(
                                                "application/cloudevents-batch+json",
                                                content(new ArraySchema().items(event()))
                                                        .example(List.of(FACT)))
                                        .addMediaType(
                                                JSON,
                                                content(
                                                                anyOf(
                                                                        event(),
                                                                        new ArraySchema()
                                                                                .items(event())))
                                                        .example(FACT))
                                        .addMediaType(
                                                LINES,
                                                content(
                                                                new JsonSchema()
                                                                        .description(
                                                                                "A CloudEvent a line"))
                                                        .example(FACT))
                                        .addMediaType(
                                                "text/csv",
                                                content(new JsonSchema()).example(ROW))));
        facts.setResponses(
                new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description(
                                                "A duplicate; the verdicts on an array, or on each line or row; the cases"
                                                        + " that a change would alter")
                                        .content(
                                                new Content()
                                                        .addMediaType(
                                                                JSON,
                                                                content(
                                                                        anyOf(
                                                                                verdict(),
                                                                                new ArraySchema()
                                                                                        .items(
                                                                                                verdict()))))
                                                        .addMediaType(
                                                                LINES,
                                                                content(new StringSchema()))))
                        .addApiResponse("201", verdict("Accepted"))
                        .addApiResponse("403", verdict("Not yours to say"))
                        .addApiResponse("409", verdict("Source and id were used for other content"))
                        .addApiResponse("422", verdict("Rejected; the problems say why")));
    }

    private static ApiResponse verdict(String description) {
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(JSON, content(verdict()))
                                .addMediaType(
                                        InterfaceDescription.PROBLEM_JSON,
                                        content(InterfaceDescription.problemSchema())));
    }

    private static MediaType content(Schema<?> schema) {
        return new MediaType().schema(schema);
    }

    private static Schema<?> anyOf(Schema<?>... schemas) {
        var choice = new JsonSchema();
        choice.setAnyOf(List.of(schemas));
        return choice;
    }

    private static Schema<?> event() {
        return new Schema<>().$ref("#/components/schemas/CloudEvent");
    }

    private static Schema<?> verdict() {
        return new Schema<>().$ref("#/components/schemas/FactVerdict");
    }

    private static Schema<?> cloudEvent() {
        var schema = new ObjectSchema();
        schema.description(
                        "A fact as a CloudEvent 1.0. The schema of each type is at /schemas/{type}.json.")
                .addProperty("specversion", new StringSchema()._const("1.0"))
                .addProperty("id", new StringSchema().minLength(1))
                .addProperty("source", new StringSchema().minLength(1))
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
}

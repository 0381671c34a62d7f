package bd.somoyshima.gateway.contract;

import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contracts others build on: schemas of facts, and the topics. Open to all. */
@RestController
@Tag(name = "Contracts", description = "Schemas, topics and problems, explained; no token needed")
class ContractController {

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final Map<String, ObjectNode> schemas = FactSchemas.all();
    private final JsonNode anyFact = FactSchemas.anyFact();
    private final ObjectNode topics = TopicContract.document();

    @GetMapping(
            path = "/schemas/{name}.json",
            produces = {"application/schema+json", MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "schema",
            summary = "The JSON Schema of a fact, e.g. service-request.received.v1",
            description = "fact.json lists all.")
    ResponseEntity<JsonNode> schema(@PathVariable String name) {
        JsonNode schema = name.equals("fact") ? anyFact : schemas.get(name);
        if (schema == null) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "there is no fact '" + name + "'; /schemas/fact.json lists all");
        }
        return ResponseEntity.ok().contentType(SCHEMA).body(schema);
    }

    @GetMapping("/asyncapi.json")
    @Operation(operationId = "topics", summary = "The Kafka topics, as an AsyncAPI 3 document")
    JsonNode topics() {
        return topics;
    }
}

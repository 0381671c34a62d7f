package bd.somoyshima.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.problem.ProblemType;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** The published contracts are in the repository, and are what the code says. */
class ContractTest {

    private static final ObjectWriter PRETTY = FactCodec.json().writerWithDefaultPrettyPrinter();

    @Test
    void everyFactHasASchema() {
        assertThat(FactSchemas.all().keySet()).containsExactlyInAnyOrderElementsOf(FactNames.all());
        FactSchemas.all()
                .forEach(
                        (name, schema) ->
                                Approved.verify("docs/schemas/" + name + ".json", pretty(schema)));
        Approved.verify("docs/schemas/fact.json", pretty(FactSchemas.anyFact()));
    }

    @Test
    void theTopicsAreDescribed() {
        Approved.verify("docs/asyncapi.json", pretty(TopicContract.document()));
    }

    @Test
    void everyProblemIsExplained() {
        var page = new ArrayList<String>();
        page.add("# Problems");
        page.add("");
        page.add(
                "When a request cannot be answered as asked, the answer is a problem (RFC 9457): `type` leads here, `code` is");
        page.add("stable, `detail` says what is wrong this time.");
        page.add("");
        page.add("| code | status | | cause | what to do |");
        page.add("| --- | --- | --- | --- | --- |");
        for (var type : ProblemType.values()) {
            page.add(
                    "| `%s` | %s | %s<br>%s | %s | %s |"
                            .formatted(
                                    type.code(),
                                    type.status(),
                                    type.title(),
                                    type.titleBn(),
                                    type.cause(),
                                    type.cure()));
        }
        page.add("");
        page.add(
                "When a single fact is not accepted, its verdict has `problems`: field, value, code and message.");
        page.add("");
        page.add("| code | | what to do |");
        page.add("| --- | --- | --- |");
        for (var code : Problem.Code.values()) {
            page.add("| `%s` | %s<br>%s | %s |".formatted(code, code.en(), code.bn(), code.cure()));
        }
        Approved.verify("docs/problems.md", String.join("\n", page) + "\n");
        assertThat(
                        Arrays.stream(Problem.Code.values())
                                .map(Problem.Code::bn)
                                .collect(Collectors.toSet()))
                .hasSize(Problem.Code.values().length);
    }

    @Test
    void schemasTakeWhatIsRightAndRefuseWhatIsWrong() {
        var event =
                """
                {"specversion": "1.0", "id": "1", "source": "urn:test", "type": "service-request.received.v1",
                 "time": "2026-06-01T11:00:00+06:00",
                 "data": {"office": "ict-haluaghat", "caseNo": "HG-1", "service": "citizen/01"}}
                """;
        assertThat(errors("service-request.received.v1", event)).isZero();
        assertThat(errors("service-request.received.v1", event.replace("citizen/01", "x")))
                .isPositive();
        assertThat(errors("service-request.received.v1", event.replace("\"caseNo\"", "\"case\"")))
                .isPositive();
        assertThat(errors("service-request.received.v1", event.replace("\"service\"", "\"phone\"")))
                .isPositive();
        var charter =
                event.replace("service-request.received.v1", "charter.published.v1")
                        .replaceAll(
                                "\"data\".*",
                                "\"data\": {\"office\": \"ict-haluaghat\", \"charter\": {\"effectiveFrom\": \"2026-07-01\","
                                        + " \"rule\": \"DAY_ZERO\", \"services\": [{\"code\": \"citizen/01\","
                                        + " \"nameBn\": \"সেবা\", \"limit\": \"৩ কার্যদিবস\"}], \"tiers\": []}}}");
        assertThat(errors("charter.published.v1", charter)).isZero();
        assertThat(errors("charter.published.v1", charter.replace("DAY_ZERO", "DAY_ONE")))
                .isPositive();
    }

    static int errors(String name, String event) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(pretty(FactSchemas.all().get(name)), InputFormat.JSON)
                .validate(event, InputFormat.JSON)
                .size();
    }

    private static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }
}

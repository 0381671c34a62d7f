package bd.somoyshima.gateway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.gateway.TestGateway;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Declarations through several gateways: none is lost, made twice, or decided by what is old. */
class DeclaringIT {

    private static TestGateway first;
    private static TestGateway second;

    @BeforeAll
    static void start() {
        first = new TestGateway();
        second = first.another();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    private static JsonNode declare(TestGateway gateway, String id, LocalDate date) {
        var answer =
                gateway.post(
                        gateway.development,
                        "/api/v1/facts",
                        "application/json",
                        """
                        {"specversion": "1.0", "id": "%s", "source": "urn:test:calendar",
                         "type": "calendar.day-declared.v1", "time": "2026-06-01T10:00:00+06:00",
                         "data": {"entry": {"date": "%s", "kind": "HOLIDAY", "holidayClass": "DECLARED_LATER",
                                            "scope": "office:ict-haluaghat", "nameEn": "Flood"}}}
                        """
                                .formatted(id, date));
        return FactCodec.json().readTree(answer.body());
    }

    @Test
    void twoGatewaysDeclareInTurn() {
        var day = LocalDate.of(2027, 3, 1);
        var outcomes = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            var gateway = i % 3 == 0 ? second : first;
            outcomes.add(declare(gateway, "d" + i, day.plusDays(i)).get("outcome").asString());
        }
        assertThat(outcomes).containsOnly("ACCEPTED");
        assertThat(
                        first.query(
                                "SELECT count(*) || ' ' || count(DISTINCT sequence_number) || ' ' || max(sequence_number) - min(sequence_number)"
                                        + " FROM eventlog.event WHERE aggregate_id = 'calendar:bd' AND fact LIKE '%urn:test:calendar%'"))
                .containsExactly("12 12 11");
        for (var gateway : new TestGateway[] {first, second}) {
            var again = declare(gateway, gateway == first ? "again-1" : "again-2", day);
            assertThat(again.get("outcome").asString()).isEqualTo("REJECTED");
            assertThat(again.at("/problems/0/code").asString()).isEqualTo("ALREADY_DECLARED");
        }
    }
}

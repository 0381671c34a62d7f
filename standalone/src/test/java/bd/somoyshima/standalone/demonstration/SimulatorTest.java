package bd.somoyshima.standalone.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final Instant NOW = Instant.parse("2026-11-15T06:00:00Z");
    private static final List<DemonstrationOffice> OFFICES =
            List.of(DemonstrationOffice.MANIKGANJ_SADAR, DemonstrationOffice.HALUAGHAT);

    private final List<Simulator.Report> reports = new Simulator(7, NOW).reports(OFFICES);

    @Test
    void theSameSeedAndMomentGiveTheSameFacts() {
        assertThat(new Simulator(7, NOW).reports(OFFICES)).isEqualTo(reports);
        assertThat(new Simulator(8, NOW).reports(OFFICES)).isNotEqualTo(reports);
    }

    @Test
    void itIsAQuarterOfTwoOfficesWithAllThirtyServices() {
        assertThat(count("service-request.received.v1")).isBetween(2_900L, 3_700L);
        assertThat(count("complaint.lodged.v1")).isBetween(190L, 220L);
        var services = new HashSet<Object>();
        for (var report : reports) {
            if ("service-request.received.v1".equals(report.event().get("type"))) {
                var data = (Map<?, ?>) report.event().get("data");
                services.add(data.get("office") + " " + data.get("service"));
            }
        }
        assertThat(services).hasSize(30);
    }

    @Test
    void officesAreLateSendTwiceAndMakeMistakes() {
        for (var type :
                List.of(
                        "service-request.paused.v1",
                        "service-request.date-agreed.v1",
                        "service-request.rejected.v1",
                        "service-request.withdrawn.v1",
                        "fact.corrected.v1",
                        "fact.voided.v1",
                        "complaint.appealed.v1")) {
            assertThat(count(type)).as(type).isPositive();
        }
        var ids = new HashSet<Object>();
        assertThat(reports).as("some are sent twice").anyMatch(r -> !ids.add(r.event().get("id")));
        assertThat(reports).as("some go through Kafka").anyMatch(Simulator.Report::overKafka);
        var occurred = reports.stream().map(r -> r.event().get("time").toString()).toList();
        assertThat(occurred)
                .as("some come out of order")
                .isNotEqualTo(occurred.stream().sorted().toList());
    }

    @Test
    void nothingIsReportedBeforeItHappenedOrAfterNow() {
        assertThat(reports)
                .allSatisfy(
                        r -> {
                            var time =
                                    OffsetDateTime.parse(r.event().get("time").toString())
                                            .toInstant();
                            assertThat(time).isBefore(r.reportedAt());
                            assertThat(r.reportedAt()).isBefore(NOW);
                        });
    }

    @Test
    void everyFactIsMarkedAsDemonstration() {
        assertThat(reports).allMatch(r -> Boolean.TRUE.equals(r.event().get("demonstration")));
    }

    private long count(String type) {
        return reports.stream().filter(r -> type.equals(r.event().get("type"))).count();
    }
}

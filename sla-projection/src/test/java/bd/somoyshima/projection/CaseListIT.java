package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.HALUAGHAT;
import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cases as a list: only those within reach, page by page, and all of them as CSV. */
class CaseListIT {

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = new TestSystem();
        system.publishExampleCharters();
        system.send(
                received("R-1", "2026-04-01T10:00", "citizen/01"),
                received("R-2", "2026-04-02T10:00", "citizen/01"),
                delivered("R-2", "2026-04-03T10:00"),
                received("R-3", "2026-05-03T10:00", "citizen/01"),
                fact(
                        MANIKGANJ,
                        "R-3",
                        "service-request.paused.v1",
                        "2026-05-03T11:00",
                        Map.of("waitingFor", "APPLICANT")),
                fact(MANIKGANJ, "C-1", "complaint.lodged.v1", "2026-04-05T10:00", Map.of()),
                fact(
                        HALUAGHAT,
                        "H-1",
                        "service-request.received.v1",
                        "2026-04-05T10:00",
                        Map.of("service", "citizen/01")));
        system.awaitProjected();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static List<String> listed(String query) {
        var listed = new ArrayList<String>();
        for (JsonNode one : system.getJson("/api/v1/cases?" + query)) {
            listed.add(one.get("caseNo").asString() + " " + one.get("verdict").asString());
        }
        return listed;
    }

    @Test
    void casesOfAnOfficeAndAPlace() {
        assertThat(listed("office=" + MANIKGANJ))
                .containsExactly("C-1 OVERDUE", "R-1 OVERDUE", "R-2 WITHIN_LIMIT", "R-3 PAUSED");
        assertThat(listed("place=BD-30-56")).hasSize(4);
        assertThat(listed("place=BD-45-61")).hasSize(1);
        assertThat(listed("place=BD-30-56&verdict=OVERDUE&kind=COMPLAINT"))
                .containsExactly("C-1 OVERDUE");
        assertThat(listed("place=BD-30-56&open=false")).containsExactly("R-2 WITHIN_LIMIT");
        assertThat(
                        listed(
                                "place=BD-30-56&service=citizen/01&receivedFrom=2026-04-02&receivedTo=2026-04-30"))
                .containsExactly("R-2 WITHIN_LIMIT");
        assertThat(listed("place=BD-30-56&limit=2&after=" + MANIKGANJ + "/R-1"))
                .containsExactly("R-2 WITHIN_LIMIT", "R-3 PAUSED");
    }

    @Test
    void theStateIsTheSameWhereverItIsAsked() {
        assertThat(system.getJson("/api/v1/cases/" + MANIKGANJ + "/R-3").get("verdict").asString())
                .isEqualTo("PAUSED");
        assertThat(
                        system.getJson("/api/v1/cases/" + MANIKGANJ + "/R-3/deadline")
                                .get("verdict")
                                .asString())
                .isEqualTo("PAUSED");
        assertThat(system.query("SELECT verdict FROM dash.open_case WHERE case_no = 'R-3'"))
                .containsExactly("PAUSED");
    }

    @Test
    void allOfThemAsCsv() {
        var csv = system.get("/api/v1/cases.csv?place=BD-30-56");
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
        var lines = csv.body().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).startsWith("\uFEFFoffice,case_no,kind");
        assertThat(lines.get(3))
                .isEqualTo(
                        MANIKGANJ
                                + ",R-2,SERVICE_REQUEST,citizen/01,2026-04-02,"
                                + lines.get(3).split(",")[5]
                                + ","
                                + lines.get(3).split(",")[6]
                                + ",2026-04-03,WITHIN_LIMIT,0,0,false,false");
    }

    @Test
    void nobodySeesBeyondTheirReach() {
        var client = system.client("manikganj", "office:" + MANIKGANJ, "figures:read");
        assertThat(system.get(client, "/api/v1/cases?limit=1000").body())
                .contains("R-1")
                .doesNotContain("H-1");
        for (var address :
                new String[] {
                    "/api/v1/cases?office=" + HALUAGHAT,
                    "/api/v1/cases.csv?office=" + HALUAGHAT,
                    "/api/v1/cases?place=BD-30-56"
                }) {
            assertThat(system.get(client, address).statusCode()).as(address).isEqualTo(403);
        }
    }

    @Test
    void whatCannotBeListedIsTold() {
        for (var query :
                new String[] {
                    "place=BD",
                    "place=BD-30",
                    "limit=0&office=" + MANIKGANJ,
                    "verdict=LOST&office=" + MANIKGANJ,
                    "service=citizen&office=" + MANIKGANJ,
                    "after=R-1&office=" + MANIKGANJ
                }) {
            var answer = system.get("/api/v1/cases?" + query);
            assertThat(answer.statusCode())
                    .as(query)
                    .isEqualTo(query.startsWith("place") ? 422 : 400);
            assertThat(answer.body()).contains(query.substring(0, query.indexOf('=')));
        }
        assertThat(system.get("/api/v1/cases?office=no-such-office").statusCode()).isEqualTo(404);
    }
}

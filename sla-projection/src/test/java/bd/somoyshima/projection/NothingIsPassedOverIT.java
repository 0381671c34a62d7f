package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.HALUAGHAT;
import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ExampleCharters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not exist is not zero, and what has no effect is told so. */
class NothingIsPassedOverIT {

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = new TestSystem();
        system.publishExampleCharters();
        system.awaitProjected();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "figures?place=BD-99&from=2026-04-01&to=2026-04-30",
                "figures?place=BD-30-99&from=2026-04-01&to=2026-04-30",
                "figures?office=no-such-office&from=2026-04-01&to=2026-04-30",
                "compliance?place=BD-99&from=2026-04-01&to=2026-04-30",
                "compliance?office=no-such-office&from=2026-04-01&to=2026-04-30",
                "statements/BD-99/2026-04",
                "statements/office:no-such-office/2026-04",
                "statements?place=BD-99",
                "silent-offices?place=BD-99",
                "signals?place=BD-99&from=2026-04-01&to=2026-04-30",
                "signals?office=no-such-office&from=2026-04-01&to=2026-04-30",
                "waiting-cases?place=BD-99",
                "unreadable-limits?office=no-such-office",
                "cases/no-such-office/X-1"
            })
    void aPlaceOrOfficeThatDoesNotExistIsNotAnsweredWithZeros(String path) {
        assertThat(system.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "figures?place=BD-30&from=2026-04-01&to=2026-04-30&perod=month, 400",
        "figures?place=BD-30&from=2026-04-01&to=2026-04-30&by=, 400",
        "compliance?place=&from=2026-04-01&to=2026-04-30, 400",
        "statements/BD-30/2099-01, 422",
        "calendar?place=BD-99&from=2026-04-01, 404",
        "calendar?office=no-such-office&from=2026-04-01, 404",
        "silent-offices?=1, 400"
    })
    void aParameterThatIsNotKnownOrEmptyIsTold(String path, int status) {
        var answer = system.get("/api/v1/" + path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(status);
    }

    @Test
    void aMisspeltPreviewStoresNothing() {
        var fact =
                """
                {"specversion": "1.0", "id": "p-1", "source": "urn:test", "type": "office.renamed.v1",
                 "time": "2026-06-01T10:00:00+06:00",
                 "data": {"office": "%s", "nameEn": "New", "nameBn": "নতুন"}}
                """
                        .formatted(HALUAGHAT);
        var answer = system.post("/api/v1/facts?preveiw=true", fact);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("preveiw", "preview");
        assertThat(system.query("SELECT count(*) FROM eventlog.event WHERE event_id LIKE '%p-1%'"))
                .containsExactly("0");
    }

    @Test
    void nothingIsDeclaredOrPublishedForWhatDoesNotExist() {
        assertThat(
                        outcomes(
                                system.send(
                                        holiday(
                                                "h-1",
                                                "2026-06-09",
                                                "office:no-such-office",
                                                "2026-06-01"),
                                        holiday("h-2", "2026-06-09", "BD-99", "2026-06-01"))))
                .containsExactly("REJECTED", "REJECTED");
        for (var of : new String[] {"BD-99", "office:no-such-office"}) {
            var published =
                    system.post(
                            "/api/v1/statements:publish",
                            "{\"of\": \"%s\", \"month\": \"2026-04\"}".formatted(of));
            assertThat(published.statusCode()).as(published.body()).isEqualTo(404);
        }
        assertThat(
                        system.post(
                                        "/api/v1/statements:publish",
                                        "{\"of\": \"BD-30\", \"month\": 202604}")
                                .statusCode())
                .isEqualTo(400);
    }

    /** Of two declarations at a time nobody knows the one said later holds, whatever its id. */
    @Test
    void whatIsSaidLaterHolds() {
        var open = holiday("z", "2026-06-11", "office:" + MANIKGANJ, "2026-06-01");
        var entry = new HashMap<>(entry(open));
        entry.put("kind", "WORKING_DAY");
        assertThat(
                        outcomes(
                                system.send(
                                        with(open, entry),
                                        holiday(
                                                "a",
                                                "2026-06-11",
                                                "office:" + MANIKGANJ,
                                                "2026-06-02"))))
                .containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(
                        system.getJson("/api/v1/calendar?office=" + MANIKGANJ + "&from=2026-06-11")
                                .at("/0/open")
                                .asBoolean())
                .isFalse();
    }

    /** Two charters for one date, sent with one time: only one of them can hold. */
    @Test
    void whatHasNoEffectIsTold() {
        var holds = TestSystem.charter(HALUAGHAT, ExampleCharters.HALUAGHAT, "2027-01-01");
        var other =
                new HashMap<>(
                        TestSystem.charter(
                                HALUAGHAT, ExampleCharters.MANIKGANJ_SADAR, "2027-01-01"));
        other.put("id", "A-charter");
        assertThat(system.send(List.of(holds)).toString()).doesNotContain("NO_EFFECT");
        assertThat(system.send(List.of(other)).toString()).contains("NO_EFFECT", "later time");

        other.put("id", "B-charter");
        other.put("time", "2025-06-16T10:00:00+06:00");
        var later = system.send(List.of(other));
        assertThat(outcomes(later)).containsExactly("ACCEPTED");
        assertThat(later.toString()).doesNotContain("NO_EFFECT");
    }

    private static Map<String, Object> holiday(String id, String date, String scope, String said) {
        return event(
                id,
                "calendar.day-declared.v1",
                said + "T10:00:00+06:00",
                Map.of(
                        "entry",
                        Map.of(
                                "date",
                                date,
                                "kind",
                                "HOLIDAY",
                                "holidayClass",
                                "DECLARED_LATER",
                                "scope",
                                scope,
                                "nameEn",
                                "Flood")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entry(Map<String, Object> event) {
        return (Map<String, Object>) ((Map<String, Object>) event.get("data")).get("entry");
    }

    private static Map<String, Object> with(Map<String, Object> event, Map<String, Object> entry) {
        var changed = new HashMap<>(event);
        changed.put("data", Map.of("entry", entry));
        return changed;
    }
}

package bd.somoyshima.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.charter.reading.CharterReader;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.eventlog.PublishedEvent;
import bd.somoyshima.gateway.Mutations;
import bd.somoyshima.gateway.TestGateway;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.gateway.privacy.ReferenceKey;
import bd.somoyshima.limit.TimeLimitReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every parser under a hail of nearly right inputs: each either reads them or says what is wrong,
 * and never fails otherwise.
 */
class ParsersTest {

    private static final int INPUTS = Integer.getInteger("somoyshima.fuzz.inputs", 5_000);
    private static final long SEED = Long.getLong("somoyshima.fuzz.seed", 7);

    /** One stored fact of each type. */
    private static final Path APPROVED =
            Path.of("../event-log/src/test/resources/bd/somoyshima/eventlog");

    private final FactTranslator translator =
            new FactTranslator(
                    Clock.fixed(Instant.parse("2026-06-15T06:00:00Z"), ZoneOffset.UTC),
                    new ReferenceKey("a key for tests that is long enough"));

    private static final List<String> EVENTS =
            List.of(
                    TestGateway.received(
                            "ict-haluaghat", "urn:test", "F-1", "2026-06-01T11:00:00+06:00"),
                    """
                    {"specversion": "1.0", "id": "2", "source": "urn:test", "type": "fact.corrected.v1",
                     "time": "2026-06-03T11:00:00+06:00",
                     "data": {"office": "ict-haluaghat", "caseNo": "F-1", "corrects": {"id": "1"},
                              "replacement": {"type": "complaint.lodged.v1", "time": "2026-05-24T15:00:00+06:00",
                                              "data": {"complainant": "k1_abcdefghijkl"}}}}
                    """,
                    """
                    {"specversion": "1.0", "id": "3", "source": "urn:test", "type": "calendar.weekend-declared.v1",
                     "time": "2026-06-01T11:00:00+06:00",
                     "data": {"weekend": {"from": "2026-07-01", "until": "2026-07-31", "closed": ["FRIDAY"],
                                          "scope": "BD-30", "nameEn": "July"}}}
                    """,
                    """
                    {"specversion": "1.0", "id": "4", "source": "urn:test", "type": "charter.published.v1",
                     "time": "2026-06-01T11:00:00+06:00",
                     "data": {"office": "ict-haluaghat", "charter": {"effectiveFrom": "2026-07-01", "rule": "DAY_ZERO",
                              "services": [{"code": "citizen/01", "nameBn": "সেবা", "limit": "৩ কার্যদিবস"}],
                              "tiers": [{"tier": 1, "authority": "GRO", "limit": "30 working days"}]}}}
                    """);

    @Test
    void eventsAreTranslatedOrToldWhatIsWrong() {
        var random = new Random(SEED);
        int translated = 0;
        for (int i = 0; i < INPUTS; i++) {
            var bytes = Mutations.of(EVENTS.get(random.nextInt(EVENTS.size())), random);
            List<RawEvent> events;
            try {
                events = RawEvent.parse(bytes);
            } catch (UnreadableException e) {
                assertThat(e.problem().message()).isNotBlank();
                continue;
            }
            for (var event : events) {
                switch (translator.translate(event.event())) {
                    case Translation.Untranslatable u -> {
                        assertThat(u.problems()).isNotEmpty();
                        assertThat(u.problems())
                                .allMatch(p -> p.message() != null && !p.messageBn().isBlank());
                    }
                    case Translation.Translated t -> {
                        translated++;
                        // what is stored can be read, and is the same fact
                        assertThat(FactCodec.read(FactCodec.write(t.fact()))).isEqualTo(t.fact());
                    }
                }
            }
        }
        assertThat(translated).isPositive();
    }

    @Test
    void whatIsPublishedWouldBeTheSameFactAgain() throws Exception {
        for (var name : FactNames.sendable()) {
            var stored = FactCodec.read(Files.readString(APPROVED.resolve(name + ".json")));
            var event = PublishedEvent.of(stored, null, null);
            var translation = translator.translate(event);
            assertThat(translation)
                    .as("%s: %s", name, translation)
                    .isInstanceOf(Translation.Translated.class);
            var again = ((Translation.Translated) translation).fact();
            // references are hashed once more; all else is the same
            assertThat(FactCodec.write(again).replaceAll("h1_[A-Za-z0-9_-]+", "*"))
                    .isEqualTo(FactCodec.write(stored).replaceAll("k1_[A-Za-z0-9_-]+", "*"));
        }
    }

    @Test
    void rowsAreReadOrToldWhatIsWrong() throws IOException {
        var random = new Random(SEED);
        var upload =
                "id,type,time,office,case_no,service,agreed_on\n"
                        + "1,service-request.received.v1,২০২৬-০৬-০১ ১০:৩০,ict-haluaghat,C-1,citizen/01,\n"
                        + "2,service-request.date-agreed.v1,01/06/2026 3:30 PM,,\"C-\"\"1\",,30/06/2026\n";
        var options = new CsvOptions("urn:test", "ict-haluaghat", CsvOptions.Dates.DAY_FIRST);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            var splitter =
                    new RecordSplitter(
                            new ByteArrayInputStream(Mutations.of(upload, random)), true, 1_000);
            try {
                var heading = splitter.next();
                if (heading == null) {
                    continue;
                }
                var rows = CsvRows.under(heading.bytes(), options);
                for (var row = splitter.next(); row != null; row = splitter.next()) {
                    var event = rows.event(row.bytes());
                    assertThat(translator.translate(event.event())).isNotNull();
                    read++;
                }
            } catch (UnreadableException e) {
                assertThat(e.problem().message()).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void limitTextsAndCharterTextsAreReadOrToldWhatIsWrong() {
        var random = new Random(SEED);
        var limits =
                List.of(
                        "তাৎক্ষণিক / ০৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)",
                        "৪৫ কার্যদিবস / চাহিদা মোতাবেক",
                        "within 7 to 10 working days of approval");
        for (int i = 0; i < INPUTS; i++) {
            var text =
                    new String(
                            Mutations.of(limits.get(random.nextInt(limits.size())), random),
                            StandardCharsets.UTF_8);
            assertThat(TimeLimitReader.read(text).text()).isEqualTo(text);
        }
        for (int i = 0; i < INPUTS / 50; i++) {
            var text =
                    new String(
                            Mutations.of(ExampleCharters.HALUAGHAT.text(), random),
                            StandardCharsets.UTF_8);
            assertThat(CharterReader.read(text).notes()).isNotNull();
        }
    }
}

package bd.somoyshima.limit;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.limit.TimeLimit.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitReaderTest {

    /** Texts of real charters, and some made up, one a line: the text, a tab, the reading. */
    static List<String> publishedTexts() throws IOException {
        var file = "published-texts.tsv";
        try (var in =
                        Objects.requireNonNull(
                                TimeLimitReaderTest.class.getResourceAsStream(file), file);
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var lines = reader.lines().toList();
            assertThat(lines).hasSize(75);
            return lines;
        }
    }

    @ParameterizedTest
    @MethodSource("publishedTexts")
    void readsPublishedTexts(String line) {
        var text = line.substring(0, line.indexOf('\t'));
        var reading = TimeLimitReader.read(text);

        assertThat(inWords(reading)).as(text).isEqualTo(line.substring(text.length() + 1));
        assertThat(reading.text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "৩ কার্যদিবসের মধ্যে | WORKING_DAYS 3",
                "৩ কার্য দিবস | WORKING_DAYS 3",
                "০৩(তিন)কর্মদিবস | WORKING_DAYS 3",
                "তিন কার্যদিবস | WORKING_DAYS 3",
                "সাতদিন | CALENDAR_DAYS 7",
                "পনেরো দিনের মধ্যে | CALENDAR_DAYS 15",
                "দুই সপ্তাহ | WEEKS 2",
                "১ (এক) সপ্তাহের মধ্যে | WEEKS 1",
                "১ বছর | YEARS 1",
                "৬ মাস | MONTHS 6",
                "২৪ ঘণ্টার মধ্যে | HOURS 24",
                "৪৮ ঘন্টা | HOURS 48",
                "৩০ মিনিট হতে ১ ঘণ্টা | HOURS 30-1, review",
                "২-৩ দিন | CALENDAR_DAYS 2-3",
                "২ – ৩ দিন | CALENDAR_DAYS 2-3",
                "৩ দিন থেকে ৭ দিন | CALENDAR_DAYS 3-7",
                "২ হইতে ৩ কর্মদিবস | WORKING_DAYS 2-3",
                "সর্বোচ্চ ৩০ কার্যদিবস | WORKING_DAYS 30",
                "অনধিক ১০ (দশ) কার্যদিবস | WORKING_DAYS 10",
                "within 7 working days | WORKING_DAYS 7",
                "at most 3 days | CALENDAR_DAYS 3",
                "at least 3 days | CALENDAR_DAYS 3, review",
                "1 to 3 working days | WORKING_DAYS 1-3",
                "three working days | WORKING_DAYS 3",
                "7 (seven) days | CALENDAR_DAYS 7",
                "24 hours | HOURS 24",
                "immediately | INSTANT",
                "চাহিবামাত্র | INSTANT",
                "সঙ্গে সঙ্গে | INSTANT",
                "তৎক্ষণাৎ | INSTANT",
                "as required | no number: AS_REQUIRED",
                "as per demand | no number: AS_PER_DEMAND",
                "45 working days / as required | WORKING_DAYS 45, or AS_REQUIRED",
                "৪৫ কার্যদিবস অথবা প্রয়োজন অনুযায়ী | WORKING_DAYS 45, or AS_REQUIRED",
                "প্রয়োজন মোতাবেক | no number: AS_REQUIRED",
                "চাহিদা মোতাবেক | no number: AS_PER_DEMAND",
                "15 days subject to investigation | CALENDAR_DAYS 15, conditional",
                "30 days (subject to approval) | CALENDAR_DAYS 30, conditional",
                "প্রতি মাসের ১০ তারিখ পর্যন্ত | day of month 10",
                "পরবর্তী মাসের ৫ম কার্যদিবসের মধ্যে | working day 5 of next month",
                "১ জানুয়ারি থেকে ৩১ মার্চ | 01-01 to 03-31",
                "আবেদন প্রাপ্তির ০৭ দিনের মধ্যে | CALENDAR_DAYS 7, from receipt",
                "০৫ (সাত) দিন | CALENDAR_DAYS 5, review",
                "৭ থেকে ৩ দিন | CALENDAR_DAYS 7-3, review",
                "০ দিন | unreadable, review",
                "১০০০ দিন | unreadable, review",
                "১০০ বছর | unreadable, review",
                "১০ বছর | YEARS 10",
                "৩ কার্যদিবস / ৫ কার্যদিবস | several, review",
                "৩ কার্যদিবস ৫ কার্যদিবস | several, review",
                "৭ | unreadable, review",
                "দিন | unreadable, review",
                "যত দ্রুত সম্ভব | unreadable, review",
                "৩ কার্যদিবস যত দ্রুত সম্ভব | WORKING_DAYS 3, review",
                "দিনাজপুর | unreadable, review",
                "প্রতিদিন | unreadable, review",
                "\" | ditto",
                "-do- | unreadable, review",
                "— | missing"
            })
    void readsTheFamiliesBehindThem(String text, String reading) {
        assertThat(inWords(TimeLimitReader.read(text))).as(text).isEqualTo(reading);
    }

    /**
     * য় as one code point, as keyboards send it; no-break and zero-width spaces; digits of either
     * script.
     */
    @Test
    void spellingOnTheWireDoesNotMatter() {
        var plain = TimeLimitReader.read("৪৫ কার্যদিবস / প্রয়োজন অনুযায়ী").limit();

        assertThat(TimeLimitReader.read("৪৫ কার্যদিবস / প্র\u09DFোজন অনুযা\u09DFী").limit())
                .isEqualTo(plain);
        assertThat(TimeLimitReader.read("45\u00A0কার্যদিবস\u200B/প্রয়োজন\u00A0অনুযায়ী।").limit())
                .isEqualTo(plain);
    }

    @Test
    void aTextAsLongAsAPageIsNoLimit() {
        assertThat(TimeLimitReader.read("x ".repeat(40_000)).review())
                .isEqualTo(ReviewReason.TOO_LONG);
    }

    /** Whatever is typed, the reader answers, keeps the text, and doubts what it does not know. */
    @Test
    void neverFailsOnNoise() {
        var random = new Random(75);
        var pieces =
                List.of(
                        "৩",
                        "০৭",
                        "তিন",
                        "(",
                        ")",
                        "/",
                        "-",
                        " ",
                        "কার্যদিবস",
                        "দিন",
                        "মাসের",
                        "তারিখ",
                        "থেকে",
                        "ঐ",
                        "মধ্যে",
                        "সাপেক্ষে",
                        "অনুযায়ী",
                        "চাহিদা",
                        "১ম",
                        "জুলাই",
                        "পরবর্তী",
                        "প্রাপ্তির",
                        "xyz",
                        "ৎ",
                        "\u0981");
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var reading = TimeLimitReader.read(text.toString());

            assertThat(reading.text()).isEqualTo(text.toString());
            if (reading.limit() instanceof TimeLimit.Several
                    || reading.limit() instanceof TimeLimit.Unreadable) {
                assertThat(reading.needsReview()).as(text.toString()).isTrue();
            }
        }
    }

    /** A reading in the words of the tables above. */
    private static String inWords(LimitReading reading) {
        var parts = new ArrayList<String>();
        boolean reviewIsPlain = true;
        switch (reading.limit()) {
            case TimeLimit.AtOnce a ->
                    parts.add("INSTANT" + (a.officeHoursOnly() ? " in office hours" : ""));
            case TimeLimit.Within w -> {
                parts.add(w.unit() + " " + (w.min() == null ? "" : w.min() + "-") + w.max());
                if (w.instant()) {
                    parts.add("instant");
                }
                if (w.negotiable() != null) {
                    parts.add("or " + w.negotiable());
                }
            }
            case TimeLimit.DayOfMonth d ->
                    parts.add("day of month " + (d.from() == null ? "" : d.from() + "-") + d.to());
            case TimeLimit.NthWorkingDayOfNextMonth n ->
                    parts.add("working day " + n.nth() + " of next month");
            case TimeLimit.DateWindow w ->
                    parts.add(
                            w.from().toString().substring(2)
                                    + " to "
                                    + w.to().toString().substring(2));
            case TimeLimit.Unbounded u -> parts.add("no number: " + u.negotiable());
            case TimeLimit.Ditto d -> {
                parts.add("ditto");
                reviewIsPlain = false;
            }
            case TimeLimit.Several s -> parts.add("several");
            case TimeLimit.Missing m -> {
                parts.add("missing");
                reviewIsPlain = false;
            }
            case TimeLimit.Unreadable u -> parts.add("unreadable");
        }
        if (reading.whereApplicable()) {
            parts.add("where applicable");
        }
        if (reading.conditional()) {
            parts.add("conditional");
        }
        if (reading.clockStarts() != null) {
            parts.add(
                    "from "
                            + reading.clockStarts()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' '));
        }
        if (reading.needsReview() && reviewIsPlain) {
            parts.add("review");
        }
        return String.join(", ", parts);
    }

    @Test
    void unitsAreNeverMixedUp() {
        for (var unit : Unit.values()) {
            assertThat(TimeLimitReader.read("৭ " + bangla(unit)).limit())
                    .isEqualTo(new TimeLimit.Within(unit, null, 7, false, null));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "৪ কর্মঘণ্টা | OFFICE_HOURS 4",
                "২ অফিস ঘণ্টার মধ্যে | OFFICE_HOURS 2",
                "4 working hours | OFFICE_HOURS 4",
                "অফিস চলাকালীন ২ ঘণ্টা | OFFICE_HOURS 2",
                "৩০ মিনিট (অফিস সময়ে) | OFFICE_MINUTES 30",
                "২৪ ঘণ্টা | HOURS 24"
            })
    void hoursOfOfficeTimeOrByTheClock(String text, String expected) {
        assertThat(TimeLimitReader.read(text).limit())
                .isInstanceOfSatisfying(
                        TimeLimit.Within.class,
                        w -> assertThat(w.unit() + " " + w.max()).isEqualTo(expected));
        assertThat(TimeLimitReader.read(text).review()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "by the 1st working day of the next month | NthWorkingDayOfNextMonth[nth=1]",
                "first working day of next month | NthWorkingDayOfNextMonth[nth=1]",
                "within the 10th of every month | DayOfMonth[from=null, to=10]",
                "20th to 30th of the month | DayOfMonth[from=20, to=30]",
                "1st July to 30th September | DateWindow[from=--07-01, to=--09-30]"
            })
    void windowsInEnglish(String text, String expected) {
        assertThat(TimeLimitReader.read(text).limit()).hasToString(expected);
        assertThat(TimeLimitReader.read(text).review()).isNull();
    }

    @Test
    void knowsWhichWordsEachPartWasReadFrom() {
        var text = " তাৎক্ষণিক /  ০৩ (তিন) কার্যদিবস‌ (প্রযোজ্য ক্ষেত্রে) তদন্ত সাপেক্ষে ";

        assertThat(parts(text))
                .containsExactly(
                        "AT_ONCE: তাৎক্ষণিক",
                        "AMOUNT: ০৩ (তিন) কার্যদিবস‌",
                        "WHERE_APPLICABLE: (প্রযোজ্য ক্ষেত্রে)",
                        "CONDITION: তদন্ত সাপেক্ষে");
        assertThat(parts("সর্বোচ্চ ৭ দিন / প্রয়োজন অনুযায়ী"))
                .containsExactly("WITHIN: সর্বোচ্চ", "AMOUNT: ৭ দিন", "GROUND: প্রয়োজন অনুযায়ী");
        assertThat(parts("প্রাপ্তির তারিখ হতে ৭ দিন"))
                .containsExactly("CLOCK_START: প্রাপ্তির তারিখ হতে", "AMOUNT: ৭ দিন");
        assertThat(parts("৭ দিন খুব তাড়াতাড়ি"))
                .containsExactly("AMOUNT: ৭ দিন", "NOT_UNDERSTOOD: খুব তাড়াতাড়ি");
        assertThat(parts("-ঐ-")).containsExactly("DITTO: -ঐ-");
        assertThat(parts("—")).containsExactly("NOTHING: —");
        assertThat(parts(" ")).isEmpty();
    }

    private static List<String> parts(String text) {
        return TimeLimitReader.read(text).parts().stream()
                .map(p -> p.meaning() + ": " + p.of(text))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("publishedTexts")
    void everyPartIsWithinTheTextAndInOrder(String line) {
        var text = line.substring(0, line.indexOf('\t'));
        int end = 0;
        for (var part : TimeLimitReader.read(text).parts()) {
            assertThat(part.from()).isGreaterThanOrEqualTo(end);
            assertThat(part.to()).isGreaterThan(part.from()).isLessThanOrEqualTo(text.length());
            end = part.to();
        }
        assertThat(text.isBlank() || end > 0).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}; {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "তাৎক্ষণিক / ০৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে) | immediately / within 3 working days (where applicable) | তাৎক্ষণিক / ৩ কার্যদিবসের মধ্যে (প্রযোজ্য ক্ষেত্রে)",
                "৪৫ কার্যদিবস / প্রয়োজন অনুযায়ী | within 45 working days / as required | ৪৫ কার্যদিবসের মধ্যে / প্রয়োজন অনুযায়ী",
                "২ থেকে ৩ দিন | within 2 to 3 days | ২ থেকে ৩ দিনের মধ্যে",
                "পরবর্তী মাসের ৪র্থ কর্মদিবসের মধ্যে | by the 4th working day of the next month | পরবর্তী মাসের ৪র্থ কার্যদিবসের মধ্যে",
                "অফিস চলাকালীন ১ ঘণ্টা | within 1 office hour | অফিস চলাকালীন ১ ঘণ্টার মধ্যে",
                "কমপক্ষে ৩ দিন | within 3 days – needs review: it names the shortest time, not the longest | ৩ দিনের মধ্যে – যাচাই প্রয়োজন: ন্যূনতম সময় লেখা, সর্বোচ্চ সময় নয়"
            })
    void saysItselfBack(String text, String english, String bangla) {
        var reading = TimeLimitReader.read(text);

        assertThat(LimitInWords.english(reading)).isEqualTo(english);
        assertThat(LimitInWords.bangla(reading)).isEqualTo(bangla);
    }

    @ParameterizedTest
    @MethodSource("publishedTexts")
    void whatItSaysBackMeansTheSame(String line) {
        var reading = TimeLimitReader.read(line.substring(0, line.indexOf('\t')));
        if (reading.needsReview()) {
            assertThat(LimitInWords.english(reading)).contains("needs review");
            return;
        }

        var bangla = TimeLimitReader.read(LimitInWords.bangla(reading));
        assertThat(bangla.limit()).as(bangla.text()).isEqualTo(reading.limit());
        assertThat(bangla.whereApplicable()).isEqualTo(reading.whereApplicable());
        assertThat(bangla.conditional()).isEqualTo(reading.conditional());
        assertThat(bangla.clockStarts()).isEqualTo(reading.clockStarts());
        assertThat(bangla.review()).isNull();
        var english = TimeLimitReader.read(LimitInWords.english(reading));
        assertThat(english.limit()).as(english.text()).isEqualTo(reading.limit());
    }

    private static String bangla(Unit unit) {
        return switch (unit) {
            case MINUTES -> "মিনিট";
            case HOURS -> "ঘণ্টা";
            case OFFICE_MINUTES -> "কর্ম মিনিট";
            case OFFICE_HOURS -> "কর্মঘণ্টা";
            case WORKING_DAYS -> "কার্যদিবস";
            case CALENDAR_DAYS -> "দিন";
            case WEEKS -> "সপ্তাহ";
            case MONTHS -> "মাস";
            case YEARS -> "বছর";
        };
    }
}

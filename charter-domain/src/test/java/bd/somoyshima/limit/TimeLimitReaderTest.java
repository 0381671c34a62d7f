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
        return lines("published-texts.tsv", 75);
    }

    /** More of them; the reading names the reason where a clerk must decide. */
    static List<String> furtherPublishedTexts() throws IOException {
        return lines("further-published-texts.tsv", 59);
    }

    private static List<String> lines(String file, int count) throws IOException {
        try (var in =
                        Objects.requireNonNull(
                                TimeLimitReaderTest.class.getResourceAsStream(file), file);
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var lines = reader.lines().toList();
            assertThat(lines).hasSize(count);
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

    @ParameterizedTest
    @MethodSource("furtherPublishedTexts")
    void readsFurtherPublishedTexts(String line) {
        var text = line.substring(0, line.indexOf('\t'));
        var reading = TimeLimitReader.read(text);

        assertThat(withReason(reading)).as(text).isEqualTo(line.substring(text.length() + 1));
        assertThat(reading.text()).isEqualTo(text);
    }

    private static String withReason(LimitReading reading) {
        return inWords(reading).replaceFirst("review$", "review: " + reading.review());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // halves and quarters of an hour or year are whole in a smaller unit
                "আড়াই ঘণ্টা | MINUTES 150",
                "দেড় ঘণ্টার মধ্যে | MINUTES 90",
                "সাড়ে তিন ঘণ্টা | MINUTES 210",
                "পৌনে দুই ঘণ্টা | MINUTES 105",
                "সোয়া ঘণ্টা | MINUTES 75",
                "আধা ঘণ্টা | MINUTES 30",
                "½ hour | MINUTES 30",
                "১½ ঘণ্টা | MINUTES 90",
                "half an hour | MINUTES 30",
                "one and a half hours | MINUTES 90",
                "৮.৫ office hours | OFFICE_MINUTES 510",
                "২.০ কার্যদিবস | WORKING_DAYS 2",
                "দেড় বছর | MONTHS 18",
                "দেড় দিন | unreadable, review: FRACTION_OF_A_DAY",
                "আড়াই মাস | unreadable, review: FRACTION_OF_A_DAY",
                "৩.৩০ মিনিট | unreadable, review: NUMBER_WITHOUT_UNIT",
                "সাড়ে দিন | unreadable, review: NUMBER_WITHOUT_UNIT",
                // parts with a common measure add up
                "১ ঘণ্টা ৩০ মিনিট ২০ সেকেন্ড | SECONDS 5420",
                "১ ঘণ্টা ও ৩০ মিনিট | MINUTES 90",
                "২ অফিস ঘণ্টা ৩০ মিনিট | OFFICE_MINUTES 150",
                "১ বছর ৬ মাস | MONTHS 18",
                "1 year and 6 months | MONTHS 18",
                "১ সপ্তাহ ৩ দিন | CALENDAR_DAYS 10",
                "১ মাস ১৫ দিন | several, review: UNITS_DO_NOT_ADD",
                "৭ দিন ও ৩ ঘণ্টা | several, review: UNITS_DO_NOT_ADD",
                // of a range the upper end binds, in whatever unit
                "৩০ মিনিট হতে ১ ঘণ্টা | MINUTES 30-60",
                "১৫ দিন থেকে ১ মাস | MONTHS 1",
                "১ দিন - ৩ কার্যদিবস | WORKING_DAYS 3",
                "১ মাস থেকে ৭ দিন | CALENDAR_DAYS 7, review: RANGE_REVERSED",
                // large numbers, and numbers in words
                "1,440 minutes | MINUTES 1440",
                "১,০০০ দিন | CALENDAR_DAYS 1000",
                "1530 office minutes | OFFICE_MINUTES 1530",
                "৩০ সেকেন্ড | SECONDS 30",
                "এক হাজার দুইশত পঞ্চাশ মিনিট | MINUTES 1250",
                "একশ বিশ (১২০) দিন | CALENDAR_DAYS 120",
                "one hundred and twenty days | CALENDAR_DAYS 120",
                "twenty-one days | CALENDAR_DAYS 21",
                "বিশ-পঁচিশ দিন | CALENDAR_DAYS 20-25",
                "বিশ পঁচিশ দিন | CALENDAR_DAYS 25, review: NUMBER_WITHOUT_UNIT",
                "৭ (আট) দিন | CALENDAR_DAYS 7, review: NUMBERS_CONTRADICT",
                // hyphens that are neither range nor minus
                "১৫-কার্যদিবস | WORKING_DAYS 15",
                "সময়সীমা- ৫ দিন | CALENDAR_DAYS 5",
                "- ৫ দিন | CALENDAR_DAYS 5",
                // at most, at least, or more
                "not more than 7 days | CALENDAR_DAYS 7",
                "up to 15 days | CALENDAR_DAYS 15",
                "৭ দিনের অধিক নয় | CALENDAR_DAYS 7",
                "৭ দিনের কম নয় | CALENDAR_DAYS 7, review: AT_LEAST",
                "৭ দিনের বেশি | CALENDAR_DAYS 7, review: OPEN_ENDED",
                "৭ দিন বা ততোধিক | CALENDAR_DAYS 7, review: OPEN_ENDED",
                "৭ দিন+ | CALENDAR_DAYS 7, review: OPEN_ENDED",
                // ordinals
                "৩য় কার্যদিবসের মধ্যে | WORKING_DAYS 3",
                "পরবর্তী কর্মদিবস | WORKING_DAYS 1",
                "পরবর্তী মাসের দ্বিতীয় কর্মদিবস | working day 2 of next month",
                // closed days left out
                "ছুটির দিন ব্যতীত ৭ দিন | WORKING_DAYS 7",
                "৭ দিন (সাপ্তাহিক ও সরকারি ছুটি ব্যতীত) | WORKING_DAYS 7",
                "7 days excluding weekends and holidays | WORKING_DAYS 7",
                "৭ দিন (সাপ্তাহিক ছুটি ব্যতীত) | CALENDAR_DAYS 7, review: SOME_CLOSED_DAYS",
                "শুক্রবার ব্যতীত ৭ দিন | CALENDAR_DAYS 7, review: SOME_CLOSED_DAYS",
                "১ মাস (ছুটির দিন ব্যতীত) | MONTHS 1, review: SOME_CLOSED_DAYS",
                // dates of both calendars
                "৩০ জুনের মধ্যে | to 06-30",
                "by 30 June | to 06-30",
                "প্রতি বছর ৩১শে ডিসেম্বরের মধ্যে | to 12-31",
                "১লা বৈশাখের মধ্যে | to 04-14",
                "১লা বৈশাখ হতে ৩১ আশ্বিন | 04-14 to 10-16",
                "১৫ই ফাল্গুনের মধ্যে | to 02-28",
                "২০শে ফাল্গুনের মধ্যে | unreadable, review: SHIFTING_DATE",
                "৩২ আষাঢ়ের মধ্যে | unreadable, review: NUMBER_OUT_OF_RANGE",
                "৩০ জুন ২০২৫ এর মধ্যে | unreadable, review: NUMBER_WITHOUT_UNIT",
                // another beginning
                "তদন্ত প্রতিবেদন প্রাপ্তির ৭ দিনের মধ্যে | CALENDAR_DAYS 7, from report",
                "কমিটির সিদ্ধান্তের পর ৫ কার্যদিবস | WORKING_DAYS 5, from decision",
                "সকল কাগজপত্র প্রাপ্তির ৩ দিন | CALENDAR_DAYS 3, from complete application",
                "বরাদ্দ প্রাপ্তির পর ১০ দিন | CALENDAR_DAYS 10, from other paper",
                "7 days after submission of complete application | CALENDAR_DAYS 7, from complete application",
                "আবেদন দাখিলের পরে ২ দিন | CALENDAR_DAYS 2, from lodging",
                // sentences around the limit
                "৭ দিনের মধ্যে প্রদান করা হয় | CALENDAR_DAYS 7",
                "The certificate will be issued within 3 working days | WORKING_DAYS 3",
                "৭ দিনের মধ্যে প্রদানের চেষ্টা করা হবে | CALENDAR_DAYS 7, review: UNKNOWN_WORD",
                "১৫ দিনের মধ্যে জেলায় প্রেরণ | CALENDAR_DAYS 15, review: FORWARDED_ONLY",
                // what promises nothing certain says why
                "প্রায় ৭ দিন | CALENDAR_DAYS 7, review: APPROXIMATE",
                "যত দ্রুত সম্ভব | unreadable, review: NO_FIXED_TIME",
                "সম্ভব হলে ৭ দিন | CALENDAR_DAYS 7, conditional, review: ONLY_IF_POSSIBLE",
                "সকাল ৯টা থেকে বিকাল ৫টা | unreadable, review: HOURS_OF_THE_DAY",
                "প্রতিদিন | unreadable, review: RECURRING",
                "৭ দিন পূর্বে | CALENDAR_DAYS 7, review: COUNTED_BACKWARD"
            })
    void readsFurtherFamilies(String text, String reading) {
        assertThat(withReason(TimeLimitReader.read(text))).as(text).isEqualTo(reading);
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
                "৩৬৫১ দিন | unreadable, review",
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
                "-do- | ditto",
                "— do — | ditto",
                ", , | ditto",
                "অনুরূপ | ditto",
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
                            (w.from() == null ? "" : w.from().toString().substring(2) + " ")
                                    + "to "
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

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "০৩ (চার) দিন | CALENDAR_DAYS 3 | NUMBERS_CONTRADICT",
                "৭-৩০ (সাত-ত্রিশ) দিন | CALENDAR_DAYS 7-30 | -",
                "৭ থেকে ৩০ (সাত থেকে ত্রিশ) দিন | CALENDAR_DAYS 7-30 | -",
                "৭ থেকে ৩০ (সাত থেকে চল্লিশ) দিন | CALENDAR_DAYS 7-30 | NUMBERS_CONTRADICT",
                "৭ থেকে ৩০ (ছয় থেকে ত্রিশ) দিন | CALENDAR_DAYS 7-30 | NUMBERS_CONTRADICT",
                "৭ থেকে ৩০ (ত্রিশ) দিন | CALENDAR_DAYS 7-30 | -",
                "৭ থেকে ৩০ (সাত) দিন | CALENDAR_DAYS 7-30 | NUMBERS_CONTRADICT",
                "৩০-৭ দিন | CALENDAR_DAYS 30-7 | RANGE_REVERSED",
                "৭-৭ দিন | CALENDAR_DAYS 7-7 | -",
                "২ দিন হতে ৩ দিন | CALENDAR_DAYS 2-3 | -",
                "২ দিন হতে ১ মাস | MONTHS 1 | -",
                "১ মাস হতে ২ বছর | MONTHS 1-24 | -",
                "১ দিন | CALENDAR_DAYS 1 | -",
                "৩৬৫০ দিন | CALENDAR_DAYS 3650 | -",
                "১২০ মাস | MONTHS 120 | -",
                "১০ বছর | YEARS 10 | -",
                "৫২০ সপ্তাহ | WEEKS 520 | -",
                "৮৭৬০০ ঘণ্টা | HOURS 87600 | -",
                "7 working days from the date of receipt of application | WORKING_DAYS 7 | -",
                "within 7 working days of receipt | WORKING_DAYS 7 | -"
            })
    void numbersMustAgreeAndBePossible(String text, String expected, ReviewReason review) {
        var reading = TimeLimitReader.read(text);

        assertThat(reading.limit())
                .isInstanceOfSatisfying(
                        TimeLimit.Within.class,
                        w ->
                                assertThat(
                                                w.unit()
                                                        + " "
                                                        + (w.min() == null ? "" : w.min() + "-")
                                                        + w.max())
                                        .isEqualTo(expected));
        assertThat(reading.review()).isEqualTo(review);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "০ দিন | NUMBER_OUT_OF_RANGE",
                "৩৬৫১ দিন | NUMBER_OUT_OF_RANGE",
                "১২১ মাস | NUMBER_OUT_OF_RANGE",
                "১১ বছর | NUMBER_OUT_OF_RANGE",
                "৫২১ সপ্তাহ | NUMBER_OUT_OF_RANGE",
                "৮৭৬০১ ঘণ্টা | NUMBER_OUT_OF_RANGE",
                "৯৯৯৯৯৯৯৯৯৯৯৯ দিন | NUMBER_OUT_OF_RANGE",
                "৩১ ফেব্রুয়ারি হতে ৩০ জুন | NUMBER_OUT_OF_RANGE",
                "কার্যদিবস | UNIT_WITHOUT_NUMBER",
                "৭ | NUMBER_WITHOUT_UNIT",
                "১০/১৫ দিন | NUMBER_WITHOUT_UNIT",
                "মাসের ৩২ তারিখের মধ্যে | UNIT_WITHOUT_NUMBER",
                "মাসের ০ তারিখের মধ্যে | UNIT_WITHOUT_NUMBER",
                "32nd of the month | NUMBER_WITHOUT_UNIT",
                "21st working day of next month | NUMBER_WITHOUT_UNIT",
                "প্রতি সপ্তাহে | RECURRING",
                "১ম | NUMBER_WITHOUT_UNIT",
                "তারিখ | UNKNOWN_WORD",
                "মাসের | UNIT_WITHOUT_NUMBER",
                "অফিস | UNKNOWN_WORD",
                "অফিস চলাকালীন | HOURS_OF_THE_DAY",
                "৭ দিন ও ৩ মাস | SEVERAL_LIMITS",
                "৭ দিন ৩ মাস | SEVERAL_LIMITS",
                "৭ দিন, ৩ মাস | SEVERAL_LIMITS",
                "নির্ধারিত সময়সীমা নেই | UNKNOWN_WORD",
                "সময়সীমা নির্ধারিত নাই | UNKNOWN_WORD",
                "প্রয়োজন নেই | UNKNOWN_WORD",
                "no time limit prescribed | UNKNOWN_WORD",
                "time limit not prescribed | UNKNOWN_WORD",
                "নির্দেশনা অনুযায়ী প্রতি মাসে | RECURRING",
                "প্রয়োজনে কমপক্ষে | AT_LEAST",
                "৭ কার্যদিবস / প্রয়োজনে কম সময়ে | UNKNOWN_WORD",
                "7 days if the fee is paid, at least | AT_LEAST",
                "কমপক্ষে যাচাই সাপেক্ষে ৭ দিন | AT_LEAST",
                "30 days subject to police report, otherwise immediately | UNKNOWN_WORD"
            })
    void whatCannotBeMeantNeedsReview(String text, ReviewReason review) {
        assertThat(TimeLimitReader.read(text).review()).isEqualTo(review);
        assertThat(TimeLimitReader.read(text).certainLimit()).isEqualTo(new TimeLimit.Unreadable());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "মাসের ১ তারিখের মধ্যে | DayOfMonth[from=null, to=1]",
                "মাসের ৩১ তারিখের মধ্যে | DayOfMonth[from=null, to=31]",
                "প্রতি মাসের ১০ থেকে ২০ তারিখ | DayOfMonth[from=10, to=20]",
                "মাসের ৫-১০ তারিখ | DayOfMonth[from=5, to=10]",
                "31st of the month | DayOfMonth[from=null, to=31]",
                "1st of every month | DayOfMonth[from=null, to=1]",
                "1st to 5th of every month | DayOfMonth[from=1, to=5]",
                "1st-5th of the month | DayOfMonth[from=1, to=5]",
                "পরবর্তী মাসের ২০তম কার্যদিবস | NthWorkingDayOfNextMonth[nth=20]",
                "পরবর্তী মাসের প্রথম কার্যদিবস | NthWorkingDayOfNextMonth[nth=1]",
                "20th working day of next month | NthWorkingDayOfNextMonth[nth=20]",
                "2nd working day of the following month | NthWorkingDayOfNextMonth[nth=2]",
                "1 July - 30 September | DateWindow[from=--07-01, to=--09-30]",
                "পরের দিন | Within[unit=CALENDAR_DAYS, min=null, max=1, instant=false, negotiable=null]",
                "as per requirement | Unbounded[negotiable=AS_REQUIRED]",
                "as per demand | Unbounded[negotiable=AS_PER_DEMAND]",
                "as per instruction | Unbounded[negotiable=AS_INSTRUCTED]",
                "within the specified time | Unbounded[negotiable=AS_DETERMINED]",
                "all year | Unbounded[negotiable=ALL_YEAR]",
                "whole year | Unbounded[negotiable=ALL_YEAR]",
                "3 working days subject to availability or as required | Within[unit=WORKING_DAYS, min=null, max=3, instant=false, negotiable=AS_REQUIRED]",
                "অফিস চলাকালীন তাৎক্ষণিক | AtOnce[officeHoursOnly=true]",
                "তাৎক্ষণিক (অফিস চলাকালীন সময়ে) | AtOnce[officeHoursOnly=true]",
                "তাৎক্ষণিক (অফিস চলাকালীন) | AtOnce[officeHoursOnly=true]",
                "তাৎক্ষণিক | AtOnce[officeHoursOnly=false]"
            })
    void certainReadingsOfOtherForms(String text, String expected) {
        var reading = TimeLimitReader.read(text);

        assertThat(reading.limit()).hasToString(expected);
        assertThat(reading.review()).isNull();
        assertThat(reading.certainLimit()).isEqualTo(reading.limit());
    }

    @ParameterizedTest(name = "{0}: from {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "প্রাপ্তির পর ৭ দিন | RECEIPT",
                "আবেদন প্রাপ্তির পর ৭ দিন | RECEIPT",
                "আবেদন গ্রহণের তারিখ হতে ৭ দিন | DATE_OF_RECEIPT",
                "7 days from the date of receipt | DATE_OF_RECEIPT",
                "7 days after receipt | RECEIPT",
                "আবেদনের তারিখ হতে ৭ দিন | DATE_OF_RECEIPT",
                "আবেদনের তারিখের পর ৭ দিন | DATE_OF_RECEIPT",
                "সদর দপ্তর হতে প্রাপ্তির পর ৭ দিন | RECEIPT_FROM_ANOTHER_OFFICE"
            })
    void fromWhenTheCharterSaysToCount(String text, ClockStart expected) {
        assertThat(TimeLimitReader.read(text).clockStarts()).isEqualTo(expected);
    }

    @Test
    void aTextLongerThanAnyLimitIsNotRead() {
        assertThat(TimeLimitReader.read("৭ দিন " + " ".repeat(494)).review()).isNull();
        assertThat(TimeLimitReader.read("৭ দিন " + " ".repeat(495)).review())
                .isEqualTo(ReviewReason.TOO_LONG);
    }

    @Test
    void theSameIsWhatTheRowAboveSays() {
        var above = TimeLimitReader.read("৭ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)");
        var ditto = TimeLimitReader.read("-ঐ-").sameAs(above);

        assertThat(ditto.text()).isEqualTo("-ঐ-");
        assertThat(ditto.limit()).isEqualTo(above.limit());
        assertThat(ditto.whereApplicable()).isTrue();
        assertThat(ditto.review()).isNull();
        assertThat(ditto.parts()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}. in English: {1}; in Bangla: {2}")
    @CsvSource({
        "1, 1st, ১ম",
        "2, 2nd, ২য়",
        "3, 3rd, ৩য়",
        "4, 4th, ৪র্থ",
        "6, 6th, ৬ষ্ঠ",
        "10, 10th, ১০ম",
        "11, 11th, ১১তম",
        "12, 12th, ১২তম",
        "13, 13th, ১৩তম",
        "14, 14th, ১৪তম",
        "20, 20th, ২০তম"
    })
    void ordinalsAsTheyAreSaid(int nth, String english, String bangla) {
        var reading = TimeLimitReader.read("পরবর্তী মাসের " + nth + " কার্যদিবস");

        assertThat(LimitInWords.english(reading)).startsWith("by the " + english + " working");
        assertThat(LimitInWords.bangla(reading)).startsWith("পরবর্তী মাসের " + bangla + " কার্য");
    }

    @Test
    void everyReasonIsToldInBothLanguages() {
        for (var reason : ReviewReason.values()) {
            assertThat(reason.en()).matches("[ -~]+");
            assertThat(reason.bn()).matches("[\\p{InBengali}‘’“” ,।]+");
        }
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
            case SECONDS -> "সেকেন্ড";
            case OFFICE_SECONDS -> "কর্ম সেকেন্ড";
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

package bd.somoyshima.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bd.somoyshima.limit.TimeLimit.AtOnce;
import bd.somoyshima.limit.TimeLimit.NeedsReview;
import bd.somoyshima.limit.TimeLimit.Negotiable;
import bd.somoyshima.limit.TimeLimit.ReviewReason;
import bd.somoyshima.limit.TimeLimit.Unbounded;
import bd.somoyshima.limit.TimeLimit.WorkingDays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitReaderTest {

    /** The sixteen distinct limit texts of the two example charters, exactly as published. */
    static Stream<Arguments> publishedTexts() {
        return Stream.of(
                arguments("তাৎক্ষণিক / ০৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)", instantOr(3), true),
                arguments("০৭ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)", days(7), true),
                arguments(
                        "৪৫ কার্যদিবস / প্রয়োজন অনুযায়ী",
                        daysOr(45, Negotiable.AS_REQUIRED),
                        false),
                arguments(
                        "০৭ কার্যদিবস / প্রয়োজন অনুযায়ী",
                        daysOr(7, Negotiable.AS_REQUIRED),
                        false),
                arguments("তাৎক্ষণিক / ০৫ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)", instantOr(5), true),
                arguments(
                        "৯০ কার্যদিবস / প্রয়োজন অনুযায়ী",
                        daysOr(90, Negotiable.AS_REQUIRED),
                        false),
                arguments("তাৎক্ষণিক / ০৩ কার্যদিবস (প্রয়োজ্য ক্ষেত্রে)", instantOr(3), true),
                arguments("তাৎক্ষণিক / ০৫ কার্যদিবস (প্রয়োজ্য ক্ষেত্রে)", instantOr(5), true),
                arguments("৩০ কার্যদিবস", days(30), false),
                arguments("২০ কার্যদিবস", days(20), false),
                arguments("৬০ কার্যদিবস", days(60), false),
                arguments("তাৎক্ষণিক/ ৩ কার্যদিবস", instantOr(3), false),
                arguments("তাৎক্ষণিক/ ৩ কার্যদিবস (প্রয়োজ্য ক্ষেত্রে)", instantOr(3), true),
                arguments(
                        "৭ কার্যদিবস/ চাহিদা অনুযায়ী", daysOr(7, Negotiable.AS_PER_DEMAND), false),
                arguments(
                        "১৫ কার্যদিবস/ অটোমেশনের চাহিদা অনুযায়ী",
                        daysOr(15, Negotiable.AS_PER_AUTOMATION_DEMAND),
                        false),
                arguments("তাৎক্ষণিক/ ৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)", instantOr(3), true));
    }

    @ParameterizedTest
    @MethodSource("publishedTexts")
    void readsEveryPublishedText(String text, TimeLimit limit, boolean whereApplicable) {
        assertThat(TimeLimitReader.read(text))
                .isEqualTo(new LimitReading(text, limit, whereApplicable));
    }

    static Stream<Arguments> sameMeaning() {
        return Stream.of(
                arguments("Instant", new AtOnce()),
                arguments("3 working days", days(3)),
                arguments("1 working day", days(1)),
                arguments("Instant / 3 working days (where applicable)", instantOr(3)),
                arguments("তাৎক্ষণিক/৩কার্যদিবস", instantOr(3)),
                arguments("তাৎক্ষণিক / 3 কার্যদিবস", instantOr(3)),
                // য় as one code point, as keyboards send it
                arguments(
                        "৪৫ কার্যদিবস / প্র\u09DFোজন অনুযা\u09DFী",
                        daysOr(45, Negotiable.AS_REQUIRED)),
                // no-break and zero-width spaces
                arguments(
                        "৭\u00A0কার্যদিবস /\u200Bচাহিদা অনুযায়ী",
                        daysOr(7, Negotiable.AS_PER_DEMAND)),
                arguments("প্রয়োজন অনুযায়ী", new Unbounded(Negotiable.AS_REQUIRED)));
    }

    @ParameterizedTest
    @MethodSource("sameMeaning")
    void readsOtherSpellingsOfTheSame(String text, TimeLimit limit) {
        assertThat(TimeLimitReader.read(text).limit()).isEqualTo(limit);
        assertThat(TimeLimitReader.read(text).text()).isEqualTo(text);
    }

    static Stream<Arguments> uncertainTexts() {
        return Stream.of(
                arguments("", ReviewReason.MISSING),
                arguments("  \u00A0 ", ReviewReason.MISSING),
                arguments("-", ReviewReason.UNKNOWN_WORD),
                arguments("কমপক্ষে ০৭ কার্যদিবস", ReviewReason.UNKNOWN_WORD),
                arguments("০৭ কার্যদিবসের মধ্যে", ReviewReason.UNKNOWN_WORD),
                arguments("৭ দিন", ReviewReason.UNKNOWN_WORD),
                arguments("কার্যদিবস", ReviewReason.NO_NUMBER_BEFORE_UNIT),
                arguments("৭", ReviewReason.UNEXPECTED_ORDER),
                arguments("৩ কার্যদিবস / ৫ কার্যদিবস", ReviewReason.TWO_LIMITS),
                arguments("৩ / ৫ কার্যদিবস", ReviewReason.UNEXPECTED_ORDER),
                arguments("০ কার্যদিবস", ReviewReason.NUMBER_OUT_OF_RANGE),
                arguments("১০০০ কার্যদিবস", ReviewReason.NUMBER_OUT_OF_RANGE),
                arguments("৯৯৯৯৯৯৯৯৯৯৯৯ কার্যদিবস", ReviewReason.NUMBER_OUT_OF_RANGE),
                arguments("তাৎক্ষণিক /", ReviewReason.UNEXPECTED_ORDER),
                arguments("/ ৩ কার্যদিবস", ReviewReason.UNEXPECTED_ORDER),
                arguments("তাৎক্ষণিক ৩ কার্যদিবস", ReviewReason.UNEXPECTED_ORDER),
                arguments("৩ কার্যদিবস / তাৎক্ষণিক", ReviewReason.UNEXPECTED_ORDER),
                arguments("তাৎক্ষণিক / চাহিদা অনুযায়ী", ReviewReason.TWO_LIMITS),
                arguments("চাহিদা অনুযায়ী / ৩ কার্যদিবস", ReviewReason.UNEXPECTED_ORDER),
                arguments("৩ কার্যদিবস প্রযোজ্য ক্ষেত্রে", ReviewReason.UNEXPECTED_ORDER),
                arguments("৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে", ReviewReason.UNEXPECTED_ORDER),
                arguments(
                        "৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে) / চাহিদা অনুযায়ী",
                        ReviewReason.UNEXPECTED_ORDER));
    }

    @ParameterizedTest
    @MethodSource("uncertainTexts")
    void leavesWhatIsUncertainToAClerk(String text, ReviewReason reason) {
        assertThat(TimeLimitReader.read(text))
                .isEqualTo(new LimitReading(text, new NeedsReview(reason), false));
    }

    private static TimeLimit days(int days) {
        return new WorkingDays(days, false, null);
    }

    private static TimeLimit daysOr(int days, Negotiable ground) {
        return new WorkingDays(days, false, ground);
    }

    private static TimeLimit instantOr(int days) {
        return new WorkingDays(days, true, null);
    }
}

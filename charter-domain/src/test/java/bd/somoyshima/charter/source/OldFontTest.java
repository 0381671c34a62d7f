package bd.somoyshima.charter.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldFontTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "15 Kvh©w`em; ১৫ কার্যদিবস",
                "ZvrÿwYK; তাৎক্ষণিক",
                "‡mev cÖ`v‡bi mgqmxgv; সেবা প্রদানের সময়সীমা",
                "Dc‡Rjv wbe©vnx Awdmvi; উপজেলা নির্বাহী অফিসার",
                "†hvMv‡hvM; যোগাযোগ",
                "†MŠix; গৌরী",
                "c~e© m¤úwK©Z; পূর্ব সম্পর্কিত",
                "nuvm I ea©b; হাঁস ও বর্ধন",
                "Avgvi eqm; আমার বয়স",
                "¯^v¯’¨ Kg©m~wP; স্বাস্থ্য কর্মসূচি",
                "gš¿Yvjq, gšÍe¨; মন্ত্রণালয়, মন্তব্য",
                "weÁwß, D™¢e, wm×v‡š—i; বিজ্ঞপ্তি, উদ্ভব, সিদ্ধান্তের",
                "iƒcKí, iæwU; রূপকল্প, রুটি",
            })
    void signsAreTurnedIntoTheLettersTheFontDraws(String written, String meant) {
        assertThat(OldFont.toUnicode(written, true)).isEqualTo(meant);
    }

    @Test
    void whatIsUnicodeAlreadyAndAddressesStayAsTheyAre() {
        assertThat(OldFont.toUnicode("৭ দিন (7 days)", true)).isEqualTo("৭ দিন (7 days)");
        assertThat(OldFont.toUnicode("www.land.gov.bd", true)).isEqualTo("www.land.gov.bd");
    }

    @Test
    void aFewSignsOrSignsBesideBanglaDoNotMakeAnOldFont() {
        assertThat(OldFont.isUsedIn(List.of("© 2024 Office", "5 µm"))).isFalse();
        assertThat(OldFont.isUsedIn(List.of("সেবা © † ‡ ¯ ¨"))).isFalse();
        assertThat(OldFont.isUsedIn(List.of("‡mev mg~n", "15 Kvh©w`em", "cÖ‡Z¨K"))).isTrue();
    }

    /** The sign | ends a sentence in a table of tabs, and parts cells in a table without. */
    @Test
    void tablesOfTabsAndOfPipesAreBothTakenApart() throws CharterSource.Unreadable {
        var tabs = CharterSource.of("µwgK bs\t‡mev\tmgqmxgv\n1|\twbeÜb\t7 w`b|\n");
        assertThat(tabs.lines().get(1).cells().stream().map(SourceCell::text))
                .containsExactly("১।", "নিবন্ধন", "৭ দিন।");

        var pipes = "µwgK bs|‡mev|mgqmxgv\n1|wbeÜb|7 w`b\n2|cÖZ¨qb|3 w`b\n";
        assertThat(CharterSource.of(pipes).lines().get(1).cells().stream().map(SourceCell::text))
                .containsExactly("১", "নিবন্ধন", "৭ দিন");
    }

    @Test
    void aTextSavedInTheCodingOfWindowsIsReadIfItIsInAnOldFont() throws CharterSource.Unreadable {
        var text = "µwgK bs\t‡mev mg~n\t‡mev`v‡bi mgqmxgv\n1|\tLvgvi wbeÜb\t15 Kvh©w`em\n";

        assertThat(CharterSource.of(text.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(CharterSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}

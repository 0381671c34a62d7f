package bd.somoyshima.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import bd.somoyshima.charter.CharterText.Code;
import bd.somoyshima.charter.CharterText.Note;
import bd.somoyshima.charter.CharterText.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharterReaderTest {

    private final CharterText manikganj =
            CharterReader.read(ExampleCharters.MANIKGANJ_SADAR.text());
    private final CharterText haluaghat = CharterReader.read(ExampleCharters.HALUAGHAT.text());

    @Test
    void manikganjSadarHasSeventeenServicesThreeTiersAndSixExpectations() {
        assertThat(manikganj.services()).hasSize(17);
        assertThat(codes(manikganj))
                .containsExactly(
                        "citizen/01",
                        "citizen/02",
                        "citizen/03",
                        "institutional/01",
                        "institutional/02",
                        "institutional/03",
                        "institutional/04",
                        "institutional/05",
                        "institutional/06",
                        "institutional/07",
                        "institutional/08",
                        "institutional/09",
                        "institutional/10",
                        "institutional/11",
                        "internal/01",
                        "internal/02",
                        "internal/03");
        assertThat(manikganj.tiers())
                .containsExactly(
                        ComplaintTier.named(1, "অভিযোগ নিষ্পত্তি কর্মকর্তা (অনিক)", "৩০ কার্যদিবস"),
                        ComplaintTier.named(2, "আপিল কর্মকর্তা", "২০ কার্যদিবস"),
                        ComplaintTier.named(
                                3, "মন্ত্রিপরিষদ বিভাগের অভিযোগ ব্যবস্থাপনা সেল", "৬০ কার্যদিবস"));
        assertThat(manikganj.expectations())
                .hasSize(6)
                .first()
                .isEqualTo("স্বয়ংসম্পূর্ণ আবেদন জমা প্রদান");
        assertThat(manikganj.links()).hasSize(2);
        assertThat(manikganj.letterhead()).contains("উপজেলা আইসিটি কার্যালয়");
        assertThat(manikganj.publishable()).isTrue();
    }

    @Test
    void namesAndLimitsAreKeptByteForByte() {
        var text = ExampleCharters.MANIKGANJ_SADAR.text();
        for (var service : manikganj.services()) {
            assertThat(text)
                    .contains("\t" + service.nameBn() + "\t")
                    .contains("\t" + service.limit() + "\t");
        }
        assertThat(service(manikganj, "institutional/05").limit())
                .isEqualTo("৪৫ কার্যদিবস / প্রয়োজন অনুযায়ী");
    }

    @Test
    void mergedOfficerCellsInherit() {
        assertThat(manikganj.services())
                .allMatch(s -> "উপজেলা আইসিটি অফিসার".equals(s.officerTitle()));
        assertThat(notes(manikganj, Code.OFFICER_INHERITED)).hasSize(13);
        assertThat(haluaghat.services())
                .allMatch(s -> "সহকারী প্রোগ্রামার".equals(s.officerTitle()));
        assertThat(notes(haluaghat, Code.OFFICER_INHERITED)).hasSize(7);
    }

    @Test
    void aRepeatedTableHeadIsNoted() {
        assertThat(notes(manikganj, Code.REPEATED_HEAD))
                .hasSize(1)
                .first()
                .extracting(Note::line)
                .isEqualTo(45);
    }

    @Test
    void theNuktaTooManyIsNotedAndUnderstood() {
        assertThat(notes(manikganj, Code.NUKTA_SPELLING)).hasSize(4);
        assertThat(notes(haluaghat, Code.NUKTA_SPELLING)).hasSize(3);
    }

    @Test
    void haluaghatHasThirteenServicesAndBreaksOff() {
        assertThat(codes(haluaghat))
                .hasSize(13)
                .startsWith("citizen/01")
                .endsWith("institutional/10");
        assertThat(haluaghat.tiers()).isEmpty();
        assertThat(haluaghat.expectations()).isEmpty();
        assertThat(notes(haluaghat, Code.TEXT_BREAKS_OFF))
                .singleElement()
                .satisfies(n -> assertThat(n.message()).contains("institutional/10"));
        assertThat(notes(haluaghat, Code.TIERS_MISSING)).hasSize(1);
        assertThat(notes(haluaghat, Code.SECTION_MISSING)).hasSize(1);
        assertThat(haluaghat.publishable()).isTrue();
    }

    @Test
    void aNameCutByAPageBreakIsJoined() {
        assertThat(service(haluaghat, "institutional/06").nameBn())
                .endsWith("স্পেসিফিকেশন প্রণয়নে সহায়তা প্রদান")
                .startsWith("আইসিটি সম্পর্কিত যন্ত্রপাতিসহ");
        assertThat(notes(haluaghat, Code.NAME_JOINED)).hasSize(1);
    }

    @Test
    void residueOfAWebPageIsRemovedAndNoted() {
        assertThat(notes(haluaghat, Code.MARKUP_REMOVED)).hasSize(2);
        assertThat(notes(haluaghat, Code.RULE_LINE_SKIPPED)).hasSize(1);
    }

    @Test
    void neitherTextHasAProblem() {
        assertThat(manikganj.notes()).noneMatch(n -> n.severity() == Severity.PROBLEM);
        assertThat(haluaghat.notes()).noneMatch(n -> n.severity() == Severity.PROBLEM);
    }

    @Test
    void everyUnreadableRowIsReportedWithItsLine() {
        var head = "ক্রম\tসেবার নাম\tপদ্ধতি\tকাগজপত্র\tমূল্য\tসময়সীমা\tকর্মকর্তা\n";
        var text =
                "সিটিজেন চার্টার\n১\tআগে\n২.১) নাগরিক সেবা\n"
                        + head
                        + "১\tক\tখ\tগ\tঘ\tযত দ্রুত সম্ভব\tউপজেলা আইসিটি অফিসার\n"
                        + "২\tক\tখ\n"
                        + "১\tক\tখ\tগ\tঘ\t৩ কার্যদিবস\t\n"
                        + "২\t\tখ\tগ\tঘ\t৩ কার্যদিবস\t\n"
                        + "\tক\tখ\t\t\t\t\n"
                        + "৪\tক\tখ\tগ\tঘ\t৩ কার্যদিবস\tজনাব কেউ একজন\n";
        var read = CharterReader.read(text);

        assertThat(read.notes())
                .extracting(Note::line, Note::severity, Note::code)
                .contains(
                        tuple(2, Severity.PROBLEM, Code.TABLE_OUTSIDE_SECTION),
                        tuple(5, Severity.WARNING, Code.LIMIT_NEEDS_REVIEW),
                        tuple(6, Severity.PROBLEM, Code.WRONG_NUMBER_OF_CELLS),
                        tuple(7, Severity.PROBLEM, Code.SERIAL_OUT_OF_ORDER),
                        tuple(8, Severity.PROBLEM, Code.EMPTY_CELL),
                        tuple(9, Severity.PROBLEM, Code.EMPTY_CELL),
                        tuple(10, Severity.WARNING, Code.SERIAL_OUT_OF_ORDER),
                        tuple(10, Severity.WARNING, Code.OFFICER_TITLE_UNKNOWN));
        assertThat(read.publishable()).isFalse();
        assertThat(read.services())
                .extracting(s -> s.code().value())
                .containsExactly("citizen/01", "citizen/04");
    }

    private static List<String> codes(CharterText text) {
        return text.services().stream().map(s -> s.code().value()).toList();
    }

    private static ServiceStandard service(CharterText text, String code) {
        return text.services().stream()
                .filter(s -> s.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<Note> notes(CharterText text, Code code) {
        return text.notes().stream().filter(n -> n.code() == code).toList();
    }
}

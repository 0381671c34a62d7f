package bd.somoyshima.charter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.reading.CharterReading.Note;
import bd.somoyshima.charter.reading.CharterReading.Severity;
import bd.somoyshima.charter.source.CharterSource;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.limit.ClockStart;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharterReaderTest {

    private final CharterReading manikganj =
            CharterReader.read(ExampleCharters.MANIKGANJ_SADAR.text());
    private final CharterReading haluaghat = CharterReader.read(ExampleCharters.HALUAGHAT.text());

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

    private static final String HEAD =
            "ক্রম\tসেবার নাম\tপদ্ধতি\tকাগজপত্র\tমূল্য\tসময়সীমা\tকর্মকর্তা\n";

    @Test
    void everyUnreadableRowIsReportedWithItsLine() {
        var read =
                CharterReader.read(
                        "সিটিজেন চার্টার\n১\tআগে\n২.১) নাগরিক সেবা\n"
                                + HEAD
                                + "১\tক\tখ\tগ\tঘ\tযত দ্রুত সম্ভব\tউপজেলা আইসিটি অফিসার\n"
                                + "২\tক\tখ\t৩ দিন\tঘ\t৭ দিন\tঙ\tচ\n"
                                + "৭ দিন\tক\tখ\tগ\tঘ\tঙ\t১\n"
                                + "২\t\tখ\tগ\tঘ\t৩ কার্যদিবস\t\n"
                                + "৪\tক\tখ\tগ\tঘ\t৩ কার্যদিবস\tজনাব কেউ একজন\n");

        assertThat(read.notes())
                .extracting(Note::line, Note::severity, Note::code)
                .contains(
                        tuple(2, Severity.PROBLEM, Code.TABLE_OUTSIDE_SECTION),
                        tuple(5, Severity.WARNING, Code.LIMIT_NEEDS_REVIEW),
                        tuple(6, Severity.PROBLEM, Code.WRONG_NUMBER_OF_CELLS),
                        tuple(7, Severity.PROBLEM, Code.CELLS_OUT_OF_PLACE),
                        tuple(8, Severity.PROBLEM, Code.EMPTY_CELL),
                        tuple(9, Severity.WARNING, Code.SERIAL_OUT_OF_ORDER),
                        tuple(9, Severity.WARNING, Code.OFFICER_TITLE_UNKNOWN));
        assertThat(read.publishable()).isFalse();
        assertThat(codes(read)).containsExactly("citizen/01", "citizen/04");
    }

    @Test
    void aCellTooManyIsNoDoubtIfOneCellOnlyIsATime() {
        var read =
                CharterReader.read(
                        "সিটিজেন চার্টার\n২.১) নাগরিক সেবা\n"
                                + HEAD
                                + "১\tনকশা অনুমোদন\tখ\tগ\t১০০০/-\tনির্ধারিত ফি অনুযায়ী\t৪৫ কার্যদিবস\tসহকারী প্রোগ্রামার\n");

        assertThat(read.services())
                .singleElement()
                .satisfies(
                        s -> {
                            assertThat(s.limit()).isEqualTo("৪৫ কার্যদিবস");
                            assertThat(s.fee()).isEqualTo("১০০০/- নির্ধারিত ফি অনুযায়ী");
                            assertThat(s.officerTitle()).isEqualTo("সহকারী প্রোগ্রামার");
                        });
        assertThat(notes(read, Code.WRONG_NUMBER_OF_CELLS))
                .singleElement()
                .satisfies(n -> assertThat(n.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void whichCellOfARowOutOfPlaceIsTheLimitAClerkSays() {
        var text =
                "সিটিজেন চার্টার\n২.১) নাগরিক সেবা\n"
                        + HEAD
                        + "১\tসনদ\tখ\t৩ দিন\tঘ\t৭ দিন\tঙ\tসহকারী প্রোগ্রামার\n";

        var asked = CharterReader.read(text);
        assertThat(asked.services()).isEmpty();
        assertThat(asked.publishable()).isFalse();
        assertThat(asked.questions())
                .singleElement()
                .satisfies(
                        q -> {
                            assertThat(q.id()).isEqualTo("cells@4");
                            assertThat(q.choices())
                                    .extracting(Question.Choice::value)
                                    .containsExactly("2", "4", "6", "8", "none");
                        });

        var answered = CharterReader.read(CharterSource.of(text), Map.of("cells@4", "6"));
        assertThat(answered.publishable()).isTrue();
        assertThat(answered.services())
                .singleElement()
                .satisfies(
                        s -> {
                            assertThat(s.nameBn()).isEqualTo("সনদ");
                            assertThat(s.limit()).isEqualTo("৭ দিন");
                        });
        assertThat(CharterReader.read(CharterSource.of(text), Map.of("cells@4", "none")).services())
                .isEmpty();
    }

    @Test
    void severalLimitsOfACellAreVariantsIfAClerkSaysSo() {
        var text =
                "সিটিজেন চার্টার\n২.১) নাগরিক সেবা\n"
                        + HEAD
                        + "১\tট্রেড লাইসেন্স\tখ\tগ\tঘ\tশহরে ১ দিন/ গ্রামে ২/৩ দিন\tসহকারী প্রোগ্রামার\n"
                        + "২\tনিবন্ধন\tখ\tগ\tঘ\tআবেদনের পর ৭ দিনের মধ্যে ছাড়পত্র, ২০ দিনের মধ্যে নিবন্ধন\tসহকারী প্রোগ্রামার\n";

        var read =
                CharterReader.read(
                        CharterSource.of(text),
                        Map.of("several@4", "variants", "several@5", "variants"));

        assertThat(read.services())
                .flatExtracting(s -> s.variants())
                .extracting(v -> v.nameBn(), v -> v.limit())
                .containsExactly(
                        tuple("শহরে", "১ দিন"),
                        tuple("গ্রামে", "২/৩ দিন"),
                        tuple("ছাড়পত্র", "আবেদনের পর ৭ দিনের মধ্যে"),
                        tuple("নিবন্ধন", "২০ দিনের মধ্যে"));
    }

    @Test
    void aListMayPartNamesAndLimitsInOtherWays() {
        var text =
                "সাধারণ শাখা\n১। পত্র গ্রহণ ও বিতরণ -০২ দিন\n২। প্রতিবেদন প্রেরণ। সর্বোচ্চ ১৫ দিন\n"
                        + "৩। প্রতিস্বাক্ষর অনধিক ৭ দিন\n";

        var read =
                CharterReader.read(
                        CharterSource.of(text),
                        Map.of("list@2", "services", "category", "citizen"));

        assertThat(read.services())
                .extracting(s -> s.nameBn(), s -> s.limit())
                .containsExactly(
                        tuple("পত্র গ্রহণ ও বিতরণ", "০২ দিন"),
                        tuple("প্রতিবেদন প্রেরণ", "সর্বোচ্চ ১৫ দিন"),
                        tuple("প্রতিস্বাক্ষর", "অনধিক ৭ দিন"));
    }

    @Test
    void anAnswerThatFindsNothingSaysWhatItSawAndWhatItKnows() {
        var read = CharterReader.read("আমাদের সেবা\nজন্ম নিবন্ধন ৭ দিন\n");

        assertThat(notes(read, Code.NOTHING_FOUND))
                .singleElement()
                .satisfies(
                        n ->
                                assertThat(n.message())
                                        .contains("2 lines of text and 0 rows")
                                        .contains("সেবার নাম", "HTML, XLSX or DOCX"));
        assertThat(read.publishable()).isFalse();
    }

    @Test
    void lettersOfOldFontsAreReadAndToldAsSuch() {
        var read =
                CharterReader.read(
                        "µwgK bs\t‡mev mg~n\t‡mev`v‡bi mgqmxgv\n1|\tLvgvi wbeÜb\t15 Kvh©w`em\n");

        assertThat(notes(read, Code.LEGACY_FONT)).hasSize(1);
        assertThat(read.services())
                .singleElement()
                .satisfies(
                        s -> {
                            assertThat(s.nameBn()).isEqualTo("খামার নিবন্ধন");
                            assertThat(s.limit()).isEqualTo("১৫ কার্যদিবস");
                        });
    }

    /** Two columns that may be the limit: nothing is chosen in silence. */
    @Test
    void twoTimeColumnsAreAskedFor() {
        var text =
                "সিটিজেন চার্টার\nনাগরিক সেবা\n"
                        + "ক্রমিক নং\tসেবার নাম\tসময়সীমা (সাধারণ)\tসময়সীমা (জরুরি)\n"
                        + "১\tনকশা অনুমোদন\t১৫ কার্যদিবস\t৭ কার্যদিবস\n";

        var open = CharterReader.read(text);
        assertThat(open.publishable()).isFalse();
        assertThat(open.services().getFirst().limit()).isEmpty();
        assertThat(open.questions())
                .singleElement()
                .satisfies(
                        q -> {
                            assertThat(q.id()).isEqualTo("time@3");
                            assertThat(q.choices().stream().map(Question.Choice::value))
                                    .containsExactly("3", "4", "variants", "none");
                        });

        assertThat(chosen(text, "time@3", "4").services().getFirst().limit())
                .isEqualTo("৭ কার্যদিবস");
        var variants = chosen(text, "time@3", "variants").services().getFirst().variants();
        assertThat(variants)
                .extracting(v -> v.code() + " " + v.limit())
                .containsExactly("ordinary ১৫ কার্যদিবস", "urgent ৭ কার্যদিবস");
        assertThat(chosen(text, "time@3", "variants").publishable()).isTrue();
        assertThat(chosen(text, "time@3", "9").publishable()).isFalse();
    }

    @Test
    void aCategoryThatIsNotStatedIsAskedFor() {
        var text = "সিটিজেন চার্টার\nক্রমিক নং\tসেবার নাম\tসময়সীমা\n১\tতথ্য\t৩ দিন\n";

        assertThat(CharterReader.read(text).publishable()).isFalse();
        var institutional = chosen(text, "category", "institutional");
        assertThat(codes(institutional)).containsExactly("institutional/01");
        assertThat(institutional.publishable()).isTrue();
        assertThat(institutional.questions().getFirst().chosen()).isEqualTo("institutional");
    }

    @Test
    void anotherBeginningIsForTheClerkToDecide() {
        var text =
                "সিটিজেন চার্টার\nনাগরিক সেবা\nক্রমিক নং\tসেবার নাম\tসময়সীমা\n"
                        + "১\tপাসপোর্ট\tপুলিশ প্রতিবেদন প্রাপ্তির ৭ কর্মদিবস\n";

        assertThat(CharterReader.read(text).publishable()).isFalse();
        assertThat(
                        chosen(text, "beginning@citizen/01", "report")
                                .services()
                                .getFirst()
                                .countsFrom())
                .isEqualTo(ClockStart.REPORT);
        var fromReceipt = chosen(text, "beginning@citizen/01", "receipt");
        assertThat(fromReceipt.services().getFirst().countsFrom()).isNull();
        assertThat(fromReceipt.publishable()).isTrue();
    }

    /** An institution's section after the citizens' is its own, however it is written. */
    @Test
    void sectionsAreFoundInEverySpelling() {
        var read =
                CharterReader.read(
                        "সেবা প্রদান প্রতিশ্রুতি (সিটিজেন চার্টার)\nনাগরিক সেবা:\n"
                                + HEAD
                                + "১.\tক\tখ\tগ\tঘ\t৩ দিন\tঙ\t\t\n"
                                + "প্রাতিষ্ঠানিক সেবাঃ\n"
                                + HEAD
                                + "(১)\tক\tখ\tগ\tঘ\t৫ দিন\tঙ\n"
                                + "২.৩) আভ্যন্তরীণ সেবাসমূহ\n"
                                + HEAD
                                + "১।\tক\tখ\tগ\tঘ\t৭ দিন\tঙ\n");

        assertThat(read.services())
                .extracting(s -> s.code() + " " + s.limit())
                .containsExactly("citizen/01 ৩ দিন", "institutional/01 ৫ দিন", "internal/01 ৭ দিন");
    }

    /** Names of persons stand in complaint tables as well; only posts are taken. */
    @Test
    void noPersonIsReadFromAComplaintTable() {
        var read =
                CharterReader.read(
                        "ক্রম\tকখন যোগাযোগ করবেন\tকার সঙ্গে যোগাযোগ করবেন\tঠিকানা\tনিষ্পত্তির সময়সীমা\n"
                                + "১\tসমাধান না পেলে\tঅভিযোগ নিষ্পত্তি কর্মকর্তা (অনিক) জনাব আব্দুল করিম\tরহিম উদ্দিন, উপজেলা নির্বাহী অফিসার\t৩০ কার্যদিবস\n"
                                + "২\tসমাধান না পেলে\tজনাব আব্দুল করিম, আপিল কর্মকর্তা\tঢাকা\t২০ কার্যদিবস\n");

        assertThat(read.tiers())
                .extracting(ComplaintTier::authority)
                .containsExactly("অভিযোগ নিষ্পত্তি কর্মকর্তা (অনিক)", "আপিল কর্মকর্তা");
        assertThat(read.tierPosts().getFirst().post()).isEqualTo("উপজেলা নির্বাহী অফিসার");
        assertThat(read.toString()).doesNotContain("করিম", "রহিম");
    }

    @Test
    void theEncodingIsFoundOut() throws CharterSource.Unreadable {
        var text = ExampleCharters.MANIKGANJ_SADAR.text();
        for (var bytes :
                List.of(
                        text.getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                        text.getBytes(StandardCharsets.UTF_16),
                        text.getBytes(StandardCharsets.UTF_16LE),
                        text.getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(CharterReader.read(CharterSource.of(bytes), Map.of()).services())
                    .isEqualTo(manikganj.services());
        }
        assertThatThrownBy(() -> CharterSource.of(new byte[] {(byte) 0xE0, 0x41, 0x42}))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> CharterSource.of(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .isInstanceOf(CharterSource.Unreadable.class);
    }

    @Test
    void everyColumnIsToldWithTheWordsItWasFoundBy() {
        assertThat(manikganj.tables().getFirst().columns())
                .extracting(c -> c.meaning() + " by " + c.foundBy())
                .containsExactly(
                        "SERIAL by ক্রম",
                        "NAME by সেবার নাম",
                        "METHOD by পদ্ধতি",
                        "DOCUMENTS by কাগজ",
                        "FEE by মূল্য",
                        "TIME by সময়সীমা",
                        "OFFICER by কর্মকর্তা");
    }

    @Test
    void aBareNumberTakesTheUnitOfItsHeading() {
        var read =
                CharterReader.read(
                        "সিটিজেন চার্টার\nনাগরিক সেবা\nক্রমিক নং\tসেবার নাম\tসময়সীমা (কার্যদিবস)\n১\tতথ্য\t৭\n২\tনকল\t৩০ দিন\n");
        var charter =
                Charter.usual(
                        LocalDate.of(2025, 1, 1),
                        CountingRule.DAY_ZERO,
                        read.services(),
                        List.of());

        assertThat(read.services().getFirst().limit()).isEqualTo("৭");
        assertThat(read.services().getFirst().limitUnit()).isEqualTo("কার্যদিবস");
        assertThat(charter.readingOf(read.services().getFirst()).text()).isEqualTo("৭ কার্যদিবস");
        assertThat(read.services().getLast().limitUnit()).isNull();
    }

    /** Whether a list is one of services is asked; said so, it is read line by line. */
    @Test
    void aNumberedListIsReadIfAClerkSaysSo() {
        var list =
                """
                সিটিজেন চার্টার
                ১. বেতন বিল পরিশোধ: ৩ কর্মদিবস
                ২. পেনশন কেইস নিষ্পত্তি: ১০ কর্মদিবস
                ৩. চাকুরি বহি যাচাই: ৭ কর্মদিবস
                """;

        var asked = CharterReader.read(list);
        assertThat(asked.services()).isEmpty();
        assertThat(asked.publishable()).isFalse();
        assertThat(asked.questions()).extracting(Question::id).containsExactly("list@2");
        var read = chosen(list, "list@2", "services");
        assertThat(read.services())
                .extracting(ServiceStandard::nameBn, ServiceStandard::limit)
                .containsExactly(
                        tuple("বেতন বিল পরিশোধ", "৩ কর্মদিবস"),
                        tuple("পেনশন কেইস নিষ্পত্তি", "১০ কর্মদিবস"),
                        tuple("চাকুরি বহি যাচাই", "৭ কর্মদিবস"));
        assertThat(chosen(list, "list@2", "none").services()).isEmpty();
    }

    private static CharterReading chosen(String text, String question, String choice) {
        return CharterReader.read(CharterSource.of(text), Map.of(question, choice));
    }

    private static List<String> codes(CharterReading text) {
        return text.services().stream().map(s -> s.code().value()).toList();
    }

    private static ServiceStandard service(CharterReading text, String code) {
        return text.services().stream()
                .filter(s -> s.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<Note> notes(CharterReading text, Code code) {
        return text.notes().stream().filter(n -> n.code() == code).toList();
    }
}

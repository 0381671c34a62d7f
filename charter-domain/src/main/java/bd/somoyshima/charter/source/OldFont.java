package bd.somoyshima.charter.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bangla in the letters of a font from before Unicode (Bijoy, SutonnyMJ): signs of the Latin
 * alphabet that the font draws as Bangla ones, in the order in which they are drawn. Much of what
 * offices have on their disks is written so.
 */
final class OldFont {

    /** Signs that are seldom in any other text, and words of every charter. */
    private static final Pattern SIGNS = Pattern.compile("[†‡ˆ‰¨©¯¶ÿŠµ]|w`b|Kg©|Kvh©");

    private static final int FEWEST = 3;

    private static final Pattern BANGLA = Pattern.compile("[\\u0985-\\u09CE]");
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:@|://|www\\.|\\.gov)\\S*");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final char REPH = '\uE000';
    private static final char HASANTA = '\u09CD';
    private static final char NUKTA = '\u09BC';
    private static final char JOINER = '\u200D';
    private static final String BEFORE = "িেৈ";
    private static final String AFTER = "াীুূৃৗ";

    /**
     * What a sign, or several in a row, stand for: conjuncts first, then the letters one by one.
     */
    private static final String CONJUNCTS =
            """
            i¨ র\u200D্য ª¨ ্র্য ° ক্ক ± ক্ট ³ ক্ত K¡ ক্ব ¯Œ স্ক্র µ ক্র K¬ ক্ল ÿ ক্ষ
            ¶ ক্ষ · ক্স ¸ গু » গ্ধ Mœ গ্ন M¥ গ্ম M\u00AD গ্ল ¼ ঙ্ক •L ঙ্খ ½ ঙ্গ
            •N ঙ্ঘ ”P চ্চ ”Q চ্ছ ”T চ্ঞ ¾ জ্জ À জ্ঝ Á জ্ঞ Â ঞ্চ Ã ঞ্ছ
            Ä ঞ্জ Å ঞ্ঝ Æ ট্ট Ç ড্ড È ণ্ট É ণ্ঠ Ý ন্স Ê ণ্ড š‘ ন্তু š¿ ন্ত্র
            ¯¿ স্ত্র Ë ত্ত Ì ত্থ Î ত্র Ï দ্দ × দ্ধ Ø দ্ব ™¢ দ্ভ Ù দ্ম Ú ন্ঠ Û ন্ড
            Ü ন্ধ ›U ন্ট ›` ন্দ ›Ø ন্দ্ব Þ প্ট ß প্ত à প্প á প্স â ব্জ ã ব্দ ä ব্ধ
            å ভ্র ç ম্ফ é ল্ক ê ল্গ ë ল্ট ì ল্ড í ল্প î ল্ফ ï শু ð শ্চ ñ ষ্ণ ó ষ্ট
            ô ষ্ঠ õ ষ্ফ ö স্খ ÷ স্ট ù স্ফ û হু ü হৃ ý হ্ন þ হ্ম è ্ণ ¯— স্ত š— ন্ত
            ¯‘ স্তু ¯’ স্থ š’ ন্থ
            """;

    private static final String LETTERS =
            """
            A অ B ই C ঈ D উ E ঊ F ঋ G এ H ঐ I ও J ঔ K ক L খ M গ N ঘ O ঙ P চ Q ছ R জ S ঝ T ঞ U ট V ঠ
            W ড X ঢ Y ণ Z ত _ থ ` দ a ধ b ন c প d ফ e ব f ভ g ম h য i র j ল k শ l ষ m স n হ o ড় p ঢ়
            q য় r ৎ s ং t ঃ u ঁ v া w ি x ী y ু z ু ~ ূ ‚ ূ ƒ ূ „ ৃ … ৃ † ে ‡ ে ˆ ৈ ‰ ৈ Š ৗ æ ু “ ু
            0 ০ 1 ১ 2 ২ 3 ৩ 4 ৪ 5 ৫ 6 ৬ 7 ৭ 8 ৮ 9 ৯ | । Ñ – Ð - Ò “ Ó ” Ô ‘ Õ ’
            ¨ ্য ª ্র « ্র Ö ্র œ ্ন ^ ্ব ¦ ্ব ¡ ্ব Ÿ ্ব ¢ ্ভ £ ্ভ্র ¥ ্ম § ্ম ¬ ্ল \u00AD ্ল ø ্ল ú ্প Í ্ত
            — ্ত ’ ্থ ‘ ্তু ‹ ্ক Œ ্ক্র ¿ ্ত্র ¤ ম্ ¯ স্ š ন্ › ন্ ˜ দ্ ™ দ্ ® ষ্ ” চ্ • ঙ্ © \uE000
            """;

    private static final Map<String, String> UNICODE = table(CONJUNCTS + LETTERS);
    private static final int LONGEST = 2;

    private OldFont() {}

    private static Map<String, String> table(String pairs) {
        var table = new HashMap<String, String>();
        var words = SPACE.splitAsStream(pairs.strip()).toList();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            table.put(words.get(i), words.get(i + 1));
        }
        return Map.copyOf(table);
    }

    /** Whether some of these lines or cells are written so; a single sign does not tell. */
    static boolean isUsedIn(List<String> texts) {
        int signs = 0;
        for (var text : texts) {
            if (BANGLA.matcher(text).find()) {
                continue;
            }
            var matcher = SIGNS.matcher(text);
            while (matcher.find()) {
                signs++;
            }
        }
        return signs >= FEWEST;
    }

    /**
     * A line or cell in Unicode.
     *
     * @param text of a source that {@link #isUsedIn uses} such letters; what holds Bangla letters
     *     of Unicode already, and addresses of the web, stay as they are
     * @param pipes whether the sign | is an end of a sentence here and not the rim of a cell
     */
    static String toUnicode(String text, boolean pipes) {
        if (BANGLA.matcher(text).find() || ADDRESS.matcher(text).find()) {
            return text;
        }
        var drawn = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int length = Math.min(LONGEST, text.length() - at);
            while (length > 1 && !UNICODE.containsKey(text.substring(at, at + length))) {
                length--;
            }
            var sign = text.substring(at, at + length);
            drawn.append(sign.equals("|") && !pipes ? sign : UNICODE.getOrDefault(sign, sign));
            at += length;
        }
        return inOrder(drawn.toString().replace("্্", "্"));
    }

    /** Letters as they are drawn, in the order in which Unicode has them: as they are spoken. */
    private static String inOrder(String drawn) {
        var out = new StringBuilder();
        int at = 0;
        while (at < drawn.length()) {
            int begin = at;
            var vowel = new StringBuilder();
            while (at < drawn.length() && BEFORE.indexOf(drawn.charAt(at)) >= 0) {
                vowel.append(drawn.charAt(at++));
            }
            var cluster = new StringBuilder();
            boolean reph = false;
            boolean nasal = false;
            while (at < drawn.length()) {
                char c = drawn.charAt(at);
                boolean joined =
                        cluster.isEmpty()
                                || cluster.charAt(cluster.length() - 1) == HASANTA
                                || (c == JOINER && next(drawn, at + 1) == HASANTA);
                if (c == REPH && !cluster.isEmpty()) {
                    reph = true;
                } else if ((!cluster.isEmpty() && (c == HASANTA || c == NUKTA))
                        || (joined && (isConsonant(c) || c == JOINER))) {
                    cluster.append(c);
                } else if (!cluster.isEmpty() && AFTER.indexOf(c) >= 0) {
                    vowel.append(c);
                } else if (!cluster.isEmpty() && c == 'ঁ') {
                    nasal = true;
                } else {
                    break;
                }
                at++;
            }
            if (at == begin) {
                out.append(drawn.charAt(at++));
                continue;
            }
            out.append(reph ? "র" + HASANTA : "").append(cluster).append(vowel);
            out.append(nasal ? "ঁ" : "");
        }
        return out.toString()
                .replace("ে" + "া", "ো")
                .replace("ে" + "ৗ", "ৌ")
                .replace("অ" + "া", "আ")
                .replace(String.valueOf(REPH), "র" + HASANTA);
    }

    private static char next(String text, int at) {
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static boolean isConsonant(char c) {
        return c >= 'ক' && c <= 'হ';
    }

    /** These lines in Unicode, cell by cell. */
    static List<SourceLine> toUnicode(List<SourceLine> lines) {
        var out = new ArrayList<SourceLine>();
        for (var line : lines) {
            out.add(
                    new SourceLine(
                            line.number(),
                            line.row(),
                            line.cells().stream()
                                    .map(c -> new SourceCell(toUnicode(c.text(), true), c.merged()))
                                    .toList()));
        }
        return out;
    }
}

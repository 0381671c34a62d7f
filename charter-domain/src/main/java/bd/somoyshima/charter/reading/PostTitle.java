package bd.somoyshima.charter.reading;

import bd.somoyshima.bangla.BanglaText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the post in a cell that may hold a person's name, telephone number and address as well.
 *
 * <p>Only words that are known to be parts of titles are taken, so that no name can pass: names of
 * persons are kept nowhere.
 */
public final class PostTitle {

    /** Words that end a title: what somebody is. */
    private static final Set<String> HEADS =
            words(
                    """
                    অফিসার কর্মকর্তা কর্মচারী কর্মচারীবৃন্দ প্রোগ্রামার কমিশনার প্রশাসক ম্যাজিস্ট্রেট সচিব যুগ্মসচিব
                    উপসচিব পরিচালক উপপরিচালক উপ-পরিচালক মহাপরিচালক প্রকৌশলী উপসহকারী-প্রকৌশলী ব্যবস্থাপক
                    মহাব্যবস্থাপক উপব্যবস্থাপক জেলার সুপার তত্ত্বাবধায়ক রেজিস্ট্রার সাব-রেজিস্ট্রার সার্জন চেয়ারম্যান
                    মেয়র কাউন্সিলর মেম্বার সদস্য বিশেষজ্ঞ লেখক সহকারী অধ্যক্ষ উপাধ্যক্ষ শিক্ষক প্রধান-শিক্ষক ইন্সট্রাক্টর
                    ইন্সপেক্টর পরিদর্শক সুপারভাইজার কানুনগো সার্ভেয়ার নাজির পেশকার হিসাবরক্ষক কোষাধ্যক্ষ ক্যাশিয়ার
                    মোহরার অপারেটর টেকনিশিয়ান ফোরম্যান পোস্টমাস্টার কমান্ড্যান্ট অধিনায়ক ইনচার্জ নির্ধারক আদায়কারী
                    প্রশিক্ষক মাস্টার প্রধান সেল কমিটি বিভাগ মন্ত্রী মহাপরিদর্শক অনিক নিরীক্ষক ডাক্তার চিকিৎসক নার্স ফার্মাসিস্ট
                    কেরানী স্টেনোগ্রাফার গ্রন্থাগারিক প্রিন্সিপাল প্রভাষক কর্তৃপক্ষ জেলাকমান্ড্যান্ট সার্ভেয়র উপপ্রধান
                    officer commissioner secretary director engineer registrar surgeon chairman mayor manager
                    programmer inspector supervisor superintendent magistrate administrator principal cell
                    committee authority assistant clerk collector postmaster controller
                    """);

    /** Words that stand before the end of a title: of what, of which rank, of which office. */
    private static final Set<String> PARTS =
            words(
                    """
                    উপজেলা জেলা বিভাগীয় আঞ্চলিক কেন্দ্রীয় মহানগর সিটি পৌর ইউনিয়ন ওয়ার্ড থানা সার্কেল অঞ্চল সদর
                    সহকারী সিনিয়র জুনিয়র অতিরিক্ত উপ যুগ্ম প্রধান মুখ্য ডেপুটি নির্বাহী ভারপ্রাপ্ত দায়িত্বপ্রাপ্ত সংশ্লিষ্ট
                    নিয়োজিত সনদপ্রাপ্ত সনদ প্রাপ্ত উচ্চমান নিম্নমান প্রশাসনিক প্রশাসন ব্যক্তিগত কর হিসাব হিসাবরক্ষণ হিসাবরক্ষন
                    আইসিটি আইটি তথ্য যোগাযোগ প্রযুক্তি ভূমি ভুমি রাজস্ব সার্বিক শিক্ষা প্রাথমিক মাধ্যমিক উচ্চ উচ্চশিক্ষা
                    স্বাস্থ্য পরিবার পরিকল্পনা কৃষি সম্প্রসারণ মৎস্য মতস্য প্রাণিসম্পদ প্রানিসম্পদ পশুসম্পদ সমাজসেবা
                    সমাজ সেবা কল্যাণ মহিলা বিষয়ক যুব উন্নয়ন সমবায় খাদ্য নিয়ন্ত্রক নির্বাচন পরিসংখ্যান প্রকল্প
                    বাস্তবায়ন পল্লী দারিদ্র্য বিমোচন জনস্বাস্থ্য প্রকৌশল গণপূর্ত বিদ্যুৎ সড়ক পানি বন বন্যপ্রাণী পরিবেশ ডাক
                    ডাকঘর পোস্ট আনসার ভিডিপি ফায়ার স্টেশন সিভিল ডিফেন্স পাসপোর্ট কারা জেল পুলিশ অপারেশন তদন্ত
                    মেডিকেল মেডিক্যাল আবাসিক ভেটেরিনারি ভেটেরিনারী টেকনিক্যাল কারিগরি অফিস দাপ্তরিক দপ্তর রেকর্ড রেকর্ডরুম
                    শাখা লাইসেন্স পরিদর্শন স্যানিটারি টিকাদান বস্তি নগর শহর স্থাপত্য বাজার ক্রেডিট ঋণ হাট কীট পতঙ্গ
                    তুলা পাট রেশম চা ধান আইন বাজেট অডিট উন্নয়ন সমন্বয় অভিযোগ নিষ্পত্তি নিস্পত্তি প্রতিকার ব্যবস্থাপনা
                    ব্যবস্থা আপিল আপীল মন্ত্রিপরিষদ মন্ত্রণালয় মন্ত্রণালয়ের বিভাগের বিভাগ অধিদপ্তর অধিদপ্তরের বোর্ড পর্যায়ের
                    ঋণদান কার্য কায দলিল ক্ষেত্র মাঠ গ্রাম আদালত বিচার ভ্রাম্যমাণ ভ্রাম্যমান বিশেষ জাতীয় ও ডিউটি শিল্প
                    প্রমোশন নিবন্ধন নিবন্ধক কাস্টমস ভ্যাট আয়কর উপ-কর উপ-সহকারী উপসহকারী তদারকি মান নিয়ন্ত্রণ
                    upazila district divisional assistant senior deputy additional joint chief executive
                    project implementation land grievance redress appeal focal medical civil sub general accounts
                    nirbahi and of the
                    """);

    /** After these the post itself follows, whatever stood before. */
    private static final Pattern POST_FOLLOWS = Pattern.compile("পদব[িী]\\s*[:ঃ]*\\s*");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}-]+");

    /** Words that stand for a person: a title that leads up to a name, or a name left out. */
    private static final Pattern PERSON =
            Pattern.compile(
                    "জনাব|বেগম|মোঃ|মো:|মোছাঃ|মোসাঃ|মিসেস|ডাঃ|ড\\.|নামঃ|নাম:|\\(নাম\\)|\\bMd\\.?\\s|\\bMr\\.?\\s"
                            + "|\\bMrs\\.?\\s|\\bMs\\.?\\s|@|[০-৯0-9][০-৯0-9 -]{5,}");

    private PostTitle() {}

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : text.strip().split("\\s+", -1)) {
            words.add(BanglaText.normalise(word));
        }
        return Set.copyOf(words);
    }

    /** Whether the text speaks of a person, and not of a post alone. */
    public static boolean namesAPerson(String text) {
        return PERSON.matcher(text).find();
    }

    /** The first post in a cell, or null if no known one stands in it. */
    static @Nullable String in(String cell) {
        var text = BanglaText.normalise(cell);
        var mark = POST_FOLLOWS.matcher(text);
        if (mark.find()) {
            var after = first(text.substring(mark.end()));
            if (after != null) {
                return after;
            }
        }
        return first(text);
    }

    /** A word of the cell and where it stands. */
    private record Token(String word, int from, int to) {}

    /** All posts in a cell, in order. */
    static List<String> all(String cell) {
        var text = BanglaText.normalise(cell);
        var posts = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            var post = first(text.substring(from));
            if (post == null) {
                return posts;
            }
            posts.add(post);
            from = text.indexOf(post, from) + post.length();
        }
        return posts;
    }

    private static @Nullable String first(String text) {
        var tokens = tokens(text);
        int start = -1;
        for (int i = 0; i < tokens.size(); i++) {
            var word = tokens.get(i).word();
            boolean head = HEADS.contains(word);
            if (!head && !PARTS.contains(word)) {
                start = -1;
                continue;
            }
            start = start < 0 ? i : start;
            boolean ends =
                    head
                            && (i + 1 == tokens.size()
                                    || !joins(text, tokens.get(i), tokens.get(i + 1)));
            if (ends) {
                return text.substring(tokens.get(start).from(), end(text, tokens, i));
            }
            if (i + 1 < tokens.size() && parted(text, tokens.get(i), tokens.get(i + 1))) {
                start = -1; // a comma or bracket between two titles
            }
        }
        return null;
    }

    /** A head carries on into the next word only if that is a head, too: সহকারী প্রোগ্রামার. */
    private static boolean joins(String text, Token head, Token next) {
        return HEADS.contains(next.word()) && !parted(text, head, next);
    }

    private static boolean parted(String text, Token a, Token b) {
        return !text.substring(a.to(), b.from()).isBlank();
    }

    /** "সহকারী কমিশনার (ভূমি)": what stands in brackets right after the head belongs to it. */
    private static int end(String text, List<Token> tokens, int head) {
        int to = tokens.get(head).to();
        var rest = text.substring(to);
        if (head + 1 < tokens.size() && rest.stripLeading().startsWith("(")) {
            int close = text.indexOf(')', to);
            boolean known = close > 0;
            for (int i = head + 1; i < tokens.size() && tokens.get(i).from() < close; i++) {
                known &=
                        PARTS.contains(tokens.get(i).word())
                                || HEADS.contains(tokens.get(i).word());
            }
            if (known) {
                return close + 1;
            }
        }
        return to;
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var between = BETWEEN.matcher(text);
        int from = 0;
        while (from < text.length()) {
            boolean more = between.find(from);
            int to = more ? between.start() : text.length();
            if (to > from) {
                var word = text.substring(from, to).toLowerCase(Locale.ROOT);
                tokens.add(new Token(word, from, to));
            }
            from = more ? between.end() : text.length();
        }
        return tokens;
    }
}

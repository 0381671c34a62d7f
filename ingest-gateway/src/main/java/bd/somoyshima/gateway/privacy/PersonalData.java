package bd.somoyshima.gateway.privacy;

import bd.somoyshima.bangla.BanglaText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what looks like personal data in a text: an e-mail address, a mobile telephone number of
 * Bangladesh, a national identity number. It cannot find names; for those there are no fields.
 */
public final class PersonalData {

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    /** 01 and an operator's digit, then eight more; with or without the country's code. */
    private static final Pattern TELEPHONE =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?:\\+?(?:00)?880[ -]?0?|0)1[3-9](?:[ -]?\\d){8}(?![0-9A-Za-z])");

    /** Smart cards have 10 digits, older cards 13 or, with the year of birth, 17. */
    private static final Pattern NATIONAL_ID =
            Pattern.compile("(?<![0-9A-Za-z])(?:\\d{10}|\\d{13}|\\d{17})(?![0-9A-Za-z])");

    private static final int FEWEST_DIGITS = 10;

    private PersonalData() {}

    /** What a text seems to hold, in words, or empty. */
    public static Optional<String> in(String text) {
        if (text.indexOf('@') >= 0 && EMAIL.matcher(text).find()) {
            return Optional.of("an e-mail address");
        }
        if (longestRun(text) < FEWEST_DIGITS) {
            return Optional.empty();
        }
        var latin = latin(text);
        if (TELEPHONE.matcher(latin).find()) {
            return Optional.of("a telephone number");
        }
        return NATIONAL_ID.matcher(latin).find()
                ? Optional.of("a national identity number")
                : Optional.empty();
    }

    /** The most digits in a row, single hyphens and spaces between them not counted. */
    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        boolean separated = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BanglaText.isDigit(c)) {
                run++;
                separated = false;
                longest = Math.max(longest, run);
            } else if ((c == '-' || c == ' ') && !separated) {
                separated = true;
            } else {
                run = 0;
                separated = false;
            }
        }
        return longest;
    }

    private static String latin(String text) {
        var latin = new StringBuilder(text.length());
        text.chars()
                .forEach(
                        c ->
                                latin.append(
                                        BanglaText.isDigit((char) c)
                                                ? Character.forDigit(Character.digit(c, 10), 10)
                                                : (char) c));
        return latin.toString();
    }
}

package bd.somoyshima.limit;

import bd.somoyshima.limit.Word.Kind;
import java.util.List;

/** A place in the words of a limit text, which moves on as they are read. */
final class WordCursor {

    private final List<Word> words;
    private int at = 0;

    WordCursor(List<Word> words) {
        this.words = words;
    }

    /** How many words have been read. */
    int at() {
        return at;
    }

    /** Goes back, or on, to a place. */
    void moveTo(int place) {
        at = place;
    }

    void skip(int count) {
        at += count;
    }

    boolean isAtEnd() {
        return at >= words.size();
    }

    /** Whether there is a word so many places ahead, or behind if negative. */
    boolean has(int ahead) {
        return at + ahead >= 0 && at + ahead < words.size();
    }

    Word word(int ahead) {
        return words.get(at + ahead);
    }

    boolean is(int ahead, Kind kind) {
        return has(ahead) && word(ahead).kind() == kind;
    }

    boolean take(Kind kind) {
        if (is(0, kind)) {
            at++;
            return true;
        }
        return false;
    }

    boolean isNumber(int ahead) {
        return has(ahead) && word(ahead).isNumber();
    }

    /** Whether a number begins so many places ahead: digits, a number in words, or a fraction. */
    boolean beginsNumber(int ahead) {
        return isNumber(ahead) || is(ahead, Kind.FRACTION) || is(ahead, Kind.FRACTION_BEFORE);
    }
}

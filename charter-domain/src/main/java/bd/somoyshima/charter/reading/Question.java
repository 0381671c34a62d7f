package bd.somoyshima.charter.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the text leaves open, which a clerk must settle before the charter is published.
 *
 * @param id names it in the choices a clerk sends, e.g. {@code category} or {@code time@12}
 * @param line where it arose, counted from 1
 * @param heading the words of the text it is about
 * @param en what is asked, in English
 * @param bn what is asked, in Bangla
 * @param choices what can be chosen
 * @param chosen the value that was chosen, or null while it is open
 */
public record Question(
        String id,
        int line,
        String heading,
        String en,
        String bn,
        List<Choice> choices,
        @Nullable String chosen) {

    /**
     * A possible answer.
     *
     * @param value to send
     * @param en what it means, in English
     * @param bn what it means, in Bangla
     */
    public record Choice(String value, String en, String bn) {}

    public Question {
        choices = List.copyOf(choices);
    }

    public boolean isOpen() {
        return chosen == null;
    }
}

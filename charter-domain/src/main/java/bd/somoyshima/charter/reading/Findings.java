package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.reading.CharterReading.Note;
import bd.somoyshima.charter.reading.CharterReading.Severity;
import bd.somoyshima.charter.reading.Question.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a text while it is read: notes, and questions with the answers that were given.
 */
final class Findings {

    private final Map<String, String> choices;
    private final List<Note> notes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    /**
     * @param choices answers by the names of questions
     */
    Findings(Map<String, String> choices) {
        this.choices = Map.copyOf(choices);
    }

    void remark(int line, Code code, String message) {
        notes.add(new Note(line, Severity.REMARK, code, message));
    }

    void warning(int line, Code code, String message) {
        notes.add(new Note(line, Severity.WARNING, code, message));
    }

    void problem(int line, Code code, String message) {
        notes.add(new Note(line, Severity.PROBLEM, code, message));
    }

    /**
     * Asks a question and returns the answer, or null if none of those possible was given.
     *
     * @param id of the question; asked again, it is the same question
     */
    @Nullable String ask(
            String id, int line, String heading, String en, String bn, List<Choice> possible) {
        var answer = choices.get(id);
        var chosen =
                possible.stream()
                        .map(Choice::value)
                        .filter(v -> v.equals(answer))
                        .findFirst()
                        .orElse(null);
        if (questions.stream().noneMatch(q -> q.id().equals(id))) {
            questions.add(new Question(id, line, heading, en, bn, possible, chosen));
        }
        return chosen;
    }

    List<Note> notes() {
        return notes.stream().sorted(Comparator.comparingInt(Note::line)).toList();
    }

    List<Question> questions() {
        return questions.stream().sorted(Comparator.comparingInt(Question::line)).toList();
    }
}

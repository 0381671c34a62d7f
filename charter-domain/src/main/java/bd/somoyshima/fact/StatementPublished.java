package bd.somoyshima.fact;

import bd.somoyshima.calendar.Scope;
import java.time.LocalDate;

/**
 * A monthly statement was published: from now on it is what it is. What is learned later about its
 * month is told as a restatement on a later one.
 *
 * <p>No office sends this; the gateway makes it when someone publishes.
 *
 * @param of whose statement: a place or an office
 * @param month its first local date
 * @param contentHash the SHA-256 of the content's bytes in UTF-8, in hexadecimal
 * @param content the statement as JSON
 */
public record StatementPublished(
        FactHeader header, Scope of, LocalDate month, String contentHash, String content)
        implements Fact {

    /** The source of all such facts. */
    public static final String SOURCE = "urn:somoyshima:statements";

    /** The history it belongs to: of one scope and month there is one statement. */
    public String aggregate() {
        return "statement:" + of.text() + "/" + month;
    }
}

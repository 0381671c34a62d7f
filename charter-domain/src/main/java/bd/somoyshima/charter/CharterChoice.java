package bd.somoyshima.charter;

/**
 * Something the text of a charter leaves open and somebody decided before it was published.
 *
 * @param question what was open, as the reader named it, e.g. {@code category} or {@code time@12}
 * @param choice what was chosen, as the reader named it
 * @param decidedBy who chose: the name of the client or person in the token
 */
public record CharterChoice(String question, String choice, String decidedBy) {}

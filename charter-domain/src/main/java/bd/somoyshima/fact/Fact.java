package bd.somoyshima.fact;

/**
 * Something that happened, as an office or an administrator reports it. Facts are never edited;
 * later facts correct them.
 */
public sealed interface Fact permits CaseFact, ReferenceFact, StatementPublished {

    FactHeader header();
}

package bd.somoyshima.web.violation;

import bd.somoyshima.fact.CaseFact;

/** What is answered alike must not know facts. */
record KnowsFacts(CaseFact fact) {}

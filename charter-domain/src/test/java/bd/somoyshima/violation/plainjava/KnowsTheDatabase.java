package bd.somoyshima.violation.plainjava;

import java.sql.Connection;

/** A domain class that knows the database: caught by ArchitectureTest. */
record KnowsTheDatabase(Connection connection) {}

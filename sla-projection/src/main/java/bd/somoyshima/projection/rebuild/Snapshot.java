package bd.somoyshima.projection.rebuild;

import bd.somoyshima.projection.rebuild.RebuildRuns.Difference;
import bd.somoyshima.projection.rebuild.ShadowFold.Folded;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Live and rebuilt rows as a snapshot of the database shows them, both at one position. */
final class Snapshot implements AutoCloseable {

    private static final int MOST_TOLD = 50;

    /** A table with more rows than this that differ is replaced as a whole. */
    private static final int MOST_KEYS = 100_000;

    private final Connection connection;
    private final Folded folded;

    private Snapshot(Connection connection, Folded folded) {
        this.connection = connection;
        this.folded = folded;
    }

    /**
     * The database as it is now, which no one is to change meanwhile.
     *
     * @param folded where both sides stand
     * @throws SQLException if the database cannot be asked
     * @throws IllegalStateException if the shadow tables are another run's
     */
    static Snapshot take(DataSource dataSource, long run, Folded folded) throws SQLException {
        var connection = dataSource.getConnection();
        boolean taken = false;
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // the first statement takes the snapshot; this one also keeps other runs from the
            // tables
            ShadowRows.hold(connection, run);
            taken = true;
            return new Snapshot(connection, folded);
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    /** Where both sides stand. */
    Folded folded() {
        return folded;
    }

    /**
     * Compares row by row.
     *
     * @param goOn called between tables; throws to end the run
     */
    Differences compare(Runnable goOn) throws SQLException {
        long rows = 0;
        var hash = BigInteger.ZERO;
        var some = new ArrayList<Difference>();
        var keys = new HashMap<ShadowTable, String>();
        for (var table : ShadowTable.ALL) {
            goOn.run();
            long differ = one(table.countDifferences(), row -> row.getLong(1));
            rows += differ;
            hash =
                    hash.multiply(BigInteger.valueOf(31))
                            .add(one(table.hash(), row -> row.getBigDecimal(1).toBigInteger()));
            if (differ > 0) {
                addSome(table, some);
            }
            if (differ <= MOST_KEYS) {
                keys.put(
                        table,
                        differ == 0 ? "" : one(table.differingKeys(), row -> row.getString(1)));
            }
        }
        var name = String.format(Locale.ROOT, "%032x", hash.mod(BigInteger.ONE.shiftLeft(128)));
        return new Differences(rows, name, some, Map.copyOf(keys));
    }

    private void addSome(ShadowTable table, List<Difference> some) throws SQLException {
        try (var statement = connection.prepareStatement(table.someDifferences(MOST_TOLD));
                var row = statement.executeQuery()) {
            while (row.next()) {
                some.add(new Difference(table.name(), row.getString(1), row.getString(2)));
            }
        }
    }

    private interface Value<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T one(String sql, Value<T> value) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return value.of(row);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}

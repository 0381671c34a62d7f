package bd.somoyshima.projection.casefile;

import bd.somoyshima.projection.casefile.CaseColumns.Column;
import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Rows gathered to be sent with one COPY, in its binary format.
 *
 * @param <R> what a row is made of
 */
final class CopyBuffer<R> {

    private final List<Column<? super R, ?>> columns;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PgBinaryWriter writer = new PgBinaryWriter(bytes);
    private boolean isEmpty = true;

    CopyBuffer(List<Column<? super R, ?>> columns) {
        this.columns = columns;
    }

    /** Adds a row. */
    void add(R row) {
        isEmpty = false;
        writer.startRow(columns.size());
        for (var column : columns) {
            column.write(writer, row);
        }
    }

    /** Sends all rows into a table, if there are any. To be called once, at the end. */
    void send(Connection connection, String table) throws SQLException {
        writer.close();
        if (isEmpty) {
            return;
        }
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + table + " (" + names + ") FROM STDIN BINARY",
                            new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new SQLException("rows could not be sent to " + table, e);
        }
    }
}

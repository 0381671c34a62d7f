package bd.somoyshima.projection.rollup;

import bd.somoyshima.projection.rollup.Contribution.Cell;
import bd.somoyshima.projection.rollup.Contribution.Counts;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The roll-ups. They change by what cases add now less what they added before, in the transaction
 * that changes the cases.
 */
@Repository
public class RollUps {

    private static final String ADD =
            """
            INSERT INTO projection.service_day AS d (
                   office_id, kind, service_code, received_on, demonstration, received, instant, within_limit, late,
                   unsettled, withdrawn, no_target, out_of_scope, instant_promised, agreed, transferred, extended)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::boolean[],
                                 ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                                 ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
            ON CONFLICT (office_id, kind, service_code, received_on, demonstration) DO UPDATE
               SET received         = d.received         + excluded.received,
                   instant          = d.instant          + excluded.instant,
                   within_limit     = d.within_limit     + excluded.within_limit,
                   late             = d.late             + excluded.late,
                   unsettled        = d.unsettled        + excluded.unsettled,
                   withdrawn        = d.withdrawn        + excluded.withdrawn,
                   no_target        = d.no_target        + excluded.no_target,
                   out_of_scope     = d.out_of_scope     + excluded.out_of_scope,
                   instant_promised = d.instant_promised + excluded.instant_promised,
                   agreed           = d.agreed           + excluded.agreed,
                   transferred      = d.transferred      + excluded.transferred,
                   extended         = d.extended         + excluded.extended
            """;

    /** One order for all, so that two threads never wait for each other in a circle. */
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::office)
                    .thenComparing(Cell::kind)
                    .thenComparing(Cell::service)
                    .thenComparing(Cell::receivedOn)
                    .thenComparing(Cell::demonstration);

    private final JdbcTemplate jdbc;

    RollUps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes gathered over a batch: new contributions less old ones, cell by cell. */
    public static final class Changes {

        private final Map<Cell, Counts> byCell = new HashMap<>();

        /** A case that added {@code before} now adds {@code after}. */
        public void replace(@Nullable Contribution before, @Nullable Contribution after) {
            if (before != null) {
                byCell.merge(before.cell(), Counts.NONE.minus(before.counts()), Counts::plus);
            }
            if (after != null) {
                byCell.merge(after.cell(), after.counts(), Counts::plus);
            }
        }
    }

    /** Carries out changes. */
    public void apply(Changes changes) {
        var cells =
                changes.byCell.entrySet().stream()
                        .filter(e -> !e.getValue().equals(Counts.NONE))
                        .sorted(Map.Entry.comparingByKey(ORDER))
                        .toList();
        if (cells.isEmpty()) {
            return;
        }
        jdbc.update(
                ADD,
                statement -> {
                    var c = statement.getConnection();
                    statement.setArray(1, column(c, "text", cells, e -> e.getKey().office()));
                    statement.setArray(2, column(c, "text", cells, e -> e.getKey().kind().name()));
                    statement.setArray(3, column(c, "text", cells, e -> e.getKey().service()));
                    statement.setArray(4, column(c, "date", cells, e -> e.getKey().receivedOn()));
                    statement.setArray(
                            5, column(c, "boolean", cells, e -> e.getKey().demonstration()));
                    statement.setArray(6, counts(c, cells, Counts::received));
                    statement.setArray(7, counts(c, cells, Counts::instant));
                    statement.setArray(8, counts(c, cells, Counts::withinLimit));
                    statement.setArray(9, counts(c, cells, Counts::late));
                    statement.setArray(10, counts(c, cells, Counts::unsettled));
                    statement.setArray(11, counts(c, cells, Counts::withdrawn));
                    statement.setArray(12, counts(c, cells, Counts::noTarget));
                    statement.setArray(13, counts(c, cells, Counts::outOfScope));
                    statement.setArray(14, counts(c, cells, Counts::instantPromised));
                    statement.setArray(15, counts(c, cells, Counts::agreed));
                    statement.setArray(16, counts(c, cells, Counts::transferred));
                    statement.setArray(17, counts(c, cells, Counts::extended));
                });
    }

    private static Array column(
            Connection connection,
            String type,
            List<Map.Entry<Cell, Counts>> cells,
            Function<Map.Entry<Cell, Counts>, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, cells.stream().map(value).toArray());
    }

    private static Array counts(
            Connection connection,
            List<Map.Entry<Cell, Counts>> cells,
            ToLongFunction<Counts> count)
            throws SQLException {
        return column(connection, "bigint", cells, e -> count.applyAsLong(e.getValue()));
    }
}

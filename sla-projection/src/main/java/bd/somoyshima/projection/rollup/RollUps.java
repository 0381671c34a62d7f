package bd.somoyshima.projection.rollup;

import bd.somoyshima.projection.rollup.RollUpChange.DaysMonth;
import bd.somoyshima.projection.rollup.RollUpChange.ServiceMonth;
import bd.somoyshima.projection.rollup.RollUpChange.Stay;
import bd.somoyshima.projection.rollup.RollUpSql.RollUp;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The roll-ups. */
@Repository
public class RollUps {

    private static final String OFFICES =
            "WITH posting AS MATERIALIZED ("
                    + RollUpSql.postings(
                            "(SELECT *, ?::integer AS sign FROM projection.case_file WHERE office_id = ANY (?))",
                            RollUpSql.STAYS_NOW)
                    + "), "
                    + RollUpSql.addToAll("projection", "posting")
                    + " SELECT 1";

    private static final String STAYS =
            "SELECT office_id, from_on, until_on, area, department FROM projection.office_stay"
                    + " WHERE known_until = 'infinity' AND office_id = ANY (?)";

    /** A key column of a roll-up: its type and its value. */
    private record Key<K>(String type, Function<K, Object> value) {}

    private static final List<Key<RollUpChange.AreaDay>> AREA_DAY =
            List.of(
                    new Key<>("text", c -> c.area()),
                    new Key<>("text", c -> c.kind().name()),
                    new Key<>("integer", c -> c.tier()),
                    new Key<>("boolean", c -> c.demonstration()),
                    new Key<>("date", c -> c.day()));

    private static final List<Key<ServiceMonth>> SERVICE_MONTH =
            List.of(
                    new Key<>("text", c -> c.area()),
                    new Key<>("text", c -> c.kind().name()),
                    new Key<>("text", c -> c.department()),
                    new Key<>("text", c -> c.service()),
                    new Key<>("boolean", c -> c.demonstration()),
                    new Key<>("date", c -> c.month()));

    private static final List<Key<DaysMonth>> DAYS_MONTH = daysMonth();

    private final JdbcTemplate jdbc;

    RollUps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static List<Key<DaysMonth>> daysMonth() {
        var keys = new ArrayList<Key<DaysMonth>>();
        for (var key : SERVICE_MONTH) {
            keys.add(new Key<>(key.type(), c -> key.value().apply(c.month())));
        }
        keys.add(new Key<>("integer", c -> c.workingDays()));
        return List.copyOf(keys);
    }

    /** Takes away what all cases of offices count for, before their stays are written anew. */
    public void takeAway(Collection<String> offices) {
        apply(offices, -1);
    }

    /** Adds what all cases of offices count for. */
    public void add(Collection<String> offices) {
        apply(offices, 1);
    }

    private void apply(Collection<String> offices, int sign) {
        jdbc.query(
                OFFICES,
                statement -> {
                    statement.setInt(1, sign);
                    statement.setArray(
                            2, statement.getConnection().createArrayOf("text", offices.toArray()));
                },
                row -> {});
    }

    /** Where offices were when, as known now; those that are not registered are left out. */
    public Map<String, List<Stay>> stays(Collection<String> offices) {
        var stays = new HashMap<String, List<Stay>>();
        jdbc.query(
                STAYS,
                statement ->
                        statement.setArray(
                                1,
                                statement.getConnection().createArrayOf("text", offices.toArray())),
                row -> {
                    stays.computeIfAbsent(row.getString(1), office -> new ArrayList<>())
                            .add(
                                    new Stay(
                                            row.getObject(2, LocalDate.class),
                                            row.getObject(3, LocalDate.class),
                                            row.getString(4),
                                            row.getString(5)));
                });
        return stays;
    }

    /**
     * Carries out a change. The cells it touches are locked until the transaction ends, so this
     * comes late in a transaction.
     */
    public void carryOut(RollUpChange change) {
        add(RollUpSql.AREA_DAY, AREA_DAY, change.areaDays());
        add(RollUpSql.SERVICE_MONTH, SERVICE_MONTH, change.serviceMonths());
        add(RollUpSql.DAYS_MONTH, DAYS_MONTH, change.daysMonths());
    }

    private <K> void add(RollUp rollUp, List<Key<K>> keys, List<Map.Entry<K, long[]>> cells) {
        if (cells.isEmpty()) {
            return;
        }
        var arrays = new ArrayList<String>();
        keys.forEach(key -> arrays.add("?::" + key.type() + "[]"));
        rollUp.measures().forEach(measure -> arrays.add("?::bigint[]"));
        jdbc.update(
                rollUp.addRows(
                        "projection", "SELECT * FROM unnest(" + String.join(", ", arrays) + ")"),
                statement -> {
                    int parameter = 1;
                    for (var key : keys) {
                        statement.setArray(
                                parameter++,
                                array(
                                        statement.getConnection(),
                                        key.type(),
                                        cells,
                                        c -> key.value().apply(c.getKey())));
                    }
                    for (int m = 0; m < rollUp.measures().size(); m++) {
                        int measure = m;
                        statement.setArray(
                                parameter++,
                                array(
                                        statement.getConnection(),
                                        "bigint",
                                        cells,
                                        c -> c.getValue()[measure]));
                    }
                });
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}

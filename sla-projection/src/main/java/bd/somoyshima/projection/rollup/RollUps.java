package bd.somoyshima.projection.rollup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of the roll-ups that come from offices rather than from cases. */
@Repository
public class RollUps {

    private static final String OFFICE =
            "WITH posting AS MATERIALIZED ("
                    + RollUpSql.postings(
                            "(SELECT *, :sign AS sign FROM projection.case_file WHERE office_id = :office)",
                            RollUpSql.STAYS_NOW)
                    + "), "
                    + RollUpSql.addToAll("projection", "posting")
                    + " SELECT 1";

    private final JdbcClient jdbc;

    RollUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes away what all cases of an office count for, before its stays are written anew. */
    public void takeAway(String office) {
        apply(office, -1);
    }

    /** Adds what all cases of an office count for. */
    public void add(String office) {
        apply(office, 1);
    }

    private void apply(String office, int sign) {
        jdbc.sql(OFFICE)
                .param("office", office)
                .param("sign", sign)
                .query((row, i) -> row.getInt(1))
                .list();
    }
}

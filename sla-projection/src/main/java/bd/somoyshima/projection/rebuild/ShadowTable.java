package bd.somoyshima.projection.rebuild;

import bd.somoyshima.projection.rollup.RollUpSql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the read model that a rebuild works out beside the live one.
 *
 * @param key its primary key
 * @param where which rows count: cells of a roll-up that have come to nothing do not
 */
record ShadowTable(String name, List<String> key, String where) {

    static final List<ShadowTable> ALL = all();

    private static List<ShadowTable> all() {
        var tables = new ArrayList<ShadowTable>();
        tables.add(
                new ShadowTable(
                        "office_stay", List.of("office_id", "from_on", "known_from"), "true"));
        tables.add(new ShadowTable("case_file", List.of("office_id", "case_no"), "true"));
        tables.add(
                new ShadowTable(
                        "case_version", List.of("office_id", "case_no", "known_at"), "true"));
        for (var rollUp : RollUpSql.ALL) {
            tables.add(
                    new ShadowTable(
                            rollUp.table(),
                            rollUp.key(),
                            String.join(" <> 0 OR ", rollUp.measures()) + " <> 0"));
        }
        tables.add(new ShadowTable("office_activity", List.of("office_id", "month"), "true"));
        return List.copyOf(tables);
    }

    private String rows(String schema) {
        return "(SELECT * FROM " + schema + "." + name + " WHERE " + where + ")";
    }

    private String sameKey(String one, String other) {
        return key.stream()
                .map(k -> one + "." + k + " = " + other + "." + k)
                .collect(Collectors.joining(" AND "));
    }

    private String differing() {
        return " FROM "
                + rows("projection")
                + " AS live FULL JOIN "
                + rows("rebuild")
                + " AS rebuilt ON "
                + sameKey("live", "rebuilt")
                + " WHERE live IS DISTINCT FROM rebuilt";
    }

    /** How many rows differ. */
    String countDifferences() {
        return "SELECT count(*)" + differing();
    }

    /** Some of the rows that differ. */
    String someDifferences(int limit) {
        return "SELECT live::text, rebuilt::text" + differing() + " LIMIT " + limit;
    }

    /** The keys of the rows that differ, as an array of JSON. */
    String differingKeys() {
        return "SELECT jsonb_agg(jsonb_build_object("
                + key.stream()
                        .map(k -> "'" + k + "', coalesce(live." + k + ", rebuilt." + k + ")")
                        .collect(Collectors.joining(", "))
                + "))::text"
                + differing();
    }

    private String asked() {
        return "jsonb_populate_recordset(NULL::projection." + name + ", ?::jsonb) AS asked";
    }

    /** Takes away the live rows with these keys, an array of JSON. */
    String takeAwayKeys() {
        return "DELETE FROM projection."
                + name
                + " AS live USING "
                + asked()
                + " WHERE "
                + sameKey("live", "asked");
    }

    /** Puts in the rebuilt rows with these keys, an array of JSON; there are none live. */
    String putInKeys() {
        return "INSERT INTO projection."
                + name
                + " SELECT rebuilt.* FROM "
                + rows("rebuild")
                + " AS rebuilt JOIN "
                + asked()
                + " ON "
                + sameKey("rebuilt", "asked");
    }

    /** Takes away the live rows that differ. */
    String takeAway() {
        return "DELETE FROM projection."
                + name
                + " AS live WHERE NOT EXISTS (SELECT 1 FROM "
                + rows("rebuild")
                + " AS rebuilt WHERE "
                + sameKey("live", "rebuilt")
                + " AND live IS NOT DISTINCT FROM rebuilt)";
    }

    /** Puts the rebuilt rows in their place. */
    String putIn() {
        return "INSERT INTO projection."
                + name
                + " SELECT rebuilt.* FROM "
                + rows("rebuild")
                + " AS rebuilt WHERE NOT EXISTS (SELECT 1 FROM projection."
                + name
                + " AS live WHERE "
                + sameKey("live", "rebuilt")
                + ")";
    }

    /** A hash over the rebuilt rows, whatever their order. */
    String hash() {
        return "SELECT coalesce(sum(hash_record_extended(rebuilt, 0)::numeric), 0) FROM "
                + rows("rebuild")
                + " AS rebuilt";
    }
}

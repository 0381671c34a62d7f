package bd.somoyshima.projection.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a case counts for is said twice, for one case in Java and for tables in SQL: both say the
 * same of every standing and every stay.
 */
class PostingsIT {

    private static final int STANDINGS = 3_000;

    private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);

    /** All within few days, so that what happens on the same day is common. */
    private static final int DAYS = 12;

    private static final List<Verdict> SETTLED =
            List.of(
                    Verdict.INSTANT,
                    Verdict.WITHIN_LIMIT,
                    Verdict.LATE,
                    Verdict.NO_TARGET,
                    Verdict.WITHDRAWN,
                    Verdict.TRANSFERRED,
                    Verdict.OUT_OF_SCOPE,
                    Verdict.OVERDUE);

    private static final String POSTINGS =
            "SELECT day, tier, "
                    + String.join(", ", RollUpSql.MEASURES)
                    + ", working_days FROM projection.postings("
                    + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)";

    @Test
    void theFunctionInJavaSaysWhatTheFunctionInSqlSays() throws SQLException {
        var database = TestServers.newDatabase();
        for (var schema : new String[] {"eventlog", "access", "projection"}) {
            Migrations.run(
                    TestServers.postgres().jdbcUrl(database),
                    Provisioning.OWNER,
                    TestServers.PASSWORD,
                    schema);
        }
        var random = new Random(20260401);
        var seen = new boolean[RollUpSql.MEASURES.size()];
        try (var connection = TestServers.postgres().connectAsAdmin(database)) {
            for (int i = 0; i < STANDINGS; i++) {
                var standing = standing(random);
                var from = random.nextInt(3) > 0 ? LocalDate.MIN : day(random);
                var until =
                        random.nextInt(3) > 0
                                ? LocalDate.MAX
                                : from.isBefore(FIRST)
                                        ? day(random)
                                        : from.plusDays(1L + random.nextInt(DAYS));
                var postings = Postings.of(standing, from, until);
                for (var posting : postings) {
                    for (int m = 0; m < seen.length; m++) {
                        seen[m] |= posting.measures()[m] != 0;
                    }
                }
                assertThat(sums(postings))
                        .as("%s from %s until %s", standing, from, until)
                        .isEqualTo(inSql(connection, standing, from, until));
            }
        }
        assertThat(seen)
                .as("each of %s was something else than 0", RollUpSql.MEASURES)
                .doesNotContain(false);
    }

    private static Standing standing(Random random) {
        boolean complaint = random.nextInt(3) == 0;
        var received = random.nextInt(20) == 0 ? null : day(random);
        var closed = random.nextBoolean() ? day(random) : null;
        return new Standing(
                complaint ? CaseKind.COMPLAINT : CaseKind.SERVICE_REQUEST,
                "citizen/01",
                false,
                received,
                random.nextInt(4) == 0 ? null : day(random),
                closed,
                closed == null ? null : settled(random),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? random.nextInt(20) : null,
                random.nextInt(3),
                random.nextInt(9),
                random.nextInt(3),
                random.nextInt(3),
                complaint ? tiers(random) : null);
    }

    private static List<TierEntry> tiers(Random random) {
        var tiers = new ArrayList<TierEntry>();
        for (int tier = 1; tier <= 1 + random.nextInt(3); tier++) {
            var ended = random.nextBoolean() ? day(random) : null;
            tiers.add(
                    new TierEntry(
                            tier,
                            Instant.EPOCH,
                            day(random),
                            "৩০ কার্যদিবস",
                            0,
                            random.nextInt(4) == 0 ? null : day(random),
                            null,
                            null,
                            ended,
                            ended == null ? null : settled(random),
                            ended != null && random.nextBoolean(),
                            null));
        }
        return tiers;
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static @Nullable Verdict settled(Random random) {
        return random.nextInt(8) == 0 ? null : SETTLED.get(random.nextInt(SETTLED.size()));
    }

    private static List<String> inSql(
            Connection connection, Standing standing, LocalDate from, LocalDate until)
            throws SQLException {
        try (var statement = connection.prepareStatement(POSTINGS)) {
            int i = 1;
            statement.setString(i++, standing.kind().name());
            statement.setObject(i++, standing.receivedOn(), Types.DATE);
            statement.setObject(i++, standing.dueOn(), Types.DATE);
            statement.setObject(i++, standing.closedOn(), Types.DATE);
            statement.setString(i++, standing.settled() == null ? null : standing.settled().name());
            statement.setBoolean(i++, standing.hasTarget());
            statement.setBoolean(i++, standing.instantPromised());
            statement.setBoolean(i++, standing.agreed());
            statement.setBoolean(i++, standing.extended());
            statement.setObject(i++, standing.workingDays(), Types.INTEGER);
            statement.setInt(i++, standing.pauses());
            statement.setInt(i++, standing.pausedDays());
            statement.setInt(i++, standing.receiptReportDays());
            statement.setInt(i++, standing.closingReportDays());
            statement.setString(
                    i++, standing.tiers() == null ? null : TierEntry.json(standing.tiers()));
            statement.setObject(i++, from);
            statement.setObject(i, until);
            var postings = new ArrayList<Posting>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    postings.add(posting(rows));
                }
            }
            return sums(postings);
        }
    }

    private static Posting posting(ResultSet row) throws SQLException {
        var measures = new int[RollUpSql.MEASURES.size()];
        for (int m = 0; m < measures.length; m++) {
            measures[m] = row.getInt(3 + m);
        }
        return new Posting(
                row.getObject(1, LocalDate.class),
                row.getInt(2),
                measures,
                row.getObject(3 + measures.length, Integer.class));
    }

    /** A line for each day and tier that is not empty, and one for each case of the histogram. */
    private static List<String> sums(List<Posting> postings) {
        var sums = new TreeMap<String, int[]>();
        var lines = new ArrayList<String>();
        for (var posting : postings) {
            var sum =
                    sums.computeIfAbsent(
                            posting.day() + " tier " + posting.tier(),
                            key -> new int[posting.measures().length]);
            for (int m = 0; m < sum.length; m++) {
                sum[m] += posting.measures()[m];
            }
            if (posting.workingDays() != null) {
                lines.add(posting.day() + " took " + posting.workingDays());
            }
        }
        sums.forEach(
                (key, sum) -> {
                    if (Arrays.stream(sum).anyMatch(m -> m != 0)) {
                        lines.add(key + " " + Arrays.toString(sum));
                    }
                });
        lines.sort(null);
        return lines;
    }
}

package bd.somoyshima.projection.casefile;

import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.projection.rollup.Standing;
import bd.somoyshima.projection.rollup.TierEntry;
import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import de.bytefish.pgbulkinsert.pgsql.constants.DataType;
import de.bytefish.pgbulkinsert.pgsql.constants.ObjectIdentifier;
import de.bytefish.pgbulkinsert.pgsql.handlers.BaseValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.BooleanValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.CollectionValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.IValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.IntegerValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.JsonbValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.LocalDateValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.ShortValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.StringValueHandler;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code case_file} and {@code case_version}, and rows of them for PostgreSQL's COPY
 * in its binary format.
 */
final class CaseColumns {

    /**
     * A column, how it is sent, and its value.
     *
     * @param <R> what a row is made of
     */
    record Column<R, T>(
            String name, IValueHandler<T> handler, Function<R, ? extends @Nullable T> value) {

        /** The column in rows that are made of more. */
        <S> Column<S, T> of(Function<S, ? extends R> row) {
            return new Column<>(name, handler, s -> value.apply(row.apply(s)));
        }

        /** Adds the value to a row of a binary COPY. */
        void write(PgBinaryWriter out, R row) {
            out.write(handler, value.apply(row));
        }
    }

    /** How a case is known to stand: the columns of both tables. */
    interface Known {

        CaseKey key();

        /** Since when. */
        Instant knownAt();

        Standing standing();
    }

    /**
     * How a case stood before.
     *
     * @param knownUntil when something else became known, exclusive
     */
    record Past(CaseKey key, Instant knownAt, Standing standing, Instant knownUntil)
            implements Known {

        static Past of(Known known, Instant until) {
            return new Past(known.key(), known.knownAt(), known.standing(), until);
        }
    }

    /**
     * A row to be written to {@code case_file}.
     *
     * @param isNew whether the table has no such case
     */
    record Input(CaseRow row, boolean isNew) {}

    private static final IValueHandler<String> TEXT = new StringValueHandler();
    private static final IValueHandler<List<String>> TEXTS =
            new CollectionValueHandler<>(ObjectIdentifier.mapFrom(DataType.Text), TEXT);
    private static final IValueHandler<String> JSON = new JsonbValueHandler();
    private static final IValueHandler<Boolean> BOOLEAN = new BooleanValueHandler();
    private static final IValueHandler<Short> SMALLINT = new ShortValueHandler<>();
    private static final IValueHandler<Integer> INTEGER = new IntegerValueHandler<>();
    private static final IValueHandler<LocalDate> DATE = new LocalDateValueHandler();
    private static final IValueHandler<Instant> INSTANT = new InstantHandler();

    /** A point in time: microseconds since the start of 2000 in UTC. */
    private static final class InstantHandler extends BaseValueHandler<Instant> {

        private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

        @Override
        protected void internalHandle(DataOutputStream out, Instant value) throws IOException {
            out.writeInt(Long.BYTES);
            out.writeLong(ChronoUnit.MICROS.between(EPOCH, value));
        }

        @Override
        public int getLength(Instant value) {
            return Long.BYTES;
        }
    }

    /** The key, and everything figures depend on: the columns of both tables. */
    static final List<Column<Known, ?>> FIGURES =
            List.of(
                    new Column<>("office_id", TEXT, r -> r.key().office()),
                    new Column<>("case_no", TEXT, r -> r.key().caseNo()),
                    new Column<>("known_at", INSTANT, Known::knownAt),
                    new Column<>("kind", TEXT, r -> r.standing().kind().name()),
                    new Column<>("service_code", TEXT, r -> r.standing().service()),
                    new Column<>("demonstration", BOOLEAN, r -> r.standing().demonstration()),
                    new Column<>("received_on", DATE, r -> r.standing().receivedOn()),
                    new Column<>("due_on", DATE, r -> r.standing().dueOn()),
                    new Column<>("closed_on", DATE, r -> r.standing().closedOn()),
                    new Column<>(
                            "settled",
                            TEXT,
                            r ->
                                    r.standing().settled() == null
                                            ? null
                                            : r.standing().settled().name()),
                    new Column<>("has_target", BOOLEAN, r -> r.standing().hasTarget()),
                    new Column<>("instant_promised", BOOLEAN, r -> r.standing().instantPromised()),
                    new Column<>("agreed", BOOLEAN, r -> r.standing().agreed()),
                    new Column<>("extended", BOOLEAN, r -> r.standing().extended()),
                    new Column<>("working_days", INTEGER, r -> r.standing().workingDays()),
                    new Column<>("pauses", INTEGER, r -> r.standing().pauses()),
                    new Column<>("paused_days", INTEGER, r -> r.standing().pausedDays()),
                    new Column<>(
                            "receipt_report_days", INTEGER, r -> r.standing().receiptReportDays()),
                    new Column<>(
                            "closing_report_days", INTEGER, r -> r.standing().closingReportDays()),
                    new Column<>("tiers", JSON, CaseColumns::tiers));

    /** The rest of {@code case_file}. */
    private static final List<Column<CaseRow, ?>> DETAILS =
            List.of(
                    new Column<>("tier", SMALLINT, r -> (short) r.assessment().tier()),
                    new Column<>("received_at", INSTANT, r -> r.assessment().receivedAt()),
                    new Column<>("charter_from", DATE, r -> r.assessment().charterFrom()),
                    new Column<>("limit_text", TEXT, r -> r.assessment().limitText()),
                    new Column<>("day_zero_on", DATE, r -> deadline(r, Deadline::dayZero)),
                    new Column<>("due_at", INSTANT, r -> r.assessment().dueAt()),
                    new Column<>(
                            "instant_until_at", INSTANT, r -> deadline(r, Deadline::instantUntil)),
                    new Column<>("at_risk_at", INSTANT, r -> deadline(r, Deadline::atRiskFrom)),
                    new Column<>("due_soon_at", INSTANT, r -> r.dueSoonAt()),
                    new Column<>("paused", BOOLEAN, r -> r.assessment().paused()),
                    new Column<>("late_pauses", INTEGER, CaseRow::latePauses),
                    new Column<>(
                            "waiting_for",
                            TEXT,
                            r ->
                                    r.assessment().waitingFor() == null
                                                    || r.assessment().closedAt() != null
                                            ? null
                                            : r.assessment().waitingFor().name()),
                    new Column<>("waited_days", INTEGER, CaseRow::waitedDays),
                    new Column<>("corrections", INTEGER, CaseRow::corrections),
                    new Column<>("history_at", INSTANT, CaseRow::historyAt),
                    new Column<>("closed_at", INSTANT, r -> r.assessment().closedAt()),
                    new Column<>("findings", TEXTS, r -> findings(r.assessment())),
                    new Column<>(
                            "counted_from_at",
                            INSTANT,
                            r ->
                                    r.assessment().basis() == null
                                            ? null
                                            : r.assessment().basis().countedFrom()),
                    new Column<>("reopened", INTEGER, r -> r.assessment().reopened()),
                    new Column<>(
                            "total_due_on",
                            DATE,
                            r ->
                                    r.assessment().total() == null
                                            ? null
                                            : r.assessment().total().dueOn()),
                    new Column<>(
                            "total_working_days",
                            INTEGER,
                            r ->
                                    r.assessment().total() == null
                                            ? null
                                            : r.assessment().total().workingDays()),
                    new Column<>("depends_from_on", DATE, CaseRow::dependsFrom),
                    new Column<>("depends_until_on", DATE, CaseRow::dependsUntil));

    /** The columns of {@code case_file}. */
    static final List<Column<? super CaseRow, ?>> ALL = and(FIGURES, DETAILS);

    /** The columns of {@code case_version}. */
    static final List<Column<? super Past, ?>> VERSION =
            and(FIGURES, List.of(new Column<>("known_until", INSTANT, Past::knownUntil)));

    /** The columns of what is to be written. */
    static final List<Column<? super Input, ?>> INPUT =
            Stream.<Column<? super Input, ?>>concat(
                            ALL.stream().map(c -> c.of(Input::row)),
                            Stream.of(new Column<>("is_new", BOOLEAN, Input::isNew)))
                    .toList();

    private CaseColumns() {}

    private static <R> List<Column<? super R, ?>> and(
            List<? extends Column<? super R, ?>> columns, List<Column<R, ?>> more) {
        var all = new ArrayList<Column<? super R, ?>>(columns);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Their names, each after a prefix. */
    static String names(List<? extends Column<?, ?>> columns, String prefix) {
        return columns.stream().map(c -> prefix + c.name()).collect(Collectors.joining(", "));
    }

    private static @Nullable String tiers(Known row) {
        var tiers = row.standing().tiers();
        return tiers == null ? null : TierEntry.json(tiers);
    }

    private static List<String> findings(Assessment assessment) {
        return assessment.findings().stream().map(Enum::name).sorted().toList();
    }

    /** Something of the deadline, or null if there is none. */
    static <T> @Nullable T deadline(CaseRow row, Function<Deadline, @Nullable T> value) {
        return row.assessment().deadline() == null
                ? null
                : value.apply(row.assessment().deadline());
    }
}

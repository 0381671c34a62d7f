package bd.somoyshima.projection.statement;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.projection.figure.FigureQuery;
import bd.somoyshima.projection.figure.FigureReport;
import bd.somoyshima.projection.figure.FigureReport.By;
import bd.somoyshima.projection.figure.FigureReport.Figures;
import bd.somoyshima.projection.figure.FigureReport.Row;
import bd.somoyshima.projection.figure.FigureReport.TierFigures;
import bd.somoyshima.projection.figure.FigureRequest;
import bd.somoyshima.projection.figure.FigureRequest.Extent;
import bd.somoyshima.projection.figure.Period;
import bd.somoyshima.projection.statement.PublishedStatements.Published;
import bd.somoyshima.projection.statement.Statement.Line;
import bd.somoyshima.projection.statement.Statement.Part;
import bd.somoyshima.projection.statement.Statement.Restatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Works out statements and restatements from figures. */
@Repository
class StatementQuery {

    private static final String NAME =
            """
            SELECT name_en, name_bn FROM projection.place WHERE code = :scope
            UNION ALL
            SELECT name_en, name_bn FROM projection.office WHERE 'office:' || office_id = :scope
            """;

    private final FigureQuery figures;
    private final PublishedStatements published;
    private final JdbcClient jdbc;

    StatementQuery(FigureQuery figures, PublishedStatements published, JdbcClient jdbc) {
        this.figures = figures;
        this.published = published;
        this.jdbc = jdbc;
    }

    /**
     * The statement of a month.
     *
     * @param now noted as the moment up to which facts count, if no other is asked for
     * @param asKnownAt facts recorded later do not count; null for everything known now
     * @param names whether lines have names; those of today, whenever they are asked for
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Statement statement(
            Scope of,
            LocalDate month,
            boolean demonstration,
            Instant now,
            @Nullable Instant asKnownAt,
            boolean names) {
        var parts =
                parts(
                        of,
                        month,
                        demonstration,
                        asKnownAt,
                        names ? Extent.EVERYTHING : Extent.NAMELESS);
        var name =
                !names
                        ? new String[2]
                        : jdbc.sql(NAME)
                                .param("scope", of.text())
                                .query(
                                        (row, i) ->
                                                new String[] {row.getString(1), row.getString(2)})
                                .optional()
                                .orElse(new String[2]);
        var total = parts.total();
        var coverage =
                Objects.requireNonNull(total.rows().getFirst().periods().getFirst().coverage());
        return new Statement(
                of.text(),
                name[0],
                name[1],
                month,
                asKnownAt == null ? now : asKnownAt,
                demonstration,
                coverage.offices(),
                coverage.reported(),
                coverage.late(),
                total.silentOffices(),
                parts.parts(),
                restatements(of, month, asKnownAt),
                null);
    }

    private record Parts(FigureReport total, List<Part> parts) {}

    private Parts parts(
            Scope of,
            LocalDate month,
            boolean demonstration,
            @Nullable Instant asKnownAt,
            Extent extent) {
        var parts = new ArrayList<Part>();
        FigureReport first = null;
        for (var kind : CaseKind.values()) {
            var total =
                    figures.report(
                            request(of, month, By.TOTAL, kind, demonstration, asKnownAt, extent));
            first = first == null ? total : first;
            var by = linesOf(of);
            var lines =
                    figures.report(request(of, month, by, kind, demonstration, asKnownAt, extent));
            var row = total.rows().getFirst();
            parts.add(
                    new Part(
                            kind,
                            by,
                            line("", row),
                            lines.rows().stream().map(r -> line(key(r), r)).toList(),
                            tiers(row.periods().getFirst())));
        }
        return new Parts(Objects.requireNonNull(first), parts);
    }

    /** What the lines stand for: the next smaller thing one answers for. */
    private static By linesOf(Scope of) {
        return switch (of) {
            case Scope.SingleOffice office -> By.SERVICE;
            case Scope.Area area ->
                    switch (area.place().level()) {
                        case NATION -> By.DIVISION;
                        case DIVISION -> By.DISTRICT;
                        case DISTRICT, UPAZILA -> By.OFFICE;
                    };
        };
    }

    private static FigureRequest request(
            Scope of,
            LocalDate month,
            By by,
            CaseKind kind,
            boolean demonstration,
            @Nullable Instant asKnownAt,
            Extent extent) {
        return new FigureRequest(
                of,
                month,
                month.plusMonths(1).minusDays(1),
                Period.MONTH,
                by,
                kind,
                demonstration,
                asKnownAt,
                extent);
    }

    private static String key(Row row) {
        return row.key() == null ? "" : row.key();
    }

    private static Line line(String key, Row row) {
        var f = row.periods().getFirst();
        return new Line(
                key,
                row.nameEn(),
                row.nameBn(),
                row.silentSince(),
                f.opening(),
                f.received(),
                f.moved(),
                f.disposed().inTime(),
                f.disposed().late(),
                f.disposed().transferred(),
                f.disposed().withdrawn(),
                f.disposed().unjudged(),
                f.pending().withinTime(),
                f.pending().overdue(),
                f.pending().noTarget());
    }

    private static @Nullable List<Line> tiers(Figures figures) {
        return figures.tiers() == null
                ? null
                : figures.tiers().stream().map(StatementQuery::line).toList();
    }

    private static Line line(TierFigures t) {
        return new Line(
                "tier:" + t.tier(),
                "Tier " + t.tier(),
                "ধাপ " + BanglaText.digits(Integer.toString(t.tier())),
                null,
                t.opening(),
                t.received(),
                t.pending()
                        + t.inTime()
                        + t.late()
                        + t.escalated()
                        + t.unjudged()
                        - t.opening()
                        - t.received(),
                t.inTime(),
                t.late(),
                t.escalated(),
                0,
                t.unjudged(),
                t.pending() - t.ripe(),
                t.ripe(),
                0);
    }

    /** Which number of which published statement. */
    private record Cell(LocalDate month, CaseKind kind, String key, BalanceColumn column)
            implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int order = month.compareTo(other.month);
            order = order == 0 ? kind.compareTo(other.kind) : order;
            order = order == 0 ? key.compareTo(other.key) : order;
            return order == 0 ? column.compareTo(other.column) : order;
        }
    }

    /**
     * What published statements of months before one say that is different by now, as far as no
     * other published statement has said so already.
     *
     * @param asKnownAt what was recorded or published later does not count; null for everything
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Restatement> restatements(Scope of, LocalDate before, @Nullable Instant asKnownAt) {
        var stated = new TreeMap<Cell, Long>();
        var names = new HashMap<String, Line>();
        var statements =
                published.of(of).stream()
                        .filter(
                                p ->
                                        asKnownAt == null
                                                || !p.publishedAt().toInstant().isAfter(asKnownAt))
                        .map(Published::statement)
                        .toList();
        for (var statement : statements) {
            for (var part : statement.parts()) {
                addTo(stated, names, statement.month(), part);
            }
            for (var restated : statement.restatements()) {
                stated.put(
                        new Cell(
                                restated.month(),
                                restated.kind(),
                                restated.key(),
                                restated.column()),
                        restated.is());
            }
        }
        stated.keySet().removeIf(cell -> !cell.month().isBefore(before));
        var today = new TreeMap<Cell, Long>();
        for (var statement : statements) {
            if (statement.month().isBefore(before)) {
                var parts =
                        parts(
                                of,
                                statement.month(),
                                statement.demonstration(),
                                asKnownAt,
                                Extent.COUNTS);
                parts.parts().forEach(part -> addTo(today, names, statement.month(), part));
            }
        }
        var restatements = new ArrayList<Restatement>();
        var cells = new TreeMap<Cell, Long>(stated);
        today.keySet().forEach(cell -> cells.putIfAbsent(cell, 0L));
        for (var cell : cells.keySet()) {
            long was = stated.getOrDefault(cell, 0L);
            long is = today.getOrDefault(cell, 0L);
            if (was != is) {
                var line = names.get(cell.key());
                restatements.add(
                        new Restatement(
                                cell.month(),
                                cell.kind(),
                                cell.key(),
                                line == null ? null : line.nameEn(),
                                line == null ? null : line.nameBn(),
                                cell.column(),
                                was,
                                is));
            }
        }
        return restatements;
    }

    private static void addTo(
            Map<Cell, Long> cells, Map<String, Line> names, LocalDate month, Part part) {
        addTo(cells, month, part.kind(), part.total());
        for (var line : part.lines()) {
            if (line.nameEn() != null) {
                names.put(line.key(), line);
            }
            addTo(cells, month, part.kind(), line);
        }
        if (part.tiers() != null) {
            for (var tier : part.tiers()) {
                names.put(tier.key(), tier);
                addTo(cells, month, part.kind(), tier);
            }
        }
    }

    private static void addTo(Map<Cell, Long> cells, LocalDate month, CaseKind kind, Line line) {
        for (var column : BalanceColumn.values()) {
            cells.put(new Cell(month, kind, line.key(), column), line.get(column));
        }
    }
}

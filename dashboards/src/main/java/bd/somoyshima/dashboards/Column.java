package bd.somoyshima.dashboards;

import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result, in the order of the query.
 *
 * @param name as the query names it
 * @param title as the reader sees it
 * @param show how its values are shown
 * @param link where a click on a value leads, or null
 */
public record Column(String name, Text title, Show show, @Nullable Link link) {

    /** How values are shown. Nothing is said by colour alone. */
    public enum Show {
        TEXT,
        TIME,
        COUNT,
        /** A count drawn as a line before stacked bars. */
        LINE,
        /** By how much a number changed, with its sign. */
        CHANGE,
        DAYS,
        /** A share in percent, coloured by whether the charter's promise was kept. */
        SHARE,
        /** A share in percent of which neither much nor little is good in itself. */
        PLAIN_SHARE,
        /** A count that should be 0, in red otherwise. */
        TROUBLE,
        /** A count to keep an eye on. */
        ATTENTION,
        /** One of the codes of {@link Words}, shown in words. */
        CODE,
        /** The address of a file, shown as the column's title. */
        DOWNLOAD,
        SECONDS,
        BYTES,
        /** Events a second. */
        RATE,
        /** Only there for links. */
        HIDDEN
    }

    static Column text(String name, Text title) {
        return new Column(name, title, Show.TEXT, null);
    }

    static Column time(Text title) {
        return new Column("time", title, Show.TIME, null);
    }

    static Column count(String name, Text title) {
        return new Column(name, title, Show.COUNT, null);
    }

    static Column of(Show show, String name, Text title) {
        return new Column(name, title, show, null);
    }

    static Column hidden(String name) {
        return new Column(name, new Text(name, name), Show.HIDDEN, null);
    }

    Column to(Link target) {
        return new Column(name, title, show, target);
    }
}

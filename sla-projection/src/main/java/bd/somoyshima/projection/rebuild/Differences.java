package bd.somoyshima.projection.rebuild;

import bd.somoyshima.projection.rebuild.RebuildRuns.Difference;
import java.util.List;
import java.util.Map;

/**
 * How live and rebuilt rows differ at a position of the event log.
 *
 * @param rows of all tables that differ
 * @param hash over all rebuilt rows, whatever their order; hexadecimal
 * @param some of the rows
 * @param keys by table, the keys of the rows that differ as an array of JSON, empty if none do; a
 *     table with too many of them is not in it
 */
record Differences(long rows, String hash, List<Difference> some, Map<ShadowTable, String> keys) {}

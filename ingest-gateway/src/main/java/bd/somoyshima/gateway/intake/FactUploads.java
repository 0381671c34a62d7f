package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.gateway.intake.RecordSplitter.Piece;
import bd.somoyshima.gateway.intake.UploadSpool.Upload;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.BodyPace.TooSlowException;
import bd.somoyshima.web.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.node.ObjectNode;

/**
 * Uploads of many facts, a line or a row each. An upload is first laid down in a file, so that a
 * sender that does not read while it writes cannot block itself; then it is taken piece by piece,
 * and a line with a verdict goes back for each. One bad line never holds up the others.
 */
@Component
class FactUploads {

    private static final Logger LOG = LoggerFactory.getLogger(FactUploads.class);

    private static final int LINES_AT_A_TIME = 500;

    private final FactIntake intake;
    private final RequestLimits limits;
    private final GatewaySettings.Intake settings;
    private final UploadSpool spool;

    FactUploads(
            FactIntake intake, RequestLimits limits, UploadSpool spool, GatewaySettings settings) {
        this.intake = intake;
        this.limits = limits;
        this.settings = settings.intake();
        this.spool = spool;
    }

    /**
     * A record of an upload: an event, or why there is none.
     *
     * @param line in which it begins, from 1
     * @param lastLine in which it ends
     * @param id of a row that cannot be read, if that can be
     * @param problems why there is no event; empty if there is one
     */
    private record Line(
            long line,
            long lastLine,
            @Nullable RawEvent event,
            byte[] raw,
            @Nullable String id,
            List<Problem> problems) {

        Line(Piece piece, RawEvent event) {
            this(piece.line(), piece.lastLine(), event, piece.bytes(), null, List.of());
        }

        Line(Piece piece, @Nullable String id, List<Problem> problems) {
            this(piece.line(), piece.lastLine(), null, piece.bytes(), id, problems);
        }
    }

    /** Makes a line's event of its bytes. */
    private interface Reader {
        RawEvent event(byte[] bytes) throws UnreadableException;
    }

    /**
     * Takes lines of JSON (application/x-ndjson), a CloudEvent each.
     *
     * @throws ErrorResponseException if the upload as a whole cannot be taken
     * @throws TooSlowException if its bytes come too slowly
     */
    StreamingResponseBody ndjson(InputStream body, Arrival arrival) throws TooSlowException {
        var upload = spool.laidDown(body, arrival.caller());
        return out ->
                take(
                        upload,
                        out,
                        arrival,
                        RawEvent.STRUCTURED,
                        Map.of(),
                        splitter -> RawEvent::structured);
    }

    /**
     * Takes rows of CSV under a heading.
     *
     * @throws ErrorResponseException if the upload as a whole cannot be taken
     * @throws TooSlowException if its bytes come too slowly
     */
    StreamingResponseBody csv(InputStream body, CsvOptions options, Arrival arrival)
            throws TooSlowException {
        var upload = spool.laidDown(body, arrival.caller());
        var rows = heading(upload, options, arrival);
        return out ->
                take(
                        upload,
                        out,
                        arrival,
                        RawEvent.ROW,
                        options.attributes(),
                        splitter -> {
                            splitter.next();
                            splitter.rowsHave(rows.delimiter(), rows.columns());
                            return rows::event;
                        });
    }

    /** Without a heading nothing of an upload can be taken: it is refused whole. */
    private CsvRows heading(Upload upload, CsvOptions options, Arrival arrival) {
        try (var in = upload.open()) {
            var heading = splitter(in, true).next();
            if (heading == null || heading.tooLong()) {
                throw new UnreadableException(
                        "the upload has no heading; its first line names the columns");
            }
            return CsvRows.under(heading.bytes(), options);
        } catch (UnreadableException e) {
            throw refusedWhole(upload, options, arrival, e.problems());
        } catch (IOException e) {
            upload.close();
            LOG.warn("an upload could not be read back", e);
            throw Problems.exception(
                    ProblemType.STORAGE_UNAVAILABLE,
                    "the upload could not be read back; nothing of it was taken");
        }
    }

    private ErrorResponseException refusedWhole(
            Upload upload, CsvOptions options, Arrival arrival, List<Problem> problems) {
        try {
            var verdict =
                    intake.rejectUnreadable(
                            firstBytes(upload),
                            RawEvent.ROW,
                            options.attributes(),
                            arrival,
                            null,
                            problems);
            var problem = Problems.of(ProblemType.UNREADABLE_BODY, problems.getFirst().message());
            problem.setProperty("quarantineId", verdict.quarantineId());
            return Problems.exception(ProblemType.UNREADABLE_BODY, problem);
        } catch (IOException e) {
            LOG.warn("an upload could not be read back", e);
            return Problems.exception(
                    ProblemType.STORAGE_UNAVAILABLE,
                    "the upload could not be read back; nothing of it was taken");
        } finally {
            upload.close();
        }
    }

    private RecordSplitter splitter(InputStream in, boolean csv) {
        return new RecordSplitter(in, csv, (int) settings.rowLimit().toBytes());
    }

    /** How the lines of an upload are read. */
    private interface Begin {
        Reader reader(RecordSplitter splitter) throws IOException;
    }

    private void take(
            Upload upload,
            OutputStream out,
            Arrival arrival,
            String mediaType,
            Map<String, String> attributes,
            Begin begin)
            throws IOException {
        boolean csv = mediaType.equals(RawEvent.ROW);
        try (var in = upload.open()) {
            var splitter = splitter(in, csv);
            var reader = begin.reader(splitter);
            var rows = new HashMap<String, Integer>();
            var lines = new ArrayList<Line>(LINES_AT_A_TIME);
            for (var piece = splitter.next(); piece != null; piece = splitter.next()) {
                if (!piece.isBlank()) {
                    var line = line(piece, reader);
                    lines.add(csv ? once(line, rows) : line);
                }
                if (lines.size() == LINES_AT_A_TIME) {
                    if (!taken(lines, out, arrival, mediaType, attributes)) {
                        return;
                    }
                    lines.clear();
                }
            }
            taken(lines, out, arrival, mediaType, attributes);
        } finally {
            upload.close();
        }
    }

    /** Enough of an upload that cannot be read at all to see what it is. */
    private byte[] firstBytes(Upload upload) throws IOException {
        try (var in = upload.open()) {
            return in.readNBytes((int) settings.bodyLimit().toBytes());
        }
    }

    private Line line(Piece piece, Reader reader) {
        if (piece.tooLong()) {
            return new Line(
                    piece,
                    null,
                    List.of(
                            new Problem(
                                    "",
                                    null,
                                    Problem.Code.TOO_LONG,
                                    "a line may have "
                                            + settings.rowLimit()
                                            + "; only its beginning is kept")));
        }
        try {
            return new Line(piece, reader.event(piece.bytes()));
        } catch (UnreadableException e) {
            return new Line(piece, e.id(), e.problems());
        }
    }

    /** An id that stands in an upload twice with different values: which of them would count? */
    private static Line once(Line line, Map<String, Integer> rows) {
        if (line.event() == null) {
            return line;
        }
        var id = line.event().event().path("id").asString("");
        var content = Arrays.hashCode(line.raw());
        var before = rows.putIfAbsent(id, content);
        return before == null || before == content
                ? line
                : new Line(
                        line.line(),
                        line.lastLine(),
                        null,
                        line.raw(),
                        id,
                        List.of(
                                new Problem(
                                        "id",
                                        id,
                                        Problem.Code.CONFLICT,
                                        "another row of this upload has the same id and other values; leave one out")));
    }

    /** Takes lines and writes their verdicts; false if the upload cannot go on. */
    private boolean taken(
            List<Line> lines,
            OutputStream out,
            Arrival arrival,
            String mediaType,
            Map<String, String> attributes)
            throws IOException {
        if (lines.isEmpty()) {
            return true;
        }
        var events = lines.stream().filter(l -> l.event() != null).toList();
        try {
            limits.awaitFacts(arrival.caller(), lines.size());
            var verdicts = intake.take(events.stream().map(Line::event).toList(), arrival);
            int next = 0;
            for (var line : lines) {
                write(
                        out,
                        line.line(),
                        line.lastLine(),
                        line.event() != null
                                ? verdicts.get(next++)
                                : intake.rejectUnreadable(
                                        line.raw(),
                                        mediaType,
                                        attributes,
                                        arrival,
                                        line.id(),
                                        line.problems()));
            }
            out.flush();
            return true;
        } catch (OverloadedException | StorageUnavailableException e) {
            LOG.warn("an upload stopped at line {}: {}", lines.getFirst().line(), e.getMessage());
            var end = FactCodec.json().createObjectNode();
            end.put("line", lines.getFirst().line());
            end.put("outcome", "NOT_TAKEN");
            end.put(
                    "message",
                    "from this line on nothing is known to be stored: "
                            + e.getMessage()
                            + "; send the same upload again later, what was stored is told apart");
            end.put("type", ProblemType.STORAGE_UNAVAILABLE.uri());
            write(out, end);
            return false;
        }
    }

    private static void write(OutputStream out, long line, long lastLine, FactVerdict verdict)
            throws IOException {
        ObjectNode node = FactCodec.json().createObjectNode();
        node.put("line", line);
        if (lastLine > line) {
            node.put("lastLine", lastLine);
        }
        ObjectNode more = FactCodec.json().valueToTree(verdict);
        more.remove("index");
        node.setAll(more);
        write(out, node);
    }

    private static void write(OutputStream out, ObjectNode node) throws IOException {
        out.write(FactCodec.json().writeValueAsBytes(node));
        out.write('\n');
    }
}

package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.gateway.intake.RecordSplitter.Piece;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.Problems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
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
    private final Semaphore room;

    FactUploads(FactIntake intake, RequestLimits limits, GatewaySettings settings) {
        this.intake = intake;
        this.limits = limits;
        this.settings = settings.intake();
        this.room = new Semaphore(settings.intake().uploads());
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
     */
    StreamingResponseBody ndjson(InputStream body, Arrival arrival) {
        var file = laidDown(body);
        return out ->
                take(
                        file,
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
     */
    StreamingResponseBody csv(InputStream body, CsvOptions options, Arrival arrival) {
        var file = laidDown(body);
        var rows = heading(file, options, arrival);
        return out ->
                take(
                        file,
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
    private CsvRows heading(Path file, CsvOptions options, Arrival arrival) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var heading = splitter(in, true).next();
            if (heading == null || heading.tooLong()) {
                throw new UnreadableException(
                        "the upload has no heading; its first line names the columns");
            }
            return CsvRows.under(heading.bytes(), options);
        } catch (UnreadableException e) {
            throw refusedWhole(file, options, arrival, e.problems());
        } catch (IOException e) {
            discard(file);
            LOG.warn("an upload could not be read back", e);
            throw Problems.exception(
                    ProblemType.STORAGE_UNAVAILABLE,
                    "the upload could not be read back; nothing of it was taken");
        }
    }

    private ErrorResponseException refusedWhole(
            Path file, CsvOptions options, Arrival arrival, List<Problem> problems) {
        try {
            var verdict =
                    intake.rejectUnreadable(
                            firstBytes(file),
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
            discard(file);
        }
    }

    private RecordSplitter splitter(InputStream in, boolean csv) {
        return new RecordSplitter(in, csv, (int) settings.rowLimit().toBytes());
    }

    private Path laidDown(InputStream body) {
        if (!room.tryAcquire()) {
            throw Problems.exception(
                    ProblemType.OVERLOADED,
                    settings.uploads() + " uploads are being taken; send it again later");
        }
        Path file = null;
        try {
            file = Files.createTempFile("upload", ".part");
            long limit = settings.uploadLimit().toBytes();
            long size;
            try (var out = Files.newOutputStream(file)) {
                size = copy(body, out, limit + 1);
            }
            if (size > limit) {
                throw Problems.exception(
                        ProblemType.TOO_LARGE,
                        "an upload may have "
                                + settings.uploadLimit()
                                + "; nothing of it was taken");
            }
            return file;
        } catch (IOException e) {
            discard(file);
            LOG.warn("an upload could not be laid down", e);
            throw Problems.exception(
                    ProblemType.STORAGE_UNAVAILABLE,
                    "the upload broke off or could not be laid down; nothing of it was taken");
        } catch (RuntimeException e) {
            discard(file);
            throw e;
        }
    }

    private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
        var buffer = new byte[64 * 1024];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0 && copied < limit; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            copied += n;
        }
        return copied;
    }

    private void discard(@Nullable Path file) {
        room.release();
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} could not be deleted", file, e);
            }
        }
    }

    /** How the lines of an upload are read. */
    private interface Begin {
        Reader reader(RecordSplitter splitter) throws IOException;
    }

    private void take(
            Path file,
            OutputStream out,
            Arrival arrival,
            String mediaType,
            Map<String, String> attributes,
            Begin begin)
            throws IOException {
        boolean csv = mediaType.equals(RawEvent.ROW);
        try (var in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
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
            discard(file);
        }
    }

    /** Enough of an upload that cannot be read at all to see what it is. */
    private byte[] firstBytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file, StandardOpenOption.READ)) {
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

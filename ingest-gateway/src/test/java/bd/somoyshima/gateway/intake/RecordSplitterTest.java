package bd.somoyshima.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.gateway.intake.RecordSplitter.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an upload is cut into rows, quotation marks in the wrong place and all. */
class RecordSplitterTest {

    private static final int ROWS = 5_000;
    private static final int COLUMNS = 6;

    @Test
    void aValueBetweenQuotationMarksMayGoOverLines() throws IOException {
        assertThat(rows("1,\"a\nb\",c,d,e,f\n2,b,c,d,e,f\n"))
                .containsExactly("1-2 1,\"a\nb\",c,d,e,f", "3-3 2,b,c,d,e,f");
        assertThat(rows("1,\"a \"\"x\"\" b\",c,d,e,f\r\n2,\"b,\",c,d,e,f"))
                .containsExactly("1-1 1,\"a \"\"x\"\" b\",c,d,e,f", "2-2 2,\"b,\",c,d,e,f");
    }

    @Test
    void aMarkThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        assertThat(rows("1,\"a,c,d,e,f\n2,b,c,d,e,f\n3,b,c,d,e,f\n"))
                .containsExactly("1-1 1,\"a,c,d,e,f", "2-2 2,b,c,d,e,f", "3-3 3,b,c,d,e,f");
        // even where a later row would close it
        assertThat(rows("1,\"a,c,d,e,f\n2,b,c,d,e,f\n3,b\",c,d,e,f\n"))
                .containsExactly("1-1 1,\"a,c,d,e,f", "2-2 2,b,c,d,e,f", "3-3 3,b\",c,d,e,f");
    }

    @Test
    void aMarkWithinAValueIsAMark() throws IOException {
        assertThat(rows("1,Q-1\",c,d,e,f\n2,b,c,d,e,f\n"))
                .containsExactly("1-1 1,Q-1\",c,d,e,f", "2-2 2,b,c,d,e,f");
    }

    /** Marks and separators lost, doubled and misplaced: no row vanishes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLineIsInOneRowWhateverIsDamaged(long seed) throws IOException {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        var damaged = new HashSet<Long>();
        for (long i = 1; i <= ROWS; i++) {
            var line =
                    i + ",\"delivered\",2026-06-01 10:00,office,\"C-" + i + "\",\"say \"\"no\"\"\"";
            if (random.nextInt(50) == 0) {
                line = damage(line, random);
                damaged.add(i);
            }
            lines.add(line);
        }

        var pieces = pieces(String.join("\n", lines));

        long next = 1;
        for (var piece : pieces) {
            assertThat(piece.line()).isEqualTo(next);
            next = piece.lastLine() + 1;
            for (long line = piece.line(); piece.lastLine() > piece.line() && line < next; line++) {
                assertThat(damaged).as("row %s is whole and stands alone", line).contains(line);
            }
        }
        assertThat(next).isEqualTo(ROWS + 1L);
    }

    private static String damage(String line, Random random) {
        var text = new StringBuilder(line);
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, '"');
            case 1 -> text.insert(at, ',');
            case 2 -> text.setLength(at);
            default -> {
                int mark = text.indexOf("\"", at);
                text.deleteCharAt(mark < 0 ? at : mark);
            }
        }
        return text.toString();
    }

    private static List<String> rows(String text) throws IOException {
        return pieces(text).stream()
                .map(
                        p ->
                                p.line()
                                        + "-"
                                        + p.lastLine()
                                        + " "
                                        + new String(p.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Piece> pieces(String text) throws IOException {
        var splitter =
                new RecordSplitter(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        true,
                        10_000);
        splitter.rowsHave(',', COLUMNS);
        var pieces = new ArrayList<Piece>();
        for (var piece = splitter.next(); piece != null; piece = splitter.next()) {
            pieces.add(piece);
        }
        return pieces;
    }
}

package bd.somoyshima.charter.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** A spreadsheet: the sheets one after another. Of merged cells all but the first are blank. */
final class XlsxSource {

    private XlsxSource() {}

    static List<SourceLine> read(byte[] bytes) throws IOException {
        var lines = new ArrayList<SourceLine>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (var sheet : workbook.getSheets().toList()) {
                for (var row : sheet.read()) {
                    line(row, lines.size() + 1, lines);
                }
            }
        } catch (ExcelReaderException e) {
            throw new IOException(e);
        }
        return lines;
    }

    private static void line(Row row, int number, List<SourceLine> lines) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getCell(i)));
        }
        long filled = cells.stream().filter(c -> !c.isBlank()).count();
        if (filled == 0) {
            return;
        }
        boolean oneOfMany = filled == 1 && !cells.getFirst().isBlank();
        lines.add(
                oneOfMany
                        ? SourceLine.text(number, cells.getFirst())
                        : SourceLine.row(number, cells));
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return cell.getText().replaceAll("\\s*[\\r\\n\\t]\\s*", " ");
    }
}

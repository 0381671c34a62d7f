package bd.somoyshima.charter.source;

import bd.somoyshima.charter.source.CharterSource.Form;
import bd.somoyshima.charter.source.CharterSource.Unreadable;
import java.io.IOException;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Office documents are archives; which kind one is, its parts tell. */
final class Zip {

    /** A part that unpacks to more is no charter. */
    private static final int LARGEST_PART = 32_000_000;

    private Zip() {}

    static boolean looksLikeIt(byte[] bytes) {
        return bytes.length > 4
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && bytes[2] == 3
                && bytes[3] == 4;
    }

    static CharterSource read(byte[] bytes) throws Unreadable {
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                boundSizes(zip);
                return CharterSource.of(Form.XLSX, XlsxSource.read(bytes));
            }
            var document = zip.getEntry("word/document.xml");
            if (document != null) {
                return CharterSource.of(Form.DOCX, DocxSource.read(content(zip, document)));
            }
        } catch (IOException e) {
            throw new Unreadable(
                    "the document is damaged: open it, save it again and send that", e);
        }
        throw new Unreadable(
                "the archive is neither a spreadsheet (XLSX) nor a document (DOCX); save it as one"
                        + " of these, or copy its table and send it as text");
    }

    /** What a part really unpacks to counts, not what it says of itself. */
    private static void boundSizes(ZipFile zip) throws IOException, Unreadable {
        long all = 0;
        for (var part : Collections.list(zip.getEntries())) {
            all += content(zip, part).length;
            if (all > 3L * LARGEST_PART) {
                throw tooLarge();
            }
        }
    }

    private static byte[] content(ZipFile zip, ZipArchiveEntry part)
            throws IOException, Unreadable {
        try (var in = zip.getInputStream(part)) {
            var content = in.readNBytes(LARGEST_PART);
            if (content.length == LARGEST_PART) {
                throw tooLarge();
            }
            return content;
        }
    }

    private static Unreadable tooLarge() {
        return new Unreadable("the document unpacks to more than any charter has");
    }
}

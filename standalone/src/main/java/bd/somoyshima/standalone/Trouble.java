package bd.somoyshima.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Why a part ended or does not start, as far as it can be told.
 *
 * @param kind what is to be done about it
 * @param sentence cause and cure, for the person at the console
 */
record Trouble(Kind kind, String sentence) {

    /** Less than this, and PostgreSQL and Kafka cannot go on: the size of a file of their logs. */
    static final long ROOM_TO_GO_ON = 64L << 20;

    private static final int KILLED = 137;
    private static final int TAIL_BYTES = 8_192;
    private static final String CRASH =
            "A fatal error has been detected by the Java Runtime Environment";
    private static final List<String> DISK_FULL =
            List.of("No space left on device", "Disk quota exceeded", "disk is full");
    private static final List<String> OUT_OF_MEMORY =
            List.of("OutOfMemoryError", "Cannot allocate memory", "out of memory");

    enum Kind {
        /** Goes on by itself when there is room again. */
        DISK_FULL,
        /** Is tried again a few times. */
        OTHER
    }

    /**
     * What is behind the end of a part.
     *
     * @param directory where everything is kept
     * @param log of the part
     * @param exit code of its process; 0 if it is not known
     * @param otherwise what to say if nothing is found
     */
    static Trouble of(Path directory, Path log, int exit, String otherwise) {
        var tail = tail(log);
        if (directory.toFile().getUsableSpace() < ROOM_TO_GO_ON
                || DISK_FULL.stream().anyMatch(otherwise::contains)) {
            return new Trouble(
                    Kind.DISK_FULL,
                    "The disk that holds "
                            + directory
                            + " is full; make room on it, at least "
                            + (ROOM_TO_GO_ON >> 20)
                            + " MB.");
        }
        if (OUT_OF_MEMORY.stream().anyMatch(w -> tail.contains(w) || otherwise.contains(w))) {
            return new Trouble(
                    Kind.OTHER,
                    "Memory ran out; end other programs or give this machine more (see "
                            + log
                            + ").");
        }
        if (tail.contains(CRASH)) {
            return new Trouble(
                    Kind.OTHER,
                    "Its Java virtual machine crashed; what it says of that is at the end of "
                            + log
                            + ". Another version of Java may help.");
        }
        if (exit == KILLED) {
            return new Trouble(
                    Kind.OTHER,
                    "It was killed, by somebody or by the system for want of memory (see the system's log).");
        }
        return new Trouble(Kind.OTHER, otherwise);
    }

    /** The last line a part wrote, or that there is none. */
    static String lastWords(Path log) {
        var lines =
                tail(log)
                        .lines()
                        .map(l -> l.replaceAll("^#+\\s*|\\s*$", ""))
                        .filter(l -> !l.isEmpty())
                        .toList();
        return lines.isEmpty() ? "it said nothing (" + log + ")" : lines.getLast();
    }

    private static String tail(Path log) {
        if (!Files.exists(log)) {
            return "";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            var bytes = new byte[TAIL_BYTES];
            int read = Math.max(0, file.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return log + " cannot be read: " + e.getMessage();
        }
    }
}

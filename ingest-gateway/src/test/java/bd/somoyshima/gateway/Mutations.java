package bd.somoyshima.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small mistakes, of the kind senders and attackers make. */
public final class Mutations {

    private static final List<String> INSERTS =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\\u0000",
                    "\\uD800",
                    "\\",
                    "null",
                    "1e999",
                    "-",
                    "০",
                    "\n",
                    "\r",
                    "\t",
                    ";",
                    "\uFEFF",
                    "\u202E",
                    "01712345678",
                    "a@b.example",
                    "\"x\": 1, ");

    private Mutations() {}

    /** The text with one to four mistakes in it. */
    public static byte[] of(String text, Random random) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes =
                    switch (random.nextInt(5)) {
                        case 0 ->
                                joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
                        case 1 ->
                                joined(
                                        bytes,
                                        at,
                                        INSERTS.get(random.nextInt(INSERTS.size()))
                                                .getBytes(StandardCharsets.UTF_8),
                                        at);
                        case 2 ->
                                joined(
                                        bytes,
                                        at,
                                        new byte[0],
                                        Math.min(bytes.length, at + 1 + random.nextInt(8)));
                        case 3 -> {
                            int to = Math.min(bytes.length, at + 1 + random.nextInt(30));
                            yield joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
                        }
                        default -> Arrays.copyOf(bytes, at);
                    };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int before, byte[] between, int after) {
        var joined = Arrays.copyOf(bytes, before + between.length + bytes.length - after);
        System.arraycopy(between, 0, joined, before, between.length);
        System.arraycopy(bytes, after, joined, before + between.length, bytes.length - after);
        return joined;
    }
}

package bd.somoyshima.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files in the repository that are made from the code. With the environment variable
 * SOMOYSHIMA_WRITE_CONTRACTS=true they are written, otherwise compared.
 */
public final class Approved {

    private static final boolean WRITE =
            Boolean.parseBoolean(System.getenv("SOMOYSHIMA_WRITE_CONTRACTS"));

    private Approved() {}

    /**
     * Compares a file, or writes it.
     *
     * @param path below the project's root
     */
    public static void verify(String path, String content) {
        var file = Path.of("..").resolve(path);
        try {
            if (WRITE) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, content);
            }
            assertThat(file).exists();
            assertThat(Files.readString(file))
                    .as(
                            "%s is not what the code says; write it anew: SOMOYSHIMA_WRITE_CONTRACTS=true ./mvnw verify",
                            path)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

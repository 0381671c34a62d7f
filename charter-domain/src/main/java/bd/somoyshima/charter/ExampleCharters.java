package bd.somoyshima.charter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The tables of two published charters, with names, telephone numbers and addresses of persons
 * taken out and every other defect of the published texts left in.
 */
public enum ExampleCharters {
    /** Upazila ICT Office, Manikganj Sadar: complete. */
    MANIKGANJ_SADAR("charter-manikganj-sadar.txt"),
    /** Department of ICT, Upazila Office, Haluaghat: breaks off in section 2.2. */
    HALUAGHAT("charter-haluaghat.txt");

    private final String file;

    ExampleCharters(String file) {
        this.file = file;
    }

    /** The text as published, but for persons. */
    public String text() {
        try (var in =
                Objects.requireNonNull(ExampleCharters.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("an example charter cannot be read", e);
        }
    }
}

package bd.somoyshima.gateway.identity;

import bd.somoyshima.gateway.GatewaySettings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key tokens are signed with: the same for all gateways, kept in a file of its owner's. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /**
     * The key of the settings' file, which is made if it is not there.
     *
     * @throws IllegalStateException if it cannot be read, or none is set outside development
     */
    static RSAKey of(GatewaySettings.Identity identity) {
        var file = identity.signingKeyFile();
        if (file == null || file.toString().isEmpty()) {
            if (identity.development()) {
                return generated();
            }
            throw new IllegalStateException(
                    "somoyshima.identity.signing-key-file is not set: write where the key that signs tokens is, or"
                            + " is to be made; all gateways need the same");
        }
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(
                    "somoyshima.identity.signing-key-file '"
                            + file
                            + "' is no RSA key as JSON Web Key, or cannot be made",
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var ownersOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // whole or not at all, whoever is killed when
        var beside = Files.createTempFile(parent, "signing-key", ".part", ownersOnly);
        try {
            Files.writeString(beside, generated().toJSONString(), StandardOpenOption.WRITE);
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            return; // another gateway made it just now
        } finally {
            Files.delete(beside);
        }
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }
}

package bd.somoyshima.gateway.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes secrets, and compares a secret with every hash that is good: while one replaces another a
 * client has two.
 */
@Component
class SecretHashes implements PasswordEncoder {

    private static final String SEPARATOR = "\n";

    /** While one secret replaces another a client has two. */
    private static final int COMPARED = 2;

    private final PasswordEncoder one = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    private final String nobodys = String.valueOf(one.encode(Secrets.next()));

    /**
     * These hashes and as many of a secret that nobody has that comparing takes as long for every
     * client, and for a name that is none's.
     */
    List<String> padded(List<String> hashes) {
        var padded = new ArrayList<>(hashes);
        while (padded.size() < COMPARED) {
            padded.add(nobodys);
        }
        return padded;
    }

    /** Several hashes as one text. */
    static String joined(List<String> hashes) {
        return String.join(SEPARATOR, hashes);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return one.encode(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String joined) {
        if (secret == null || joined == null) {
            return false;
        }
        boolean matches = false;
        for (var hash : joined.split(SEPARATOR, -1)) {
            matches |= !hash.isEmpty() && one.matches(secret, hash);
        }
        return matches;
    }
}

package bd.somoyshima.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks a token's signature once a minute, and all that can change (dates, revocation) every time:
 * an office system sends the same token with every request.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 20_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> tokens =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

    /**
     * A decoder.
     *
     * @param signatures checks signatures and nothing else
     * @param validator checks all else
     */
    RememberedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> validator) {
        this.signatures = signatures;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        var jwt = tokens.get(token, this::checked);
        var result = validator.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException(
                    String.valueOf(result.getErrors().iterator().next().getDescription()),
                    result.getErrors());
        }
        return jwt;
    }

    private Jwt checked(String token) {
        try {
            return signatures.decode(token);
        } catch (JwtDecoderInitializationException e) {
            throw new JwtException("the token service does not tell its keys", e);
        }
    }
}

package bd.somoyshima.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** Fetches tokens for a client (OAuth2 client credentials), each kept while it is good. */
public final class AccessTokens {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    /** Shorter than any token lives. */
    private static final Duration KEPT = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String credentials;
    private String token = "";
    private Instant fetchedAt = Instant.EPOCH;

    /**
     * Tokens of a client.
     *
     * @param gateway the address of the gateway that gives them out
     */
    public AccessTokens(URI gateway, String clientId, String secret) {
        this.address = gateway.resolve("/oauth2/token");
        this.credentials =
                Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value of an Authorization header.
     *
     * @throws IOException if the gateway cannot be reached or gives no token
     */
    public synchronized String authorization() throws IOException, InterruptedException {
        var now = Instant.now();
        if (fetchedAt.plus(KEPT).isBefore(now)) {
            token = fetch();
            fetchedAt = now;
        }
        return "Bearer " + token;
    }

    private String fetch() throws IOException, InterruptedException {
        var response =
                http.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        BodyHandlers.ofString());
        var found = TOKEN.matcher(response.body());
        if (response.statusCode() != 200 || !found.find()) {
            throw new IOException(
                    address + " gave no token: " + response.statusCode() + " " + response.body());
        }
        return found.group(1);
    }
}

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends an office's list of facts to Somoyshima, again and again until every row has its verdict.
 *
 * <pre>SOMOYSHIMA_URL=https://… SOMOYSHIMA_CLIENT=… SOMOYSHIMA_SECRET=… java SendFacts.java june.csv dates=day-first</pre>
 *
 * Needs Java 17 or newer and nothing else. Ends with 0 if all rows are stored, 1 if some were refused, 2 if nothing
 * could be sent. Sending the same list again is always safe: what is stored already is told as a duplicate.
 */
public class SendFacts {

    private static final int ATTEMPTS = 12;
    private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([A-Z_]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String URL =
            System.getenv().getOrDefault("SOMOYSHIMA_URL", "http://localhost:8080");

    public static void main(String[] arguments) throws Exception {
        byte[] rows = Files.readAllBytes(Path.of(arguments[0]));
        String parameters =
                Arrays.stream(arguments).skip(1).map(SendFacts::encoded).collect(Collectors.joining("&"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long wait = Math.min(1L << attempt, 300);
            try {
                HttpResponse<String> answer = send(rows, parameters);
                int status = answer.statusCode();
                List<String> told = answer.body().lines().filter(l -> !l.isBlank()).toList();
                if (status == 200 && !told.isEmpty() && !outcome(told.get(told.size() - 1)).equals("NOT_TAKEN")) {
                    System.exit(report(told));
                }
                if (status != 200 && status != 401 && status != 429 && status != 503) {
                    System.err.println(answer.body());
                    System.exit(2);
                }
                wait = Math.max(answer.headers().firstValueAsLong("retry-after").orElse(0), wait);
                System.err.println("the gateway answered " + status);
            } catch (IOException e) {
                // no connection, or it was lost: what was stored is told apart the next time
                System.err.println(e);
            }
            System.err.println("sending the same list again in " + wait + " s");
            Thread.sleep(Duration.ofSeconds(wait).toMillis());
        }
        System.exit(2);
    }

    /** Sends the list once. The token before it is good for ten minutes. */
    private static HttpResponse<String> send(byte[] rows, String parameters)
            throws IOException, InterruptedException {
        String key = System.getenv("SOMOYSHIMA_CLIENT") + ":" + System.getenv("SOMOYSHIMA_SECRET");
        HttpResponse<String> token =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(URL + "/oauth2/token"))
                                .timeout(Duration.ofSeconds(30))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(token.body());
        if (token.statusCode() != 200 || !found.find()) {
            return token;
        }
        return HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(URL + "/api/v1/facts" + (parameters.isEmpty() ? "" : "?" + parameters)))
                        .timeout(Duration.ofMinutes(10))
                        .header("Authorization", "Bearer " + found.group(1))
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofByteArray(rows))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String parameter) {
        String[] parts = parameter.split("=", 2);
        return parts[0] + "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
    }

    private static String outcome(String verdict) {
        Matcher found = OUTCOME.matcher(verdict);
        return found.find() ? found.group(1) : "NOT_TAKEN";
    }

    /** Tells what became of the rows; 0 if all are stored. */
    private static int report(List<String> told) {
        told.stream().filter(v -> outcome(v).equals("REJECTED")).forEach(System.out::println);
        long rejected = told.stream().filter(v -> outcome(v).equals("REJECTED")).count();
        System.out.printf(
                java.util.Locale.ROOT,
                "accepted %d, duplicate %d, rejected %d%n",
                told.stream().filter(v -> outcome(v).equals("ACCEPTED")).count(),
                told.stream().filter(v -> outcome(v).equals("DUPLICATE")).count(),
                rejected);
        return rejected > 0 ? 1 : 0;
    }
}

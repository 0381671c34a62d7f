package bd.somoyshima.standalone.demonstration;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.ServerStartException;
import bd.somoyshima.standalone.Progress;
import bd.somoyshima.standalone.demonstration.Simulator.Report;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads the demonstration as office systems would: over HTTP and Kafka, through the public
 * endpoints. Once it is loaded this is noted down, and a later start leaves it as it is.
 */
public final class Demonstration {

    private static final long SEED = 2025_2026_4;
    private static final int FACTS_PER_REQUEST = 100;
    private static final String TOPIC = "somoyshima.facts.in.development";
    private static final String CONSUMER_GROUP = "somoyshima-gateway";
    private static final Pattern LAG =
            Pattern.compile("somoyshima_projection_lag_events\\{[^}]*} ([0-9.E]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<DemonstrationOffice> OFFICES =
            List.of(DemonstrationOffice.MANIKGANJ_SADAR, DemonstrationOffice.HALUAGHAT);

    private final Path note;
    private final String gateway;
    private final String projection;
    private final Map<String, Object> kafka;
    private final Progress progress;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AccessTokens tokens;

    /**
     * A demonstration for a running system.
     *
     * @param note where it is noted down that it was loaded
     * @param gateway the gateway's address
     * @param projection the projection's address
     * @param kafka settings of clients of the broker
     * @param secret of the client {@code development}
     */
    public Demonstration(
            Path note,
            String gateway,
            String projection,
            Map<String, Object> kafka,
            String secret,
            Progress progress) {
        this.tokens = new AccessTokens(URI.create(gateway), "development", secret);
        this.note = note;
        this.gateway = gateway;
        this.projection = projection;
        this.kafka = kafka;
        this.progress = progress;
    }

    /**
     * Loads it, unless it was loaded before.
     *
     * @throws ServerStartException if a fact is not taken
     */
    public void load() {
        try {
            var properties = readNote();
            if (properties.containsKey("loaded")) {
                progress.say("Demonstration data is there from an earlier start");
                return;
            }
            // Noted before anything is sent: a load that was cut short is repeated fact for fact.
            properties.putIfAbsent("until", Instant.now().toString());
            writeNote(properties);
            for (var office : OFFICES) {
                register(office);
                publishCharter(office);
            }
            send(
                    new Simulator(SEED, Instant.parse(properties.getProperty("until")))
                            .reports(OFFICES));
            awaitConsumed();
            awaitProjected();
            properties.put("loaded", Instant.now().toString());
            writeNote(properties);
            report();
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new ServerStartException("The demonstration could not be loaded: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("Interrupted while loading the demonstration", e);
        }
    }

    private void register(DemonstrationOffice office) throws IOException, InterruptedException {
        require(
                post(
                        "/api/v1/facts",
                        "application/cloudevents+json",
                        event(
                                "registered",
                                office,
                                "office.registered.v1",
                                Map.of(
                                        "office", office.id(),
                                        "place", office.place(),
                                        "department", "doict",
                                        "nameEn", office.nameEn(),
                                        "nameBn", office.nameBn()))));
    }

    /**
     * Has the gateway read the published text, adds the English names, and publishes the result.
     */
    private void publishCharter(DemonstrationOffice office)
            throws IOException, InterruptedException {
        var reading =
                FactCodec.json()
                        .readTree(
                                require(
                                                post(
                                                        "/api/v1/charters:read?effectiveFrom=2025-07-01&defaultTiers=true",
                                                        "text/plain;charset=UTF-8",
                                                        office.charter().text()))
                                        .body());
        var charter = reading.get("charter");
        var names = englishNames(office);
        for (var service : charter.get("services")) {
            ((ObjectNode) service).put("nameEn", names.get(service.get("code").asString()));
        }
        require(
                post(
                        "/api/v1/facts",
                        "application/cloudevents+json",
                        event(
                                "charter-2025-07-01",
                                office,
                                "charter.published.v1",
                                Map.of("office", office.id(), "charter", charter))));
        progress.say(
                "Charter of %s: %s services, %s complaint tiers%s, %s remarks"
                        .formatted(
                                office.nameEn(),
                                charter.get("services").size(),
                                charter.get("tiers").size(),
                                charter.at("/tiers/0/assumed").asBoolean()
                                        ? " (national default)"
                                        : "",
                                reading.get("notes").size()));
    }

    private static String event(
            String id, DemonstrationOffice office, String type, Map<String, Object> data) {
        return FactCodec.json()
                .writeValueAsString(
                        Map.of(
                                "specversion",
                                "1.0",
                                "id",
                                id,
                                "source",
                                "urn:office:" + office.id(),
                                "type",
                                type,
                                "time",
                                "2025-06-15T10:00:00+06:00",
                                "demonstration",
                                true,
                                "data",
                                data));
    }

    private static Map<String, String> englishNames(DemonstrationOffice office) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in =
                        Objects.requireNonNull(
                                Demonstration.class.getResourceAsStream(office.serviceNames()),
                                office.serviceNames());
                var csv = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var names = new HashMap<String, String>();
            csv.forEach(line -> names.put(line.get("code"), line.get("name_en")));
            return names;
        }
    }

    private void send(List<Report> reports)
            throws IOException, InterruptedException, ExecutionException {
        long done = 0;
        var waiting = new ArrayList<Map<String, Object>>(FACTS_PER_REQUEST);
        var overKafka = new ArrayList<Future<RecordMetadata>>();
        try (var producer = producer()) {
            for (var report : reports) {
                if (report.overKafka()) {
                    var data = (Map<?, ?>) Objects.requireNonNull(report.event().get("data"));
                    overKafka.add(
                            producer.send(
                                    new ProducerRecord<>(
                                            TOPIC,
                                            data.get("office") + "/" + data.get("caseNo"),
                                            FactCodec.json().writeValueAsString(report.event()))));
                    done++;
                } else {
                    waiting.add(report.event());
                    if (waiting.size() == FACTS_PER_REQUEST) {
                        done += sendBatch(waiting);
                    }
                }
                progress.count("Demonstration facts sent", done, reports.size());
            }
            done += sendBatch(waiting);
            for (var record : overKafka) {
                record.get();
            }
        }
        progress.count("Demonstration facts sent", done, reports.size());
    }

    private KafkaProducer<String, String> producer() {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of("acks", "all", "linger.ms", 20));
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private int sendBatch(List<Map<String, Object>> waiting)
            throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            return 0;
        }
        var response =
                require(
                        post(
                                "/api/v1/facts",
                                "application/cloudevents-batch+json",
                                FactCodec.json().writeValueAsString(waiting)));
        for (JsonNode verdict : FactCodec.json().readTree(response.body())) {
            if (verdict.get("outcome").asString().equals("REJECTED")) {
                throw new ServerStartException(
                        "A fact of the demonstration was rejected: " + verdict);
            }
        }
        int sent = waiting.size();
        waiting.clear();
        return sent;
    }

    /** Waits until the gateway has taken what was sent through Kafka. */
    private void awaitConsumed() throws ExecutionException, InterruptedException, TimeoutException {
        var limit = Instant.now().plus(PATIENCE);
        try (var admin = Admin.create(kafka)) {
            while (true) {
                var partitions =
                        admin.describeTopics(List.of(TOPIC))
                                .allTopicNames()
                                .get(30, TimeUnit.SECONDS)
                                .get(TOPIC);
                var latest = new HashMap<TopicPartition, OffsetSpec>();
                Objects.requireNonNull(partitions, TOPIC)
                        .partitions()
                        .forEach(
                                p ->
                                        latest.put(
                                                new TopicPartition(TOPIC, p.partition()),
                                                OffsetSpec.latest()));
                var ends = admin.listOffsets(latest).all().get(30, TimeUnit.SECONDS);
                var taken =
                        admin.listConsumerGroupOffsets(CONSUMER_GROUP)
                                .partitionsToOffsetAndMetadata()
                                .get(30, TimeUnit.SECONDS);
                long behind =
                        ends.entrySet().stream()
                                .mapToLong(
                                        e -> {
                                            var at = taken.get(e.getKey());
                                            return e.getValue().offset()
                                                    - (at == null ? 0 : at.offset());
                                        })
                                .sum();
                if (behind == 0) {
                    return;
                }
                wait(
                        limit,
                        String.format(
                                Locale.ENGLISH,
                                "the gateway to take %,d facts from Kafka",
                                behind));
            }
        }
    }

    private void awaitProjected() throws IOException, InterruptedException {
        var limit = Instant.now().plus(PATIENCE);
        while (true) {
            // the lag is measured once a second
            Thread.sleep(1_100);
            var metrics = LAG.matcher(get("/actuator/prometheus"));
            if (metrics.find() && Double.parseDouble(metrics.group(1)) == 0) {
                return;
            }
            wait(limit, "the projection to catch up");
        }
    }

    private static void wait(Instant limit, String what) throws InterruptedException {
        if (Instant.now().isAfter(limit)) {
            throw new ServerStartException(
                    "Waited " + PATIENCE.toMinutes() + " minutes for " + what + "; giving up.");
        }
        Thread.sleep(200);
    }

    private void report() throws IOException, InterruptedException {
        var quarter = "/api/v1/compliance?from=2026-04-01&to=2026-06-30&by=office&kind=";
        var requests = FactCodec.json().readTree(get(quarter + "service_request")).get("total");
        var complaints = FactCodec.json().readTree(get(quarter + "complaint")).get("total");
        progress.say(
                String.format(
                        Locale.ENGLISH,
                        "April to June 2026: %,d requests, %s %% of %,d in time; %,d complaints",
                        requests.get("received").asInt(),
                        requests.at("/compliance/percent").asString(),
                        requests.at("/compliance/of").asInt(),
                        complaints.get("received").asInt()));
    }

    private HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(URI.create(gateway + path))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return require(
                        http.send(
                                request(URI.create(projection + path)).build(),
                                BodyHandlers.ofString()))
                .body();
    }

    private static HttpResponse<String> require(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new ServerStartException(
                    "The demonstration could not be loaded: "
                            + response.request().uri()
                            + " answered "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return response;
    }

    private Properties readNote() throws IOException {
        var properties = new Properties();
        if (Files.exists(note)) {
            try (var in = Files.newInputStream(note)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private void writeNote(Properties properties) throws IOException {
        try (var out = Files.newOutputStream(note)) {
            properties.store(
                    out,
                    "The demonstration data: until when it was invented, and when it was loaded");
        }
    }

    private HttpRequest.Builder request(URI address) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(address).header("Authorization", tokens.authorization());
    }
}

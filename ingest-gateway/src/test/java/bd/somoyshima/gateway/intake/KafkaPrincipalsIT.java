package bd.somoyshima.gateway.intake;

import static bd.somoyshima.gateway.TestGateway.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.gateway.TestGateway;
import bd.somoyshima.servers.KafkaServer;
import bd.somoyshima.servers.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over Kafka, too, everyone speaks for itself only: on a broker with passwords and rights. */
class KafkaPrincipalsIT {

    private static final String AT = "2026-06-01T11:00:00+06:00";
    private static final String MANIKGANJ = "ict-manikganj-sadar";
    private static final String TOPIC = "somoyshima.facts.in.";

    private static KafkaServer kafka;
    private static TestGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        var directory =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "servers")), "principals");
        kafka =
                KafkaServer.start(
                        directory,
                        Ports.free(),
                        "another port",
                        Map.of(
                                KafkaServer.ADMINISTRATOR,
                                "secret of the applications",
                                "haluaghat",
                                "secret of haluaghat",
                                "manikganj",
                                "secret of manikganj"));
        try (var admin =
                Admin.create(client(KafkaServer.ADMINISTRATOR, "secret of the applications"))) {
            for (var client : List.of("haluaghat", "manikganj", "nobody")) {
                admin.createTopics(List.of(new NewTopic(TOPIC + client, 1, (short) 1)))
                        .all()
                        .get(60, TimeUnit.SECONDS);
                admin.createAcls(
                                List.of(
                                        new AclBinding(
                                                new ResourcePattern(
                                                        ResourceType.TOPIC,
                                                        TOPIC + client,
                                                        PatternType.LITERAL),
                                                new AccessControlEntry(
                                                        "User:" + client,
                                                        "*",
                                                        AclOperation.WRITE,
                                                        AclPermissionType.ALLOW))))
                        .all()
                        .get(60, TimeUnit.SECONDS);
            }
        }
        var credentials =
                KafkaServer.credentials(KafkaServer.ADMINISTRATOR, "secret of the applications")
                        .entrySet()
                        .stream()
                        .map(e -> "--spring.kafka.properties." + e.getKey() + "=" + e.getValue());
        gateway =
                new TestGateway(
                        Stream.concat(
                                        Stream.of(
                                                "--somoyshima.intake.kafka.enabled=true",
                                                "--somoyshima.intake.kafka.group=principals",
                                                "--spring.kafka.bootstrap-servers="
                                                        + kafka.bootstrapServers()),
                                        credentials)
                                .toArray(String[]::new));
        gateway.registerOffice(MANIKGANJ, "BD-30-56-46");
        gateway.client("haluaghat", "office:ict-haluaghat", "facts:write");
        gateway.client("manikganj", "office:" + MANIKGANJ, "facts:write", "offices:admin");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        kafka.close();
    }

    private static Map<String, Object> client(String user, String password) {
        var settings = new HashMap<String, Object>(KafkaServer.credentials(user, password));
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("max.block.ms", 20_000);
        return settings;
    }

    private static void send(String user, String topic, String event) throws Exception {
        send(user, "secret of " + user, topic, event);
    }

    private static void send(String user, String password, String topic, String event)
            throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        client(user, password), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC + topic, "key", event))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aClientSendsToItsOwnTopicAsItself() throws Exception {
        var caseNo = gateway.newCase();
        send(
                "haluaghat",
                "haluaghat",
                received("ict-haluaghat", "urn:office:ict-haluaghat", caseNo, AT));

        TestGateway.await(
                () -> count("eventlog.event WHERE fact::text LIKE '%" + caseNo + "%'") == 1);
    }

    @Test
    void theBrokerRefusesTheTopicOfAnotherAndAWrongPassword() {
        var event = received("ict-haluaghat", "urn:office:ict-haluaghat", gateway.newCase(), AT);
        assertThatThrownBy(() -> send("haluaghat", "manikganj", event))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send("haluaghat", "guessed", "haluaghat", event))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void anotherSourceOrOfficeInOnesOwnTopicIsRefusedAndAudited() throws Exception {
        var foreignSource = gateway.newCase();
        var foreignOffice = gateway.newCase();
        send(
                "haluaghat",
                "haluaghat",
                received(MANIKGANJ, "urn:office:" + MANIKGANJ, foreignSource, AT));
        send(
                "haluaghat",
                "haluaghat",
                received(MANIKGANJ, "urn:office:ict-haluaghat", foreignOffice, AT));

        TestGateway.await(
                () ->
                        count("gateway.quarantine WHERE client_id = 'haluaghat' AND way = 'KAFKA'")
                                == 2);
        assertThat(
                        gateway.query(
                                "SELECT detail FROM access.audit_entry WHERE actor = 'haluaghat' AND action = 'FACT_REFUSED'"))
                .anyMatch(d -> d.startsWith("FOREIGN_SOURCE"))
                .anyMatch(d -> d.startsWith("OUT_OF_REACH"));
        assertThat(count("eventlog.event WHERE fact::text LIKE '%" + foreignSource + "%'"))
                .isZero();
        assertThat(count("eventlog.event WHERE fact::text LIKE '%" + foreignOffice + "%'"))
                .isZero();
    }

    @Test
    void whatAllCasesAreJudgedByIsNotTakenOverKafka() throws Exception {
        send(
                "manikganj",
                "manikganj",
                """
                {"specversion": "1.0", "id": "rename", "source": "urn:office:ict-manikganj-sadar",
                 "type": "office.renamed.v1", "time": "2026-06-01T10:00:00+06:00",
                 "data": {"office": "ict-manikganj-sadar", "nameEn": "Renamed", "nameBn": "নতুন নাম"}}
                """);

        TestGateway.await(
                () ->
                        count(
                                        "gateway.quarantine WHERE client_id = 'manikganj' AND problems::text LIKE '%over Kafka%'")
                                == 1);
        assertThat(count("eventlog.event WHERE fact::text LIKE '%Renamed%'")).isZero();
    }

    /** What stands in the topic of nobody is kept, and no retry makes it the source's own. */
    @Test
    void whatIsInTheTopicOfAnUnknownClientIsNobodysAlsoWhenItIsTriedAgain() throws Exception {
        var caseNo = gateway.newCase();
        send(
                KafkaServer.ADMINISTRATOR,
                "secret of the applications",
                "nobody",
                received("ict-haluaghat", "urn:office:ict-haluaghat", caseNo, AT));

        TestGateway.await(() -> count("gateway.quarantine WHERE client_id = 'nobody'") == 1);
        var id =
                gateway.query(
                                "SELECT quarantine_id FROM gateway.quarantine WHERE client_id = 'nobody'")
                        .getFirst();
        var again =
                gateway.post(
                        gateway.development,
                        "/api/v1/quarantine/" + id + "/retry",
                        "application/json",
                        "");
        assertThat(again.body()).contains("REJECTED", "UNKNOWN_SOURCE");
        assertThat(count("eventlog.event WHERE fact::text LIKE '%" + caseNo + "%'")).isZero();
    }

    private static int count(String what) {
        return Integer.parseInt(gateway.query("SELECT count(*) FROM " + what).getFirst());
    }
}

package bd.somoyshima.projection.publication;

import bd.somoyshima.projection.ProjectionSettings;
import bd.somoyshima.web.BrokerHealth;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics others can read: accepted facts, and notices. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("somoyshima.publication.enabled")
class PublicationWiring {

    private static final long FACTS_LOCK = 0x746f70696331L;
    private static final long NOTICES_LOCK = 0x746f70696332L;

    @Bean
    TopicPublisher factsPublisher(
            ProjectionSettings settings, DataSource dataSource, MeterRegistry meters) {
        var publication = settings.publication();
        return new TopicPublisher(
                publication.factsTopic(),
                FACTS_LOCK,
                new AcceptedFacts(),
                publication,
                dataSource,
                meters);
    }

    @Bean
    TopicPublisher noticesPublisher(
            ProjectionSettings settings, DataSource dataSource, MeterRegistry meters) {
        var publication = settings.publication();
        return new TopicPublisher(
                publication.noticesTopic(),
                NOTICES_LOCK,
                new Notices(),
                publication,
                dataSource,
                meters);
    }

    @Bean
    BrokerHealth brokerHealth(ProjectionSettings settings) {
        return new BrokerHealth(settings.publication().client(Map.of()));
    }
}

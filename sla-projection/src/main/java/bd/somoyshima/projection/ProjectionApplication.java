package bd.somoyshima.projection;

import bd.somoyshima.eventlog.EventLogWiring;
import bd.somoyshima.web.WebWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The projection: reads the event log, keeps case rows and roll-ups, answers questions about them.
 */
// what goes wrong outside of controllers is told by RefusedByServer
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
@Import({EventLogWiring.class, WebWiring.class})
@EnableScheduling
public class ProjectionApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application, ready to be run; its settings are in {@code sla-projection.yml}. */
    public static SpringApplication application() {
        // Axon's own switch: nothing here calls home.
        System.setProperty("axoniq.update-checker.disabled", "true");
        return new SpringApplicationBuilder(ProjectionApplication.class)
                .properties("spring.config.name=sla-projection")
                .build();
    }
}

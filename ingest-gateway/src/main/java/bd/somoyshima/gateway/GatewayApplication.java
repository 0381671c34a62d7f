package bd.somoyshima.gateway;

import bd.somoyshima.eventlog.EventLogWiring;
import bd.somoyshima.eventlog.LogTool;
import bd.somoyshima.web.WebWiring;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The ingest gateway: takes facts, gives a verdict for every one, appends them to the event log.
 */
// what goes wrong outside of controllers is told by RefusedByServer
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
@Import({EventLogWiring.class, WebWiring.class})
@EnableScheduling
public class GatewayApplication {

    public static void main(String[] args) {
        if (LogTool.isMeant(List.of(args))) {
            System.exit(LogCommand.run(List.of(args)) ? 0 : 1);
        }
        application().run(args);
    }

    /** The application, ready to be run; its settings are in {@code ingest-gateway.yml}. */
    public static SpringApplication application() {
        // Axon's own switch: nothing here calls home.
        System.setProperty("axoniq.update-checker.disabled", "true");
        return new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=ingest-gateway")
                .build();
    }
}

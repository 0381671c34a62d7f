package bd.somoyshima.gateway;

import bd.somoyshima.eventlog.LogTool;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Exports, imports and checks the event log of the database that the gateway's settings name. */
final class LogCommand {

    private LogCommand() {}

    /** The settings and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewaySettings.class)
    static class SettingsOnly {}

    /** Whether all is well; what came of it is said. */
    static boolean run(List<String> command) {
        try (var context =
                new SpringApplicationBuilder(SettingsOnly.class)
                        .web(WebApplicationType.NONE)
                        .properties("spring.config.name=ingest-gateway")
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .run()) {
            var database = context.getBean(GatewaySettings.class).database();
            return new LogTool(
                            database.url(),
                            database.ownerUsername(),
                            database.ownerPassword(),
                            System.out,
                            System::nanoTime)
                    .run(command);
        }
    }
}

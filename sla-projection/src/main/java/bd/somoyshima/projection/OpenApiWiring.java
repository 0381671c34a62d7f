package bd.somoyshima.projection;

import bd.somoyshima.web.InterfaceDescription;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond what is read from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {

    private static final List<String> OPEN = List.of("/problems");

    @Bean
    OpenAPI description() {
        return InterfaceDescription.of(
                "the projection",
                "Answers what became of cases, and the figures of offices and places.");
    }

    @Bean
    OpenApiCustomizer whatAllAddressesShare() {
        return api -> InterfaceDescription.complete(api, OPEN);
    }
}

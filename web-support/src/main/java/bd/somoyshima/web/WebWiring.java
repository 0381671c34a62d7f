package bd.somoyshima.web;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** What both applications answer alike, put together. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemController.class, RefusedByServer.class, StrictRequests.class})
public class WebWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Methods nobody has heard of are answered like others that an address does not take. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    BodyPace bodyPace() {
        return BodyPace.usual(System::nanoTime);
    }
}

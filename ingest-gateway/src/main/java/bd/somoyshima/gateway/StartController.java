package bd.somoyshima.gateway;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * People who come to the gateway's address are sent to the start page, which the projection has.
 */
@RestController
@Hidden
class StartController {

    private final GatewaySettings settings;

    StartController(GatewaySettings settings) {
        this.settings = settings;
    }

    @GetMapping("/")
    ResponseEntity<Void> start() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(settings.projection().publicUrl().resolve("/"))
                .build();
    }
}

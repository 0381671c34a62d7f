package bd.somoyshima.gateway.intake;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Whether the broker answers, from which facts are read. */
@Component
@ConditionalOnProperty("somoyshima.intake.kafka.enabled")
class BrokerHealth extends AbstractHealthIndicator implements DisposableBean {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;

    BrokerHealth(KafkaProperties properties) {
        super("the broker does not answer");
        this.admin = Admin.create(properties.buildAdminProperties());
    }

    @Override
    protected void doHealthCheck(Health.Builder builder)
            throws InterruptedException, ExecutionException, TimeoutException {
        var nodes =
                admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                        .nodes()
                        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        builder.status(nodes.isEmpty() ? "DOWN" : "UP");
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}

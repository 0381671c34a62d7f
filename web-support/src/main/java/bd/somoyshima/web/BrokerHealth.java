package bd.somoyshima.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the broker answers from which an application reads, or whose topics it fills. */
public final class BrokerHealth extends AbstractHealthIndicator implements DisposableBean {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;

    /**
     * Health of a broker.
     *
     * @param client settings of Kafka's own clients
     */
    public BrokerHealth(Map<String, Object> client) {
        super("the broker does not answer");
        this.admin = Admin.create(client);
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

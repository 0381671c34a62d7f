package bd.somoyshima.standalone;

import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.projection.ProjectionApplication;
import bd.somoyshima.servers.ParentWatch;
import org.springframework.core.NestedExceptionUtils;

/**
 * An application in a process of its own. Its settings come in the environment variable {@code
 * SPRING_APPLICATION_JSON}, which others on the machine cannot read.
 */
final class ApplicationMain {

    private ApplicationMain() {}

    /**
     * Runs an application until the process that started this one ends.
     *
     * @param args {@code gateway} or {@code projection}
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) {
        ParentWatch.begin();
        var application =
                switch (args[0]) {
                    case "gateway" -> GatewayApplication.application();
                    case "projection" -> ProjectionApplication.application();
                    default -> throw new IllegalArgumentException("no application: " + args[0]);
                };
        try {
            application.run();
        } catch (RuntimeException e) {
            // the last line is what the person at the console reads
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.exit(1);
        }
    }
}

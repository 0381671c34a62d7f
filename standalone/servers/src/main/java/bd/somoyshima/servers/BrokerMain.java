package bd.somoyshima.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Kafka broker's own process: formats the storage if need be, runs the broker, and ends when
 * the process that started it ends.
 */
final class BrokerMain {

    private BrokerMain() {}

    /**
     * Runs a broker.
     *
     * @param args the properties file, the storage directory and the cluster's identifier
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) throws IOException {
        var properties = args[0];
        var storage = Path.of(args[1]);
        if (!Files.exists(storage.resolve("meta.properties"))) {
            int exit =
                    kafka.tools.StorageTool.execute(
                            new String[] {
                                "format", "-t", args[2], "-c", properties, "--standalone"
                            },
                            System.out);
            if (exit != 0) {
                System.exit(exit);
            }
        }
        ParentWatch.begin();
        kafka.Kafka.main(new String[] {properties});
    }
}

package bd.somoyshima.standalone;

import bd.somoyshima.eventlog.LogTool;
import bd.somoyshima.servers.ServerStartException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be chosen on the command line.
 *
 * @param data where everything is kept
 * @param gatewayPort HTTP port of the gateway
 * @param projectionPort HTTP port of the projection
 * @param demonstration whether demonstration data is loaded
 * @param dashboards address of a Grafana for links, or empty
 */
record Options(
        Path data,
        int gatewayPort,
        int projectionPort,
        int postgresPort,
        int kafkaPort,
        boolean demonstration,
        String dashboards) {

    static final String HELP =
            """
            Starts Somoyshima with its own PostgreSQL and Kafka, and stays up until Ctrl-C.

              --data=DIR               where everything is kept       (./data)
              --gateway-port=N         HTTP: facts come in here       (8080)
              --projection-port=N      HTTP: figures come out here    (8081)
              --postgres-port=N        PostgreSQL                     (15432)
              --kafka-port=N           Kafka                          (19092)
              --demonstration=on|off   load demonstration data        (on)
              --dashboards=URL         a Grafana, for links to it     (none)

            Instead of starting, with --data and --postgres-port where they are not the usual ones:

            """
                    + LogTool.HELP;

    /**
     * Reads the command line.
     *
     * @throws ServerStartException with a sentence if an option is unknown or its value is wrong
     */
    static Options of(List<String> arguments) {
        var defaults =
                new HashMap<>(
                        Map.of(
                                "data", "data",
                                "gateway-port", "8080",
                                "projection-port", "8081",
                                "postgres-port", "15432",
                                "kafka-port", "19092",
                                "demonstration", "on",
                                "dashboards", ""));
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            var name =
                    argument.startsWith("--") && equals > 0
                            ? argument.substring(2, equals)
                            : argument;
            if (!defaults.containsKey(name)) {
                throw new ServerStartException(
                        "There is no option '" + argument + "'; see --help.");
            }
            defaults.put(name, argument.substring(equals + 1));
        }
        var demonstration = defaults.getOrDefault("demonstration", "on");
        if (!demonstration.equals("on") && !demonstration.equals("off")) {
            throw new ServerStartException(
                    "--demonstration is on or off, not '" + demonstration + "'.");
        }
        return new Options(
                Path.of(defaults.getOrDefault("data", "data")),
                port(defaults, "gateway-port"),
                port(defaults, "projection-port"),
                port(defaults, "postgres-port"),
                port(defaults, "kafka-port"),
                demonstration.equals("on"),
                defaults.getOrDefault("dashboards", ""));
    }

    private static int port(Map<String, String> options, String name) {
        var value = options.getOrDefault(name, "");
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new ServerStartException(
                    "--" + name + " is a number from 1 to 65535, not '" + value + "'.", e);
        }
        throw new ServerStartException(
                "--" + name + " is a number from 1 to 65535, not '" + value + "'.");
    }
}

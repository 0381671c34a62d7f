package bd.somoyshima.standalone;

import bd.somoyshima.eventlog.LogTool;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.Provisioning;
import java.io.PrintStream;
import java.util.List;

/**
 * Exports, imports and checks the event log of a data directory, whether its PostgreSQL is running
 * or has to be started for it.
 */
final class LogCommand {

    private final Options options;
    private final PrintStream out;

    LogCommand(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Whether all is well; what came of it is said. */
    boolean run(List<String> command) {
        if (LogTool.needsNoDatabase(command)) {
            return tool("").run(command);
        }
        if (DataDirectory.isTaken(options.data())) {
            return tool(DataDirectory.password(options.data(), Provisioning.OWNER)).run(command);
        }
        try (var directory = DataDirectory.take(options.data());
                var postgres = startPostgres(directory)) {
            Standalone.provision(postgres, directory);
            return tool(directory.password(Provisioning.OWNER)).run(command);
        }
    }

    private PostgresServer startPostgres(DataDirectory directory) {
        return PostgresServer.start(
                directory.resolve("postgres"),
                options.postgresPort(),
                "--postgres-port",
                directory.password(PostgresServer.ADMIN),
                List.of());
    }

    private LogTool tool(String password) {
        return new LogTool(
                "jdbc:postgresql://127.0.0.1:" + options.postgresPort() + "/" + Standalone.DATABASE,
                Provisioning.OWNER,
                password,
                out,
                System::nanoTime);
    }
}

package bd.somoyshima.servers;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A server that runs as a child process of this one. */
public interface ServerProcess extends AutoCloseable {

    /** Completed with the exit code when the process has ended; 128 and more: by a signal. */
    CompletableFuture<Integer> onExit();

    /** Where the process says why it ended. */
    Path log();

    /** Stops the server in order; what does not stop within seconds is killed. */
    @Override
    void close();
}

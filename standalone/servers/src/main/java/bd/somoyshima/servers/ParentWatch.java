package bd.somoyshima.servers;

import java.io.IOException;

/** Ends a child process with the process that started it, however that ends. */
public final class ParentWatch {

    private ParentWatch() {}

    /**
     * Begins to watch. Standard input is a pipe from the parent: when it closes, for whatever
     * reason, this process shuts down in order.
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void begin() {
        var watcher =
                new Thread(
                        () -> {
                            try {
                                while (System.in.read() >= 0) {
                                    // nothing is ever sent; only the end matters
                                }
                            } catch (IOException e) {
                                System.err.println("the pipe from the parent broke: " + e);
                            }
                            System.exit(0);
                        },
                        "parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }
}

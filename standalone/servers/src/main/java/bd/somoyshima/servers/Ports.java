package bd.somoyshima.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of this machine's loopback address. */
public final class Ports {

    private Ports() {}

    /** Below those the system gives to connections, and to servers that leave the choice to it. */
    private static final int FIRST = 12_000;

    private static final int COUNT = 20_000;

    /** Processes begin apart from one another. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    /** A port nobody listens on just now, and not one that was answered of late. */
    public static int free() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            // somebody listens there
            return false;
        }
    }

    /**
     * Makes sure that a port can be listened on.
     *
     * @param what who wants it, e.g. "PostgreSQL"
     * @param setting how to choose another one
     * @throws ServerStartException if somebody else listens there
     */
    public static void requireFree(String what, int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new ServerStartException(
                    "Port "
                            + port
                            + " for "
                            + what
                            + " is taken; stop the program that uses it or set "
                            + setting
                            + ".",
                    e);
        }
    }
}

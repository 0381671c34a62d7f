package bd.somoyshima.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
public final class Ports {

    private Ports() {}

    /** A port nobody listens on just now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
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

package bd.somoyshima.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has the bodies of requests come at a pace: who sends a byte now and then is turned away, and not
 * waited for.
 */
public final class BodyPace extends OncePerRequestFilter {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Duration grace;
    private final int bytesPerSecond;
    private final Duration longest;
    private final LongSupplier nanos;

    /** The body comes too slowly, or has stopped coming. */
    public static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1;

        TooSlowException(String message) {
            super(message);
        }
    }

    /**
     * A pace.
     *
     * @param grace for the first bytes
     * @param bytesPerSecond on average after that, at least
     * @param longest for the whole of a body
     * @param nanos time that passes, in nanoseconds
     */
    public BodyPace(Duration grace, int bytesPerSecond, Duration longest, LongSupplier nanos) {
        this.grace = grace;
        this.bytesPerSecond = bytesPerSecond;
        this.longest = longest;
        this.nanos = nanos;
    }

    /** Ten seconds for the first bytes, 8 kB a second after that, ten minutes for all. */
    public static BodyPace usual(LongSupplier nanos) {
        return new BodyPace(Duration.ofSeconds(10), 8_192, Duration.ofMinutes(10), nanos);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Paced(request), response);
    }

    private final class Paced extends HttpServletRequestWrapper {

        private Paced(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Stream(super.getInputStream());
        }
    }

    private final class Stream extends ServletInputStream {

        private final ServletInputStream in;
        private final long begun = nanos.getAsLong();
        private long read = 0;

        private Stream(ServletInputStream in) {
            this.in = in;
        }

        private int counted(int bytes) throws TooSlowException {
            read += Math.max(0, bytes);
            long took = nanos.getAsLong() - begun;
            long allowed = grace.toNanos() + read * NANOS_PER_SECOND / bytesPerSecond;
            if (bytes >= 0 && (took > allowed || took > longest.toNanos())) {
                throw new TooSlowException(
                        "only "
                                + read
                                + " bytes of the body came in "
                                + took / NANOS_PER_SECOND
                                + " s; at least "
                                + bytesPerSecond
                                + " a second are expected, and all of it within "
                                + longest.toMinutes()
                                + " minutes");
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            int n = read(one, 0, 1);
            return n < 0 ? n : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return counted(in.read(bytes, from, length));
            } catch (SocketTimeoutException e) {
                var slow = new TooSlowException("the body stopped coming after " + read + " bytes");
                slow.initCause(e);
                throw slow;
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read with blocking reads");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

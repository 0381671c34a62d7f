package bd.somoyshima.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Checks a chain in a thread of its own, while the caller reads and writes its lines. */
final class ChainCheckAside implements AutoCloseable {

    private static final int LINES_A_TIME = 1_000;
    private static final int BATCHES_AHEAD = 8;

    private final ChainCheck check;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("chain-check").factory());
    private final ArrayDeque<Future<?>> ahead = new ArrayDeque<>();
    private List<byte[]> lines = new ArrayList<>(LINES_A_TIME);

    ChainCheckAside(ChainCheck check) {
        this.check = check;
    }

    /**
     * The next event.
     *
     * @throws IllegalArgumentException if one before was none
     */
    void add(byte[] line) {
        lines.add(line);
        if (lines.size() == LINES_A_TIME) {
            hand();
            if (ahead.size() > BATCHES_AHEAD) {
                await(ahead.remove());
            }
        }
    }

    private void hand() {
        var batch = lines;
        lines = new ArrayList<>(LINES_A_TIME);
        ahead.add(
                thread.submit(
                        () ->
                                batch.forEach(
                                        line ->
                                                check.add(
                                                        new String(
                                                                line, StandardCharsets.UTF_8)))));
    }

    /**
     * Waits until all events are checked.
     *
     * @throws IllegalArgumentException if one of them was none
     */
    ChainCheck finish() {
        hand();
        while (!ahead.isEmpty()) {
            await(ahead.remove());
        }
        return check;
    }

    /** Waits until everything that was handed over is checked, whatever comes of it. */
    void settle() {
        if (!thread.isShutdown()) {
            hand();
        }
        thread.shutdown();
        try {
            thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw new IllegalArgumentException(wrong.getMessage(), wrong);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

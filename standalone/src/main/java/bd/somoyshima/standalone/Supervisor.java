package bd.somoyshima.standalone;

import bd.somoyshima.servers.ServerProcess;
import bd.somoyshima.servers.ServerStartException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the parts: one that ends is started again, after a pause that grows with every failure.
 * One that fails again and again has everything stopped; a full disk is waited for.
 */
final class Supervisor implements AutoCloseable {

    /** Failures in a row after which everything is stopped. */
    static final int MOST_FAILURES = 5;

    /** How long a full disk is waited for. */
    static final Duration DISK_PATIENCE = Duration.ofHours(12);

    /** A part that was up for this long has recovered: its failures are forgotten. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path directory;
    private final Progress progress;
    private final Duration pause;
    private final List<Part> parts = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<String> givenUp = new CompletableFuture<>();

    /**
     * Watches nothing yet.
     *
     * @param directory where everything is kept
     * @param pause before the third start, doubled with every further one; the second comes at once
     */
    Supervisor(Path directory, Progress progress, Duration pause) {
        this.directory = directory;
        this.progress = progress;
        this.pause = pause;
    }

    /** A part that is watched. */
    private static final class Part {
        private final String name;
        private final List<String> needs;
        private final Supplier<? extends ServerProcess> starter;
        private volatile @Nullable ServerProcess running;

        Part(String name, List<String> needs, Supplier<? extends ServerProcess> starter) {
            this.name = name;
            this.needs = needs;
            this.starter = starter;
        }
    }

    /**
     * Starts a part and watches it from then on.
     *
     * @param name as the person at the console reads it
     * @param needs names of parts that must be up before this one can start again
     * @param starter starts it and waits until it is up
     * @throws ServerStartException if it cannot be started the first time
     */
    void add(String name, List<String> needs, Supplier<? extends ServerProcess> starter) {
        var part = new Part(name, needs, starter);
        part.running = start(part);
        synchronized (parts) {
            parts.add(part);
        }
        var watcher = new Thread(() -> watch(part), "watch-" + name);
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Completed with a sentence when a part could not be kept up and everything is to stop. */
    CompletableFuture<String> givenUp() {
        return givenUp;
    }

    private ServerProcess start(Part part) {
        var started = part.starter.get();
        if (isStopping()) {
            started.close();
            throw new ServerStartException("Stopped while starting.");
        }
        return started;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void watch(Part part) {
        int failures = 0;
        var up = Instant.now();
        try {
            while (!isStopping()) {
                var process = part.running;
                if (process == null) {
                    return;
                }
                int exit = exitOf(process);
                if (isStopping()) {
                    return;
                }
                part.running = null;
                failures =
                        Duration.between(up, Instant.now()).compareTo(RECOVERED) > 0 ? 0 : failures;
                var trouble =
                        Trouble.of(
                                directory,
                                process.log(),
                                exit,
                                "Its last words: " + Trouble.lastWords(process.log()));
                progress.say(part.name + " ended and is started again. " + trouble.sentence());
                failures = again(part, failures + 1, trouble);
                up = Instant.now();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int exitOf(ServerProcess process) throws InterruptedException {
        while (true) {
            try {
                return process.onExit().get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (isStopping()) {
                    return 0;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for a process does not fail", e);
            }
        }
    }

    /** Starts a part again, however often it takes; returns the failures there were. */
    private int again(Part part, int before, Trouble first) throws InterruptedException {
        int failures = before;
        var trouble = first;
        var begun = Instant.now();
        while (!isStopping()) {
            boolean patient =
                    trouble.kind() == Trouble.Kind.DISK_FULL
                            && Duration.between(begun, Instant.now()).compareTo(DISK_PATIENCE) < 0;
            if (patient) {
                awaitRoom();
            } else if (failures > MOST_FAILURES) {
                giveUp(part, trouble);
                return failures;
            }
            if (stopping.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS)
                    || !awaitNeeds(part)) {
                return failures;
            }
            try {
                part.running = start(part);
                progress.say(part.name + " is up again");
                return failures;
            } catch (ServerStartException e) {
                var next =
                        Trouble.of(
                                directory,
                                directory.resolve("none"),
                                0,
                                String.valueOf(e.getMessage()));
                if (!next.equals(trouble) && !isStopping()) {
                    progress.say(part.name + " does not start. " + next.sentence());
                }
                trouble = next;
                failures++;
            }
        }
        return failures;
    }

    private Duration pause(int failures) {
        if (failures <= 1) {
            return Duration.ZERO;
        }
        var grown = pause.multipliedBy(1L << Math.min(failures - 2, 10));
        return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    }

    /** Looks for room on the disk for a while; a part may start with less, so it is tried then. */
    private void awaitRoom() throws InterruptedException {
        var until = Instant.now().plus(LONGEST_PAUSE);
        boolean stopped = false;
        while (!stopped
                && directory.toFile().getUsableSpace() < Trouble.ROOM_TO_GO_ON
                && Instant.now().isBefore(until)) {
            stopped = stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until all parts are up that this one needs; false if everything stops before. */
    private boolean awaitNeeds(Part part) throws InterruptedException {
        while (true) {
            boolean up;
            synchronized (parts) {
                up =
                        parts.stream()
                                .filter(p -> part.needs.contains(p.name))
                                .allMatch(p -> p.running != null);
            }
            if (up) {
                return true;
            }
            if (stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private void giveUp(Part part, Trouble trouble) {
        givenUp.complete(
                part.name
                        + " failed "
                        + (MOST_FAILURES + 1)
                        + " times. "
                        + trouble.sentence()
                        + " Everything is stopped; start again when that is mended.");
    }

    /** Stops all parts: first those that need others, side by side, then the others. */
    @Override
    public void close() {
        stopping.countDown();
        List<Part> all;
        synchronized (parts) {
            all = List.copyOf(parts);
        }
        stop(all.stream().filter(p -> !p.needs.isEmpty()).toList());
        stop(all.stream().filter(p -> p.needs.isEmpty()).toList());
    }

    private static void stop(List<Part> together) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : together) {
                var process = part.running;
                if (process != null) {
                    threads.execute(process::close);
                }
            }
        }
    }
}

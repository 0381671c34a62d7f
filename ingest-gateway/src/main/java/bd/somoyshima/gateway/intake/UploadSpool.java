package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.BodyPace.TooSlowException;
import bd.somoyshima.web.Problems;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Where uploads are laid down until they are taken. Each client has a share, so that one whose
 * bytes drip in holds up itself only; uploads that are complete are taken in turn.
 */
@Component
class UploadSpool {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSpool.class);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BUSY_SECONDS = 30;
    private static final int PIECE = 64 * 1_024;

    private final GatewaySettings.Intake settings;
    private final Semaphore turns;
    private final Cache<String, Semaphore> shares = Caffeine.newBuilder().weakValues().build();
    private final AtomicLong bytes = new AtomicLong();

    UploadSpool(GatewaySettings settings) {
        this.settings = settings.intake();
        this.turns = new Semaphore(settings.intake().uploads(), true);
    }

    /** An upload that is laid down whole, and whose turn it is. */
    final class Upload implements AutoCloseable {

        private final Path file;
        private final Semaphore share;
        private long size = 0;
        private boolean hasTurn = false;

        private Upload(Path file, Semaphore share) {
            this.file = file;
            this.share = share;
        }

        InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file), PIECE);
        }

        private void fill(InputStream body) throws IOException {
            long limit = settings.uploadLimit().toBytes();
            var piece = new byte[PIECE];
            try (var out = Files.newOutputStream(file)) {
                for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
                    size += n;
                    if (bytes.addAndGet(n) > settings.spoolLimit().toBytes()) {
                        throw busy("too many uploads are waiting");
                    }
                    if (size > limit) {
                        throw Problems.exception(
                                ProblemType.TOO_LARGE,
                                "an upload may have "
                                        + settings.uploadLimit()
                                        + "; nothing of it was taken");
                    }
                    out.write(piece, 0, n);
                }
            }
        }

        private void awaitTurn() {
            try {
                hasTurn = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!hasTurn) {
                throw busy("too many uploads are waiting");
            }
        }

        @Override
        public void close() {
            bytes.addAndGet(-size);
            share.release();
            if (hasTurn) {
                turns.release();
            }
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} could not be deleted", file, e);
            }
        }
    }

    /**
     * Lays an upload down and waits for its turn; whoever gets it closes it.
     *
     * @throws ErrorResponseException if it cannot be taken; nothing of it was
     * @throws TooSlowException if its bytes come too slowly
     */
    Upload laidDown(InputStream body, @Nullable Caller caller) throws TooSlowException {
        var share =
                shares.get(
                        caller == null ? "" : caller.client(),
                        c -> new Semaphore(settings.uploadsShare()));
        if (!share.tryAcquire()) {
            throw busy(settings.uploadsShare() + " uploads of this client are being taken");
        }
        Upload upload = null;
        try {
            upload = new Upload(file(), share);
            upload.fill(body);
            upload.awaitTurn();
            return upload;
        } catch (TooSlowException e) {
            give(upload, share);
            throw e;
        } catch (IOException e) {
            give(upload, share);
            LOG.warn("an upload could not be laid down", e);
            throw Problems.exception(
                    ProblemType.STORAGE_UNAVAILABLE,
                    "the upload broke off or could not be laid down; nothing of it was taken");
        } catch (RuntimeException e) {
            give(upload, share);
            throw e;
        }
    }

    private Path file() throws IOException {
        var directory = settings.spool();
        if (directory == null) {
            return Files.createTempFile("upload", ".part");
        }
        return Files.createTempFile(Files.createDirectories(directory), "upload", ".part");
    }

    private static void give(@Nullable Upload upload, Semaphore share) {
        if (upload == null) {
            share.release();
        } else {
            upload.close();
        }
    }

    private static ErrorResponseException busy(String why) {
        return RequestLimits.retryAfter(
                BUSY_SECONDS,
                Problems.of(
                        ProblemType.OVERLOADED,
                        why + "; nothing of this one was taken, send it again later"));
    }
}

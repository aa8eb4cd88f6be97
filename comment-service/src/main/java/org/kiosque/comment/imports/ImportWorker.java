package org.kiosque.comment.imports;

import com.mongodb.MongoGridFSException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kiosque.comment.discussions.DiscussionException;
import org.kiosque.comment.imports.ImportJob.Done;
import org.kiosque.comment.imports.formats.ForeignFile;
import org.kiosque.comment.imports.formats.ForeignItem;
import org.kiosque.comment.imports.formats.UnreadableFileException;
import org.kiosque.common.failures.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works on one import at a time and notes the position every so many items. Whoever goes on after a death reads the file again up to that
 * position; the few items behind it that were done find the comments that they made. For one thread.
 */
@Component
class ImportWorker {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ITEMS_BETWEEN_NOTES = 20;
    private static final int MOST_STALLS = 20;
    private static final Duration TIDYING = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Imports imports;
    private final ItemDesk items;
    private final InstantSource clock;
    private Instant tidied = Instant.EPOCH;

    ImportWorker(Imports imports, ItemDesk items, InstantSource clock) {
        this.imports = imports;
        this.items = items;
        this.clock = clock;
    }

    /** @return how long there is nothing to do, as far as is known */
    Duration round() {
        Optional<ImportJob> next = Optional.empty();
        try {
            next = imports.acquire();
            if (next.isEmpty()) {
                tidy();
                return PAUSE;
            }
            items.forgetArticles();
            work(next.get());
            return Duration.ZERO;
        } catch (RuntimeException e) {
            next.ifPresent(job -> leave(job, e));
            log.atWarn().log("An import goes on later: {}", e.toString());
            return PAUSE;
        }
    }

    private void work(ImportJob job) {
        if (job.stalls() > MOST_STALLS) {
            imports.end(job.id(), "It stopped at item " + (job.done().read() + 1) + " again and again.");
            return;
        }
        try (ForeignFile file = ForeignFile.open(imports.file(job.id()))) {
            bringIn(job, file);
        } catch (UnreadableFileException e) {
            imports.end(job.id(), "The file " + e.getMessage() + ".");
        } catch (MongoGridFSException e) {
            imports.end(job.id(), "The file is no longer there.");
        } catch (IOException e) {
            throw new IllegalStateException("the store does not give the file", e);
        }
    }

    private void bringIn(ImportJob job, ForeignFile file) throws UnreadableFileException {
        for (long passed = 0; passed < job.done().read(); passed++) {
            file.next();
        }
        Done done = job.done();
        try {
            for (ForeignItem item = file.next(); item != null; item = file.next()) {
                done = done.with(item.label(), outcome(item, job));
                if (done.read() % ITEMS_BETWEEN_NOTES == 0 && !imports.wentOn(job.id(), file.format(), done)) {
                    return; // another replica is at it by now
                }
            }
        } catch (UnreadableFileException e) {
            imports.wentOn(job.id(), file.format(), done);
            throw e;
        }
        if (imports.wentOn(job.id(), file.format(), done)) {
            imports.end(job.id(), null);
        }
    }

    private Outcome outcome(ForeignItem item, ImportJob job) {
        try {
            return items.take(item);
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            log.atError().addKeyValue("import", job.id()).setCause(e).log("An item cannot be taken over");
            return new Outcome.Skipped("cannot be taken over");
        }
    }

    private static boolean isPassing(RuntimeException e) {
        return Thread.currentThread().isInterrupted()
                || e instanceof DiscussionException.UncertainException
                || TransientFailures.causedBy(e);
    }

    /** The lease ends by itself where not even that succeeds. */
    private void leave(ImportJob job, RuntimeException e) {
        try {
            imports.left(job.id(), isPassing(e));
        } catch (RuntimeException storeAway) {
            log.atInfo().log("An import is left until its lease ends: {}", storeAway.toString());
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(TIDYING))) {
            tidied = now;
            imports.forgetFiles(now.minus(FORGOTTEN));
        }
    }
}

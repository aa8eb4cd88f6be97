package org.kiosque.article.imports;

import com.mongodb.MongoGridFSException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.imports.formats.ForeignFile;
import org.kiosque.article.imports.formats.ForeignFiles;
import org.kiosque.article.imports.formats.ForeignItem;
import org.kiosque.article.imports.formats.UnreadableFileException;
import org.kiosque.common.failures.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works on one import at a time, some items a round, and notes the position after each round. Whoever goes on after a death
 * reads the file again up to that position; the few items behind it that were done find the articles that they made. For one
 * thread, but for {@link #close}.
 */
@Component
class ImportWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ITEMS_A_ROUND = 20;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final int MOST_STALLS = 20;
    private static final Duration TIDYING = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Imports imports;
    private final ImportFiles files;
    private final ImportReports reports;
    private final ItemDesk items;
    private final Archive archive;
    private final InstantSource clock;
    private volatile @Nullable Work work;
    private Instant tidied = Instant.EPOCH;

    ImportWorker(
            Imports imports,
            ImportFiles files,
            ImportReports reports,
            ItemDesk items,
            Archive archive,
            InstantSource clock) {
        this.imports = imports;
        this.files = files;
        this.reports = reports;
        this.items = items;
        this.archive = archive;
        this.clock = clock;
    }

    /** @return how long there is nothing to do, as far as is known */
    Duration round() {
        Work current = work;
        try {
            if (current == null) {
                current = begun();
            }
            if (current == null) {
                tidy();
                return PAUSE;
            }
            return some(current);
        } catch (UnreadableFileException e) {
            end(current, "The file " + e.getMessage() + ".");
            return Duration.ZERO;
        } catch (MongoGridFSException e) {
            end(current, "The file is no longer there.");
            return Duration.ZERO;
        } catch (IOException | RuntimeException e) {
            leave(current);
            if (current != null && TransientFailures.causedBy(e)) {
                imports.failedInPassing(current.job.id());
            }
            log.atWarn().log("An import goes on later: {}", e.toString());
            return PAUSE;
        }
    }

    private @Nullable Work begun() throws IOException, UnreadableFileException {
        Optional<ImportJob> next = imports.acquire();
        if (next.isEmpty()) {
            return null;
        }
        var current = new Work(next.get());
        work = current;
        if (current.job.stalls() > MOST_STALLS) {
            end(current, "It stopped at item " + (current.done.read() + 1) + " again and again.");
            return null;
        }
        return current;
    }

    private Duration some(Work current) throws IOException, UnreadableFileException {
        ForeignFile file = current.file();
        if (archive.isBehind()) {
            goOn(current, file); // what is fresh is not to queue behind what is old
            return PAUSE;
        }
        Instant until = clock.instant().plus(ROUND);
        for (int n = 0; n < ITEMS_A_ROUND && clock.instant().isBefore(until); n++) {
            ForeignItem item = file.next();
            if (item == null) {
                end(current, null);
                return Duration.ZERO;
            }
            take(current, item);
        }
        goOn(current, file);
        return Duration.ZERO;
    }

    private void take(Work current, ForeignItem item) {
        long number = current.done.read() + 1;
        current.done = switch (items.take(item, current.job)) {
            case ItemDesk.Outcome.Imported(var losses, var comments) -> {
                if (!losses.isEmpty()) {
                    tell(current, number, item, "imported", String.join("; ", losses));
                }
                yield current.done.withImported(comments);
            }
            case ItemDesk.Outcome.Joined(var articleId, var language, var losses, var comments) -> {
                String joined = "is the translation of the article " + articleId + " into " + language;
                tell(current, number, item, "joined", String.join("; ", with(joined, losses)));
                yield current.done.withJoined(comments);
            }
            case ItemDesk.Outcome.Known(var comments) -> current.done.withKnown(comments);
            case ItemDesk.Outcome.Skipped(var reason) -> {
                tell(current, number, item, "skipped", reason);
                yield current.done.withSkipped();
            }
        };
    }

    private static List<String> with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private void tell(Work current, long number, ForeignItem item, String outcome, String reason) {
        if (current.told++ < ImportReports.MOST_ENTRIES) {
            reports.tell(current.job.id(), number, item.label(), outcome, reason);
        }
    }

    private void goOn(Work current, ForeignFile file) {
        if (!imports.wentOn(current.job.id(), file.format(), current.done, file.bytesRead())) {
            leave(current);
        }
    }

    private void end(@Nullable Work current, @Nullable String problem) {
        Work ending = current == null ? work : current;
        if (ending == null) {
            return;
        }
        ForeignFile file = ending.file;
        if (file != null) {
            goOn(ending, file);
        }
        leave(ending);
        if (imports.end(ending.job.id(), problem)) {
            files.forget(ending.job.id());
        }
    }

    private void leave(@Nullable Work current) {
        Work leaving = current == null ? work : current;
        work = null;
        if (leaving != null) {
            leaving.close();
        }
    }

    /** Files of imports that were never begun, or whose end came before their file's. */
    private void tidy() {
        Instant now = clock.instant();
        if (now.isBefore(tidied.plus(TIDYING))) {
            return;
        }
        tidied = now;
        Set<String> open = imports.open();
        files.before(now.minus(FORGOTTEN)).stream()
                .filter(id -> !open.contains(id))
                .forEach(files::forget);
    }

    /** Lets another process go on at once; the loop has ended by then. */
    @Override
    public void close() {
        Work left = work;
        if (left != null) {
            leave(left);
            imports.release(left.job.id());
        }
    }

    /** An import that this process is at. */
    private final class Work {

        private final ImportJob job;
        private ImportJob.Items done;
        private long told;
        private @Nullable ForeignFile file;

        Work(ImportJob job) {
            this.job = job;
            this.done = job.items();
            this.told = job.items().skipped();
        }

        /** At the first item that is not done with. */
        ForeignFile file() throws IOException, UnreadableFileException {
            ForeignFile opened = file;
            if (opened == null) {
                opened = ForeignFiles.open(() -> files.open(job.id()));
                file = opened;
                for (long n = 0; n < done.read(); n++) {
                    if (opened.next() == null) {
                        break;
                    }
                }
            }
            return opened;
        }

        void close() {
            if (file != null) {
                file.close();
            }
        }
    }
}

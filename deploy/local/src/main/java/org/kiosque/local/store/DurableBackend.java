package org.kiosque.local.store;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Answers only once what the answer rests on is in the file. Out of the box the backend writes once a second from the
 * background, so that a {@code kill -9} takes acknowledged writes with it, and may write the half of an operation.
 *
 * <p>Operations share the lock, a commit has it alone: the file therefore only ever holds whole operations, and one
 * commit serves all who wait for it.
 */
final class DurableBackend extends H2Backend {

    private static final Duration COMPACTION_INTERVAL = Duration.ofSeconds(20);
    private static final int COMPACTION_BYTES = 4 * 1024 * 1024;
    private static final Duration COMPACTION_ON_CLOSE = Duration.ofSeconds(2);
    private static final int FILL_RATE_PERCENT = 60;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ScheduledExecutorService compactor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("compactor").factory());

    private final Consumer<MVStoreException> onBroken;

    /** @param onBroken told when the file cannot be written, for want of space say: nothing can be kept from then on */
    DurableBackend(Path file, Consumer<MVStoreException> onBroken) {
        super(new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0) // else a document of a megabyte is committed in the midst of its operation
                .cacheSize(32)
                .open());
        this.onBroken = onBroken;
        // Chunks that nothing refers to are overwritten after this time; every commit writes one.
        getMvStore().setRetentionTime((int) COMPACTION_INTERVAL.toMillis());
        getMvStore().setVersionsToKeep(0);
        var _ = compactor.scheduleWithFixedDelay(
                this::compact, COMPACTION_INTERVAL.toMillis(), COMPACTION_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return durably(() -> super.handleCommand(channel, database, command, query));
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return durably(() -> super.handleMessage(message));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return durably(() -> super.handleQuery(query));
    }

    private <T> T durably(Supplier<T> operation) {
        if (lock.getReadHoldCount() > 0) {
            return operation.get(); // one way in leads to another: the outermost saves
        }
        T answer;
        boolean unsaved;
        lock.readLock().lock();
        try {
            answer = operation.get();
            // Asked while no commit can be under way, so that "nothing unsaved" means "in the file".
            unsaved = getMvStore().hasUnsavedChanges();
        } finally {
            lock.readLock().unlock();
        }
        if (unsaved) {
            save();
        }
        return answer;
    }

    private void save() {
        lock.writeLock().lock();
        try {
            if (getMvStore().hasUnsavedChanges()) {
                getMvStore().commit();
            }
        } catch (MVStoreException broken) {
            onBroken.accept(broken);
            throw broken;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void compact() {
        lock.writeLock().lock();
        try {
            getMvStore().compact(FILL_RATE_PERCENT, COMPACTION_BYTES);
        } catch (MVStoreException broken) {
            onBroken.accept(broken);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Gives unused space back to the disk first, as far as that is quickly done. The server calls it when it stops. */
    @Override
    public void close() {
        compactor.shutdownNow();
        lock.writeLock().lock();
        try {
            getMvStore().close((int) COMPACTION_ON_CLOSE.toMillis());
            super.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}

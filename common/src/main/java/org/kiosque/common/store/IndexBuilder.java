package org.kiosque.common.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * Creates missing indexes beside the start, so that the service also starts while the store is down. What fails is tried
 * again later and later; it keeps no other index waiting.
 */
final class IndexBuilder implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexBuilder.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final List<CollectionIndexes> wanted;
    private volatile @Nullable Thread running;

    IndexBuilder(MongoOperations mongo, List<CollectionIndexes> wanted) {
        this.mongo = mongo;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            // Known as running before it runs: else its first look could tell it to stop.
            Thread starting = Thread.ofVirtual().name("indexes").unstarted(this::build);
            running = starting;
            starting.start();
        }
    }

    private void build() {
        List<Missing> missing = new ArrayList<>();
        wanted.forEach(one -> one.indexes().forEach(index -> missing.add(new Missing(one.collection(), index))));
        Duration pause = FIRST_PAUSE;
        while (isRunning()) {
            missing.removeIf(this::created);
            if (missing.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean created(Missing one) {
        try {
            mongo.indexOps(one.collection()).createIndex(one.index());
            return true;
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("collection", one.collection())
                    .addKeyValue("index", one.index().getIndexKeys().toJson())
                    .log("Cannot create an index yet: {}", e.toString());
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        Thread stopping = running;
        running = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private record Missing(String collection, IndexDefinition index) {}
}

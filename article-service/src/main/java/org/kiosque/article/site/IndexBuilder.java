package org.kiosque.article.site;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Creates missing indexes beside the start, so that the service also starts while the store is down. */
@Component
class IndexBuilder implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexBuilder.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final MongoOperations mongo;
    private final List<CollectionIndexes> wanted;
    private volatile @Nullable Thread running;

    IndexBuilder(MongoOperations mongo, List<CollectionIndexes> wanted) {
        this.mongo = mongo;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        running = Thread.ofVirtual().name("indexes").start(this::build);
    }

    private void build() {
        for (CollectionIndexes one : wanted) {
            while (!created(one) && isRunning()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean created(CollectionIndexes one) {
        try {
            one.indexes().forEach(index -> mongo.indexOps(one.collection()).createIndex(index));
            return true;
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("collection", one.collection()).log("Cannot create indexes yet: {}", e.toString());
            return false;
        }
    }

    @Override
    public void stop() {
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
}

package org.kiosque.common.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexOperations;

/**
 * Moves former collections, creates missing indexes and drops former ones beside the start, so that the service also starts
 * while the store is down. What fails is tried again later and later; it keeps nothing else waiting.
 */
final class StorePreparation {

    private static final Logger log = LoggerFactory.getLogger(StorePreparation.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private StorePreparation() {}

    static BackgroundLoop loop(MongoOperations mongo, List<FormerCollection> former, List<CollectionIndexes> indexes) {
        List<Step> missing = new CopyOnWriteArrayList<>(); // a stop does not wait for the last round
        former.forEach(one -> missing.add(new Step(one.toString(), one::moveOnce)));
        indexes.forEach(one -> one.indexes()
                .forEach(index -> missing.add(new Step(
                        one.collection() + " " + index.getIndexKeys().toJson(),
                        () -> mongo.indexOps(one.collection()).createIndex(index)))));
        indexes.forEach(one -> one.former()
                .forEach(name -> missing.add(new Step(
                        one.collection() + " without " + name, () -> drop(mongo.indexOps(one.collection()), name)))));
        var pause = new AtomicReference<>(FIRST_PAUSE);
        return new BackgroundLoop("store-preparation", () -> {
            missing.removeIf(Step::done);
            return missing.isEmpty()
                    ? null
                    : pause.getAndUpdate(before -> before.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? before.multipliedBy(2)
                            : LONGEST_PAUSE);
        });
    }

    private static void drop(IndexOperations indexes, String name) {
        if (indexes.getIndexInfo().stream().anyMatch(index -> index.getName().equals(name))) {
            indexes.dropIndex(name);
        }
    }

    private record Step(String name, Runnable work) {

        boolean done() {
            try {
                work.run();
                return true;
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("step", name).log("Cannot prepare the store yet: {}", e.toString());
                return false;
            }
        }
    }
}

package org.kiosque.common.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes.Moment;
import org.springframework.util.unit.DataSize;

/** The answers themselves, bounded by bytes. What no longer holds is not given, and makes room in time. */
final class HotAnswers {

    private static final int AROUND_ONE = 200;

    private final Changes changes;
    private final Cache<String, Kept> kept;

    private record Kept(Answer answer, Set<String> about, Moment read) {

        int bytes(String key) {
            return answer.bytes() + key.length() + about.size() * AROUND_ONE + AROUND_ONE;
        }
    }

    HotAnswers(Changes changes, DataSize most) {
        this.changes = changes;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((String key, Kept one) -> one.bytes(key))
                .build();
    }

    @Nullable Answer find(String key) {
        Kept found = kept.getIfPresent(key);
        if (found == null) {
            return null;
        }
        if (changes.none(found.read, found.about)) {
            return found.answer;
        }
        kept.asMap().remove(key, found);
        return null;
    }

    /** @param asked before anything was read for it */
    void keep(String key, Answer answer, Subjects subjects, Moment asked) {
        Set<String> about = subjects.all();
        Moment read = subjects.oldest(asked);
        if (!about.isEmpty() && subjects.settled(changes) && changes.none(read, about)) {
            kept.put(key, new Kept(answer, about, read));
        }
    }

    /** @return about what they take in memory */
    long bytes() {
        kept.cleanUp();
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}

package org.kiosque.article.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.EditingException.NoSuchRevisionException;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Revisions;
import org.springframework.stereotype.Component;

/**
 * All revisions of an article: those that it holds itself, and those that it held before. The article's document is what
 * counts; a text is kept apart before a save overwrites it there, so that at every moment each is in one of the two.
 */
@Component
class History {

    private static final int MOST_CHANGES_TOLD = 20;

    private final Revisions revisions;

    History(Revisions revisions) {
        this.revisions = revisions;
    }

    /** Keeps what the save of {@code after} is about to overwrite; harmless when that save then fails. */
    void keepOverwritten(Article before, Article after) {
        Revision draft = before.draft();
        if (after.draft().number() != draft.number()) {
            revisions.keep(before.id(), draft);
        }
        Revision live = before.live();
        if (live != null && live.number() != draft.number() && !live.equals(after.live())) {
            // It was kept when it ceased to be the draft, unless that was in an earlier version.
            revisions.keep(before.id(), live);
        }
    }

    /** Forgets all of an article that was deleted. */
    void forget(String articleId) {
        revisions.forget(articleId);
    }

    /** @throws NoSuchRevisionException when there is none with that number */
    Revision of(Article article, long number) {
        return held(article).stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .or(() -> revisions.find(article.id(), number))
                .orElseThrow(NoSuchRevisionException::new);
    }

    /**
     * @param before the last number that the client has seen; null at the list's start
     * @return the newest first, at most one more than {@code limit}; of all but the article's own without the body
     */
    List<Revision> list(Article article, @Nullable Long before, int limit) {
        long end = before == null ? Long.MAX_VALUE : before;
        var found = new TreeMap<Long, Revision>(Comparator.reverseOrder());
        revisions.before(end, article.id(), limit + 1).forEach(one -> found.put(one.number(), one));
        held(article).stream().filter(one -> one.number() < end).forEach(one -> found.put(one.number(), one));
        return found.values().stream().limit(limit + 1L).toList();
    }

    /** @return what was saved after {@code version} of the article, the newest first, as far as one can take it in */
    List<Revision> since(Article article, long version) {
        return list(article, null, MOST_CHANGES_TOLD - 1).stream()
                .filter(revision -> revision.version() != null && revision.version() > version)
                .toList();
    }

    private static List<Revision> held(Article article) {
        List<Revision> held = new ArrayList<>();
        held.add(article.draft());
        if (article.live() != null) {
            held.add(article.live());
        }
        return held;
    }
}

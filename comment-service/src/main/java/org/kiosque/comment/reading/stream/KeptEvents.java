package org.kiosque.comment.reading.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.kiosque.common.events.CommentEvent;

/** The latest events of all discussions, as they were heard. Not safe for use by several threads. */
final class KeptEvents {

    private final int most;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private Positions heard = Positions.NONE;

    /** Of each partition, the last one that is no longer kept. */
    private Positions forgotten = Positions.NONE;

    /** @param heard how far everything was heard with it: the id under which it is told */
    record Kept(CommentEvent event, int partition, long offset, Positions heard) {}

    KeptEvents(int most) {
        this.most = most;
    }

    Positions heard() {
        return heard;
    }

    /** @return as it is kept; empty when it was heard before */
    Optional<Kept> add(CommentEvent event, int partition, long offset) {
        if (offset <= heard.of(partition)) {
            return Optional.empty();
        }
        heard = heard.with(partition, offset);
        var added = new Kept(event, partition, offset, heard);
        kept.add(added);
        while (kept.size() > most) {
            Kept oldest = kept.remove();
            forgotten = forgotten.with(oldest.partition(), oldest.offset());
        }
        return Optional.of(added);
    }

    /** @return what was heard about an article since then; empty when that cannot be told from what is kept */
    Optional<List<Kept>> since(Positions before, String articleId) {
        if (!forgotten.within(before) || !before.within(heard)) {
            return Optional.empty();
        }
        List<Kept> missed = new ArrayList<>();
        for (Kept one : kept) {
            if (one.offset() > before.of(one.partition())
                    && one.event().articleId().equals(articleId)) {
                missed.add(one);
            }
        }
        return Optional.of(missed);
    }
}

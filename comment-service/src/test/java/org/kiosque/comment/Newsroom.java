package org.kiosque.comment;

import java.util.List;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;

/** Tells of articles as article-service does. */
final class Newsroom {

    private Newsroom() {}

    static void published(String id, long sequence, CommentPolicy policy) {
        send(new ArticlePublished(snapshot(id, policy, "Le train de nuit")), sequence);
    }

    static void revised(String id, long sequence, CommentPolicy policy, String title) {
        send(new ArticleRevised(snapshot(id, policy, title)), sequence);
    }

    static void withdrawn(String id, long sequence) {
        send(new ArticleWithdrawn(id, "A mistake", Neighbours.TIME), sequence);
    }

    private static ArticleSnapshot snapshot(String id, CommentPolicy policy, String title) {
        return new ArticleSnapshot(
                id,
                1,
                "fr",
                "le-train-" + id,
                title,
                null,
                "Il pleut.",
                List.of(),
                List.of(),
                null,
                policy,
                Neighbours.TIME,
                Neighbours.TIME);
    }

    private static void send(ArticleEvent event, long sequence) {
        Neighbours.tell(
                Topics.ARTICLES, EventFormat.typeOf(event), event.articleId(), sequence, EventFormat.write(event));
    }
}

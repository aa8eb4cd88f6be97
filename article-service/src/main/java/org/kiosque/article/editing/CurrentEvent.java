package org.kiosque.article.editing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Unseen;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleWithdrawn;

/** What others have to know of an article as it is now, whether they knew it before or not. */
final class CurrentEvent {

    private CurrentEvent() {}

    /** @return null when they know nothing of it */
    static @Nullable ArticleEvent of(Article article) {
        return switch (article.state()) {
            case Published published
            when article.live() != null ->
                new ArticlePublished(Snapshots.of(
                        article.id(), article.live(), published, article.corrections(), lastTold(article)));
            case Withdrawn(var at, var reason) -> new ArticleWithdrawn(article.id(), reason, at);
            case Published _, Unseen _ -> null;
        };
    }

    /** When readers last got something new, and by whom. */
    private static Signature lastTold(Article article) {
        Signature shown = Objects.requireNonNullElse(article.decided(), article.changed());
        List<NotedCorrection> corrections = article.corrections();
        if (corrections == null || corrections.isEmpty()) {
            return shown;
        }
        Signature corrected = corrections.getLast().noted();
        return corrected.at().isAfter(shown.at()) ? corrected : shown;
    }
}

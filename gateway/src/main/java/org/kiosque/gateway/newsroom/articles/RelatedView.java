package org.kiosque.gateway.newsroom.articles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Refusal;

/**
 * What stands beside an article, as far as editors have decided it.
 *
 * @param decided the oldest first
 * @param q words that are looked for
 * @param found articles that can be put beside it, or kept away
 * @param failure why nothing was decided; null when nothing failed
 */
public record RelatedView(
        NewsroomFrame frame,
        String id,
        List<Decided> decided,
        String q,
        List<ArticlesView.Card> found,
        @Nullable Refusal failure) {

    /**
     * @param kind {@code pin} for what always stands there, {@code bar} for what never does
     * @param id of the other article
     * @param title its id where it is not to be had
     * @param note why; null when nobody said
     */
    public record Decided(
            String kind,
            String id,
            String title,
            @Nullable String note,
            String by,
            @Nullable Instant at) {}

    public String path() {
        return "/newsroom/articles/" + id + "/related";
    }

    public List<Decided> of(String kind) {
        return decided.stream().filter(one -> one.kind().equals(kind)).toList();
    }

    /** Whether something was decided about it. */
    public boolean has(ArticlesView.Card card) {
        return card.id().equals(id) || decided.stream().anyMatch(one -> one.id().equals(card.id()));
    }
}

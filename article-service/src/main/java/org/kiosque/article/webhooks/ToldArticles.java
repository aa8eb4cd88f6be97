package org.kiosque.article.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.audit.DecisionListener;
import org.kiosque.common.webhooks.WebhookDesk;
import org.springframework.stereotype.Component;

/** What webhooks are told of articles. */
@Component
record ToldArticles(WebhookDesk desk) implements DecisionListener {

    static final String PUBLISHED = "article.published";
    static final String REVISED = "article.revised";
    static final String WITHDRAWN = "article.withdrawn";

    @Override
    public void decided(String articleId, List<Decision> decisions) {
        for (Decision decision : decisions) {
            String event = eventOf(decision);
            if (event != null) {
                Instant at = decision.by().at();
                var article = new ToldArticle(articleId, decision.revision(), "/api/v1/articles/" + articleId);
                desk.tell(decision.id(), event, at, articleId, new Told(decision.id(), event, at, article));
            }
        }
    }

    /** @return null for what is not told: what readers do not see, and what came from elsewhere in its thousands */
    private static @Nullable String eventOf(Decision decision) {
        return switch (decision.action()) {
            case PUBLISHED -> Boolean.TRUE.equals(decision.again()) ? REVISED : PUBLISHED;
            case CORRECTED -> REVISED;
            case WITHDRAWN, EXPIRED -> WITHDRAWN;
            case SUBMITTED, RETURNED, SCHEDULED, UNSCHEDULED, LAPSED, RESTORED, IMPORTED -> null;
        };
    }

    /** @param id the same at every repetition */
    record Told(String id, String type, Instant at, ToldArticle article) {}

    /** @param url path at which it can be read, as it is by then */
    record ToldArticle(String id, long revision, String url) {}
}

package org.kiosque.article.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.audit.DecisionListener;
import org.kiosque.common.webhooks.WebhookRegister;
import org.springframework.stereotype.Component;

/** What webhooks are to be told. */
@Component
class WebhookTeller implements DecisionListener {

    static final String PUBLISHED = "article.published";
    static final String REVISED = "article.revised";
    static final String WITHDRAWN = "article.withdrawn";
    static final List<String> EVENTS = List.of(PUBLISHED, REVISED, WITHDRAWN);

    private final WebhookRegister webhooks;

    WebhookTeller(WebhookRegister webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void decided(String articleId, List<Decision> decisions) {
        for (Decision decision : decisions) {
            String event = eventOf(decision);
            if (event != null) {
                webhooks.tell(
                        event, decision.id(), articleId, decision.by().at(), () -> body(event, articleId, decision));
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

    private static Told body(String event, String articleId, Decision decision) {
        return new Told(
                decision.id(),
                event,
                decision.by().at(),
                new ToldArticle(articleId, decision.revision(), "/api/v1/articles/" + articleId));
    }

    /** @param id the same at every repetition */
    record Told(String id, String type, Instant at, ToldArticle article) {}

    /** @param url path at which it can be read, as it is by then */
    record ToldArticle(String id, long revision, String url) {}
}

package org.kiosque.article.webhooks;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.audit.DecisionListener;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.webhooks.WebhookException.NoSuchWebhookException;
import org.kiosque.article.webhooks.WebhookException.TooManyWebhooksException;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What editors do with webhooks, and what these are to be told. */
@Component
class WebhookDesk implements DecisionListener {

    static final String PUBLISHED = "article.published";
    static final String REVISED = "article.revised";
    static final String WITHDRAWN = "article.withdrawn";
    static final List<String> EVENTS = List.of(PUBLISHED, REVISED, WITHDRAWN);

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhooksProperties properties;
    private final JsonMapper json;

    WebhookDesk(Webhooks webhooks, Deliveries deliveries, WebhooksProperties properties, JsonMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.properties = properties;
        this.json = json;
    }

    /**
     * @param events null for all
     * @throws InvalidFieldException when nothing may be sent there, or one of the events is none
     * @throws TooManyWebhooksException when there are {@value Webhooks#MOST} already
     */
    Webhook add(String url, @Nullable List<String> events, Signature by) {
        List<String> wanted = events == null || events.isEmpty() ? EVENTS : List.copyOf(Set.copyOf(events));
        if (!EVENTS.containsAll(wanted)) {
            throw new InvalidFieldException("/events", "are none of " + String.join(", ", EVENTS));
        }
        String address = WebhookAddress.required(url, properties.allowLoopback());
        if (webhooks.all().size() >= Webhooks.MOST) {
            throw new TooManyWebhooksException();
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var webhook = new Webhook(
                RandomId.next(),
                address,
                wanted.stream().sorted().toList(),
                "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                by);
        webhooks.add(webhook);
        return webhook;
    }

    List<Webhook> all() {
        return webhooks.all();
    }

    /** @throws NoSuchWebhookException when there is none */
    void remove(String id) {
        if (!webhooks.remove(id)) {
            throw new NoSuchWebhookException();
        }
        deliveries.forget(id);
    }

    /**
     * @return the newest first, at most one more than {@code limit}
     * @throws NoSuchWebhookException when there is none
     */
    List<Delivery> deliveries(String id, @Nullable Cursor after, int limit) {
        String known = Optional.of(id)
                .filter(RandomId::isOne)
                .flatMap(webhooks::find)
                .orElseThrow(NoSuchWebhookException::new)
                .id();
        return deliveries.list(known, after, limit);
    }

    @Override
    public void decided(String articleId, List<Decision> decisions) {
        List<Webhook> all = null;
        for (Decision decision : decisions) {
            String event = eventOf(decision);
            if (event != null) {
                all = all == null ? webhooks.all() : all;
                all.stream()
                        .filter(webhook -> webhook.events().contains(event)
                                && webhook.created().at().isBefore(decision.by().at()))
                        .forEach(webhook -> deliveries.add(
                                webhook, decision.id(), event, articleId, body(event, articleId, decision)));
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

    private String body(String event, String articleId, Decision decision) {
        return json.writeValueAsString(new Told(
                decision.id(),
                event,
                decision.by().at(),
                new ToldArticle(articleId, decision.revision(), "/api/v1/articles/" + articleId)));
    }

    /** @param id the same at every repetition */
    record Told(String id, String type, Instant at, ToldArticle article) {}

    /** @param url path at which it can be read, as it is by then */
    record ToldArticle(String id, long revision, String url) {}
}

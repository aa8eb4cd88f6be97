package org.kiosque.common.webhooks;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.webhooks.WebhookException.NoSuchWebhookException;
import org.kiosque.common.webhooks.WebhookException.TooManyWebhooksException;
import tools.jackson.databind.json.JsonMapper;

/** What staff do with webhooks, and what these are to be told. */
public class WebhookDesk {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookEvents events;
    private final WebhooksProperties properties;
    private final JsonMapper json;
    private final InstantSource clock;

    WebhookDesk(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookEvents events,
            WebhooksProperties properties,
            JsonMapper json,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.events = events;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @return with its secret, which is told by no other answer
     * @throws InvalidFieldException when nothing may be sent there, or one of the events is none
     * @throws TooManyWebhooksException when there are {@value Webhooks#MOST} already
     */
    public WebhookView add(WebhookRequest request, Staff by) {
        List<String> asked = request.events();
        List<String> wanted = asked == null || asked.isEmpty()
                ? events.names()
                : Set.copyOf(asked).stream().sorted().toList();
        if (!events.names().containsAll(wanted)) {
            throw new InvalidFieldException("/events", "are none of " + String.join(", ", events.names()));
        }
        String address = WebhookAddress.required(request.url(), properties.allowLoopback());
        if (webhooks.all().size() >= Webhooks.MOST) {
            throw new TooManyWebhooksException();
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var webhook = new Webhook(
                RandomId.next(),
                address,
                wanted,
                "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                new Webhook.Created(clock.instant(), by.subject(), by.name()));
        webhooks.add(webhook);
        return WebhookView.withSecret(webhook);
    }

    /** All of them, without their secrets. */
    public List<WebhookView> all() {
        return webhooks.all().stream().map(WebhookView::of).toList();
    }

    /**
     * Forgets what it was told, too.
     *
     * @throws NoSuchWebhookException when there is none
     */
    public void remove(String id) {
        if (!webhooks.remove(id)) {
            throw new NoSuchWebhookException();
        }
        deliveries.forget(id);
    }

    /**
     * @return what one was told and is to be told, the newest first
     * @throws NoSuchWebhookException when there is none
     */
    public Page<DeliveryView> deliveries(String id, @Nullable Cursor after, int limit) {
        String known = Optional.of(id)
                .filter(RandomId::isOne)
                .flatMap(webhooks::find)
                .orElseThrow(NoSuchWebhookException::new)
                .id();
        return Page.of(
                deliveries.list(known, after, limit),
                limit,
                DeliveryView::of,
                delivery -> new Cursor(delivery.createdAt(), delivery.id()));
    }

    /**
     * Has all webhooks told that want to hear of it and were there before it happened. Repeating it with the same id is
     * harmless.
     *
     * @param id of what happened
     * @param event one of {@link WebhookEvents#names()}
     * @param at when it happened
     * @param articleId of the article that it is about, for the log
     * @param told as JSON, with the id in it
     */
    public void tell(String id, String event, Instant at, String articleId, Object told) {
        List<Webhook> hearing = webhooks.all().stream()
                .filter(webhook -> webhook.events().contains(event)
                        && webhook.created().at().isBefore(at))
                .toList();
        if (!hearing.isEmpty()) {
            String body = json.writeValueAsString(told);
            hearing.forEach(webhook -> deliveries.add(webhook, id, event, articleId, body));
        }
    }
}

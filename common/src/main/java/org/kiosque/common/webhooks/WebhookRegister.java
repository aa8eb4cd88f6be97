package org.kiosque.common.webhooks;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.webhooks.Webhook.Creation;
import org.kiosque.common.webhooks.WebhookApi.DeliveryView;
import org.kiosque.common.webhooks.WebhookApi.WebhookView;
import org.kiosque.common.webhooks.WebhookException.NoSuchWebhookException;
import org.kiosque.common.webhooks.WebhookException.TooManyWebhooksException;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of a service, and what they are to be told. Thread-safe. */
public class WebhookRegister {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookEvents known;
    private final WebhooksProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;

    WebhookRegister(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookEvents known,
            WebhooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.known = known;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param events null for all
     * @return with its secret, which is told this once
     * @throws InvalidFieldException when nothing may be sent there, or one of the events is none
     * @throws TooManyWebhooksException when there are as many as there may be
     */
    public WebhookView add(String url, @Nullable List<String> events, Staff by) {
        List<String> wanted = events == null || events.isEmpty() ? known.names() : List.copyOf(Set.copyOf(events));
        if (!known.names().containsAll(wanted)) {
            throw new InvalidFieldException("/events", "are none of " + String.join(", ", known.names()));
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
                new Creation(clock.instant(), by.subject(), by.name()));
        webhooks.add(webhook);
        return WebhookView.withSecret(webhook);
    }

    public List<WebhookView> all() {
        return webhooks.all().stream().map(WebhookView::of).toList();
    }

    /** @throws NoSuchWebhookException when there is none */
    public void remove(String id) {
        if (!webhooks.remove(id)) {
            throw new NoSuchWebhookException();
        }
        deliveries.forget(id);
    }

    /**
     * @return the newest first
     * @throws NoSuchWebhookException when there is none
     */
    public Page<DeliveryView> deliveries(String id, @Nullable Cursor after, int limit) {
        String there = Optional.of(id)
                .filter(RandomId::isOne)
                .flatMap(webhooks::find)
                .orElseThrow(NoSuchWebhookException::new)
                .id();
        return Page.of(
                deliveries.list(there, after, limit),
                limit,
                DeliveryView::of,
                delivery -> new Cursor(delivery.createdAt(), delivery.id()));
    }

    /**
     * Notes that something is to be told to all who want to hear it and were there when it happened. Repeating is harmless.
     *
     * @param eventId the same at every repetition
     * @param articleId the article that it is about
     * @param body what is told, written as JSON; only asked for when somebody wants to hear it
     */
    public void tell(String event, String eventId, String articleId, Instant at, Supplier<Object> body) {
        List<Webhook> wanting = webhooks.all().stream()
                .filter(webhook -> webhook.events().contains(event)
                        && webhook.created().at().isBefore(at))
                .toList();
        if (!wanting.isEmpty()) {
            String written = json.writeValueAsString(body.get());
            wanting.forEach(webhook -> deliveries.add(webhook, eventId, event, articleId, written));
        }
    }
}

package org.kiosque.article.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due, and tries again what did not arrive, later and later. An attempt whose end nobody noted is repeated:
 * receivers know a repetition by its id. For several threads and processes.
 */
@Component
class WebhookWorker {

    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int GONE = 410;

    /** After the first attempt, the second and so on; then it is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookClient client;

    WebhookWorker(Webhooks webhooks, Deliveries deliveries, WebhookClient client) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.client = client;
    }

    /** @return how long nothing is due, as far as is known */
    Duration round() {
        try {
            Optional<Delivery> due = deliveries.acquire();
            due.ifPresent(this::deliver);
            return due.isPresent() ? Duration.ZERO : PAUSE;
        } catch (RuntimeException e) {
            log.atWarn().log("Webhooks are told later: {}", e.toString());
            return PAUSE;
        }
    }

    private void deliver(Delivery delivery) {
        Optional<Webhook> webhook = webhooks.find(delivery.webhookId());
        if (webhook.isEmpty()) {
            deliveries.ended(delivery, Delivery.FAILED, "the webhook was deleted");
            return;
        }
        WebhookClient.Answer answer = client.send(webhook.get(), delivery);
        if (answer.isGood()) {
            deliveries.ended(delivery, Delivery.DELIVERED, answer.words());
        } else if (answer.status() == GONE || delivery.attempts() > PAUSES.size()) {
            deliveries.ended(delivery, Delivery.FAILED, answer.words());
        } else {
            deliveries.again(delivery, PAUSES.get(delivery.attempts() - 1), answer.words());
        }
    }
}

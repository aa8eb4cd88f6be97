package org.kiosque.common.webhooks;

import java.util.List;

/**
 * What a service tells webhooks.
 *
 * @param names such as {@code article.published}: a webhook chooses among them
 */
public record WebhookEvents(List<String> names) {

    public WebhookEvents {
        names = List.copyOf(names);
    }
}

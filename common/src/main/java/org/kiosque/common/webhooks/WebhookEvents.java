package org.kiosque.common.webhooks;

import java.util.List;

/**
 * What a service tells webhooks of; with a bean of this kind it has them.
 *
 * @param names such as {@code article.published}
 */
public record WebhookEvents(List<String> names) {

    public WebhookEvents {
        names = List.copyOf(names);
    }
}

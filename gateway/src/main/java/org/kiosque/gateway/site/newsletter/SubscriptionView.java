package org.kiosque.gateway.site.newsletter;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Frame;

/**
 * What a reader came to by the address in a letter.
 *
 * @param action where its form goes
 * @param wanted which letters, in the reader's words; null once there are none
 * @param confirms whether they can be confirmed here
 * @param outcome key of the text that says what has become of them; null where nothing has
 * @param failed whether that was not what the reader wanted
 */
public record SubscriptionView(
        Frame frame,
        String action,
        @Nullable String wanted,
        boolean confirms,
        @Nullable String outcome,
        boolean failed) {}

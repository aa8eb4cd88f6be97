package org.kiosque.gateway.site.about;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Frame;

/**
 * A standing page.
 *
 * @param language of the text; null where it is the page's own
 * @param html sanitised
 * @param consent where the reader's word about recommendations goes; null on pages that do not ask for it
 */
public record AboutView(
        Frame frame,
        @Nullable String language,
        String title,
        String html,
        @Nullable String consent) {}

package org.kiosque.gateway.site.reports;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Frame;

/**
 * The page by which a reader reports a comment.
 *
 * @param action where its form goes
 * @param back address of the comment
 * @param article headline of what it is a comment on
 * @param articleLanguage of the headline
 * @param reason the one that was chosen before; null where none was
 * @param note as it was typed
 * @param failure why nothing was reported; null where nothing was tried, or it was
 * @param reference of the report; null while there is none
 */
public record ReportView(
        Frame frame,
        String action,
        String back,
        String article,
        String articleLanguage,
        @Nullable String reason,
        String note,
        @Nullable String failure,
        @Nullable String reference) {}

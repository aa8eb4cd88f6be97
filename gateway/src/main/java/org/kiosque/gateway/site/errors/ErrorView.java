package org.kiosque.gateway.site.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Moment;

/**
 * @param withdrawn since when what was here is gone; null where it never was, or nobody says
 * @param reason for withdrawing it, in the newsroom's own words, of whatever language
 * @param search whether the reader is offered to look for what is not here
 * @param latest what else there is to read
 * @param traceId for asking us about it; null when there is none
 */
public record ErrorView(
        Frame frame,
        int status,
        String title,
        String message,
        @Nullable Moment withdrawn,
        @Nullable String reason,
        boolean search,
        List<CardView> latest,
        @Nullable String traceId) {}

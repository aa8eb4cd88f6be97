package org.kiosque.gateway.site.errors;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Frame;

/** @param traceId for asking us about it; null when there is none */
public record ErrorView(
        Frame frame,
        int status,
        String title,
        String message,
        @Nullable String traceId) {}

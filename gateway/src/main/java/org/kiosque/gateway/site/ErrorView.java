package org.kiosque.gateway.site;

import org.jspecify.annotations.Nullable;

/** @param traceId for asking us about it; null when there is none */
public record ErrorView(
        Frame frame,
        int status,
        String title,
        String message,
        @Nullable String traceId) {}

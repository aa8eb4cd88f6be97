package org.kiosque.gateway.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next address of the next page of older articles */
public record FrontView(
        Frame frame,
        List<CardView> cards,
        boolean firstPage,
        @Nullable String next) {}

package org.kiosque.gateway.site.front;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Frame;

/** @param next address of the next page of older articles */
public record FrontView(
        Frame frame,
        List<CardView> cards,
        boolean firstPage,
        @Nullable String next) {}

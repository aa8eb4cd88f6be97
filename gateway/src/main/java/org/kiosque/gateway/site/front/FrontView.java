package org.kiosque.gateway.site.front;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;

/**
 * @param lead the story that the page begins with, and beside it headlines alone; null where there are too few for that
 * @param headlines beside the lead
 * @param cards the others
 * @param blocks the latest of some sections
 * @param mostRead empty where nobody knows
 * @param next address of the next page of older articles
 */
public record FrontView(
        Frame frame,
        @Nullable CardView lead,
        List<CardView> headlines,
        List<CardView> cards,
        List<Block> blocks,
        List<CardView> mostRead,
        boolean firstPage,
        @Nullable String next) {

    public record Block(Link section, List<CardView> cards) {}
}

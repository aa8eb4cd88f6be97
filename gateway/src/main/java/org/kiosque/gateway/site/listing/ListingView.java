package org.kiosque.gateway.site.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;

/**
 * A page of articles that have something in common.
 *
 * @param kind of what they have in common, such as "Subject"
 * @param person who wrote them; null where nobody did, or nothing is known of them
 * @param self its first page
 * @param next address of the next page of older articles
 * @param neighbours pages of the same kind
 * @param letters address at which letters about new ones are asked for; null where there are none
 */
public record ListingView(
        Frame frame,
        String kind,
        String title,
        @Nullable PersonView person,
        List<CardView> cards,
        boolean firstPage,
        String self,
        @Nullable String next,
        List<Link> neighbours,
        @Nullable String letters) {

    /**
     * @param biography its paragraphs
     * @param language of the biography; null where it is the page's own
     */
    public record PersonView(
            List<String> biography,
            @Nullable String language,
            @Nullable Figure picture) {}
}

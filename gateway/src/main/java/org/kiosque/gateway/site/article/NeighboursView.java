package org.kiosque.gateway.site.article;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.Neighbours;
import org.kiosque.gateway.site.page.Typography;

/**
 * The ways to the articles right before and after one.
 *
 * @param earlier null where there is none
 * @param later null where there is none
 */
public record NeighboursView(
        @Nullable Way earlier, @Nullable Way later) {

    /**
     * @param language null where it is the page's own
     * @param gist whether its words are a translation that tells only what the original is about
     */
    public record Way(String url, @Nullable String language, String title, boolean gist) {

        private static @Nullable Way to(@Nullable Card card, Language language) {
            return card == null
                    ? null
                    : new Way(
                            card.url(),
                            card.language().equals(language.tag()) ? null : card.language(),
                            Typography.unbroken(card.title(), card.language()),
                            card.isGist());
        }
    }

    static NeighboursView of(Neighbours neighbours, Language language) {
        return new NeighboursView(Way.to(neighbours.earlier(), language), Way.to(neighbours.later(), language));
    }

    public boolean isEmpty() {
        return earlier == null && later == null;
    }
}

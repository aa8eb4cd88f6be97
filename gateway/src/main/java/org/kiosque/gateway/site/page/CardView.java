package org.kiosque.gateway.site.page;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Card;

/**
 * A card as a page shows it.
 *
 * @param language null where it is the page's own
 * @param languageName of a text in another language than the page's, in the reader's words
 * @param why the reason for recommending it, in the reader's words
 */
public record CardView(
        String url,
        @Nullable String language,
        @Nullable String languageName,
        @Nullable String tag,
        String title,
        @Nullable String lead,
        @Nullable Figure image,
        @Nullable Moment published,
        @Nullable String why) {

    public static CardView of(Card card, Language pageLanguage, Texts text) {
        String reason = card.why() == null ? null : "why." + card.why();
        boolean foreign = !card.language().equals(pageLanguage.tag());
        return new CardView(
                card.url(),
                foreign ? card.language() : null,
                foreign ? text.nameOf(card.language()) : null,
                card.tags().isEmpty() ? null : card.tags().getFirst().name(),
                card.title(),
                card.lead(),
                Figure.of(card.image()),
                Moment.day(card.publishedAt(), text),
                reason != null && text.has(reason) ? text.get(reason) : null);
    }
}

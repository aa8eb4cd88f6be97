package org.kiosque.gateway.site.article;

import java.util.List;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Texts;

/**
 * Other articles as a service has answered them; what a page shows of them is made only where it has to be written.
 *
 * @param cards those that belong on the page
 * @param makeshift as {@link Shelf} has it
 */
record FetchedShelf(CardList answer, List<Card> cards, boolean makeshift) {

    /** @param id of the article that is on the page itself */
    static FetchedShelf of(CardList answer, String id, int atMost, boolean makeshift) {
        return new FetchedShelf(
                answer,
                answer.items().stream()
                        .filter(card -> !card.id().equals(id))
                        .limit(atMost)
                        .toList(),
                makeshift);
    }

    Shelf view(Language language, Texts text) {
        return new Shelf(
                cards.stream().map(card -> CardView.of(card, language, text)).toList(), makeshift);
    }
}

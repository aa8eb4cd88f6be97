package org.kiosque.gateway.site.article;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Texts;

/**
 * Other articles as a service has answered them; what a page shows of them is made only where it has to be written.
 *
 * @param answers of which they are made
 * @param cards those that belong on the page
 * @param makeshift as {@link Shelf} has it
 */
record FetchedShelf(List<CardList> answers, List<Card> cards, boolean makeshift) {

    /**
     * @param best first
     * @param id of the article that is on the page itself
     */
    static FetchedShelf of(List<CardList> answers, Stream<Card> best, String id, int atMost, boolean makeshift) {
        Set<String> seen = new HashSet<>(Set.of(id));
        return new FetchedShelf(
                List.copyOf(answers),
                best.filter(card -> seen.add(card.id())).limit(atMost).toList(),
                makeshift);
    }

    boolean isShorterThan(int wanted) {
        return cards.size() < wanted;
    }

    Shelf view(Language language, Texts text) {
        return new Shelf(
                cards.stream().map(card -> CardView.of(card, language, text)).toList(), makeshift);
    }
}

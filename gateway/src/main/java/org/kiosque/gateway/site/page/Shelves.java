package org.kiosque.gateway.site.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.kiosque.gateway.edge.pages.Contents;

/** What pages have in common that show articles newest first. */
public final class Shelves {

    private Shelves() {}

    /** The first one has more room. */
    public static List<CardView> cards(List<Card> cards, Language language, Texts text) {
        return IntStream.range(0, cards.size())
                .mapToObj(i -> i == 0
                        ? CardView.leading(cards.get(i), language, text)
                        : CardView.of(cards.get(i), language, text))
                .toList();
    }

    /** Whatever is published may have its place on such a page. */
    public static Contents contents(Language language, List<Card> shown, boolean whole) {
        return new Contents(
                Stream.concat(
                                Stream.of(SurrogateKeys.list(language)),
                                shown.stream().map(card -> SurrogateKeys.article(card.id())))
                        .collect(Collectors.toSet()),
                whole);
    }
}

package org.kiosque.recommendation.related;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.related.Related.Recommendation;

/** The places beside one article, filled one after the other; each article stands there once, and what is kept off never. */
final class Shelf {

    private final int limit;
    private final Language language;
    private final Cards cards;
    private final Set<String> taken = new HashSet<>();
    private final List<Recommendation> recommended = new ArrayList<>();

    /** @param keptOff ids */
    Shelf(int limit, Language language, Cards cards, Collection<String> keptOff) {
        this.limit = limit;
        this.language = language;
        this.cards = cards;
        taken.addAll(keptOff);
    }

    /** @return how many were put there */
    int fill(List<String> articleIds, Function<String, Why> why) {
        int before = recommended.size();
        List<String> free =
                articleIds.stream().filter(id -> !taken.contains(id)).toList();
        if (before < limit && !free.isEmpty()) {
            put(cards.first(limit - before, free, language), why);
        }
        return recommended.size() - before;
    }

    void fillWithTheLatest() {
        if (recommended.size() < limit) {
            put(cards.latest(language, taken, limit - recommended.size()), _ -> Why.LATEST);
        }
    }

    private void put(List<Card> found, Function<String, Why> why) {
        for (Card card : found) {
            taken.add(card.id());
            recommended.add(new Recommendation(card, why.apply(card.id())));
        }
    }

    List<Recommendation> recommended() {
        return List.copyOf(recommended);
    }
}

package org.kiosque.recommendation.related;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.springframework.stereotype.Component;

/** Chooses what to read next: articles on the same subject, then the latest. */
@Component
record Related(
        ReplicaIndex index, SimilarArticles similarArticles, Cards cards, InstantSource clock, MeterRegistry meters) {

    /** As clients get it. */
    record Recommendation(@JsonUnwrapped Card card, Why why) {}

    /**
     * @param articleId may be unknown, since its event may be a moment late: then the latest are recommended
     * @return at most {@code limit} other articles, all readable in {@code language}; fewer when there are no more
     */
    List<Recommendation> to(String articleId, Language language, int limit) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Optional<List<String>> similar =
                    index.ask(articles -> similarArticles.to(articles, articleId, language, clock.instant()));
            List<Recommendation> recommended = new ArrayList<>();
            cards.first(limit, similar.orElse(List.of()), language)
                    .forEach(card -> recommended.add(new Recommendation(card, Why.SAME_SUBJECT)));
            outcome = outcome(similar.isPresent(), recommended.size(), limit);
            if (recommended.size() < limit) {
                Set<String> shown = recommended.stream()
                        .map(recommendation -> recommendation.card().id())
                        .collect(Collectors.toCollection(HashSet::new));
                shown.add(articleId);
                cards.latest(language, shown, limit - recommended.size())
                        .forEach(card -> recommended.add(new Recommendation(card, Why.LATEST)));
            }
            return List.copyOf(recommended);
        } finally {
            sample.stop(Timer.builder("related")
                    .description("Time to choose what to read next")
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }

    private static String outcome(boolean indexAnswered, int similar, int limit) {
        if (!indexAnswered) {
            return "index-not-ready";
        }
        return similar == 0 ? "latest" : similar < limit ? "mixed" : "same-subject";
    }
}

package org.kiosque.recommendation.related;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.reads.CoReads;
import org.kiosque.recommendation.related.ranking.Ranked;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.kiosque.recommendation.related.trial.Trial;
import org.kiosque.recommendation.steering.Steering;
import org.kiosque.recommendation.trending.Trending;
import org.springframework.stereotype.Component;

/** Chooses what to read next: what editors have pinned, articles on the same subject, what is popular, then the latest. */
@Component
record Related(
        ReplicaIndex index,
        SimilarArticles similarArticles,
        CoReads coReads,
        Trial trial,
        Steering steering,
        Trending trending,
        Cards cards,
        InstantSource clock,
        MeterRegistry meters) {

    /** As clients get it. */
    record Recommendation(@JsonUnwrapped Card card, Why why) {}

    /**
     * @param articleId may be unknown, since its event may be a moment late: then what is popular and the latest are
     *     recommended
     * @return at most {@code limit} other articles, all readable in {@code language}; fewer when there are no more
     */
    List<Recommendation> to(String articleId, Language language, int limit) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Steering.Beside beside = steering.beside(articleId);
            Optional<Map<String, Why>> found = neighbours(articleId, language);
            Map<String, Why> near = found.orElseGet(Map::of);
            Set<String> keptOff = new HashSet<>(beside.bars());
            keptOff.add(articleId);
            var shelf = new Shelf(limit, language, cards, keptOff);
            int chosen = shelf.fill(beside.pins(), _ -> Why.PINNED);
            chosen += shelf.fill(List.copyOf(near.keySet()), id -> near.getOrDefault(id, Why.SAME_SUBJECT));
            outcome = outcome(found.isPresent(), chosen, limit);
            if (chosen < limit) {
                shelf.fill(trending.ids(language), _ -> Why.POPULAR);
                shelf.fillWithTheLatest();
            }
            return shelf.recommended();
        } finally {
            sample.stop(Timer.builder("related")
                    .description("Time to choose what to read next")
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }

    /** @return those that are near in subject, or are read together, best first; empty when the index cannot tell now */
    private Optional<Map<String, Why>> neighbours(String articleId, Language language) {
        Instant now = clock.instant();
        Map<String, Double> together = coReads.with(articleId, now);
        Weights weights = trial.weightsBeside(articleId, now);
        Optional<List<Ranked>> ranked =
                index.ask(articles -> similarArticles.to(articles, articleId, language, together, weights, now));
        return ranked.map(all -> {
            Map<String, Why> near = new LinkedHashMap<>();
            all.forEach(one -> near.put(one.articleId(), one.together() ? Why.READ_TOGETHER : Why.SAME_SUBJECT));
            return near;
        });
    }

    private static String outcome(boolean indexAnswered, int chosen, int limit) {
        if (!indexAnswered) {
            return "index-not-ready";
        }
        return chosen == 0 ? "latest" : chosen < limit ? "mixed" : "same-subject";
    }
}

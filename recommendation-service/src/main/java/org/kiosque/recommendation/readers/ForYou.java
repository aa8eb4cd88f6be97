package org.kiosque.recommendation.readers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.reads.Readers;
import org.kiosque.recommendation.reads.Readers.Read;
import org.kiosque.recommendation.related.ranking.Interests;
import org.kiosque.recommendation.related.ranking.Interests.Suggested;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.kiosque.recommendation.related.trial.Trial;
import org.kiosque.recommendation.trending.Trending;
import org.springframework.stereotype.Component;

/** Chooses for one reader: after what was read last, then what is popular, then the latest; never what was read. */
@Component
record ForYou(
        Readers readers,
        ReplicaIndex index,
        SimilarArticles similarArticles,
        Trending trending,
        Cards cards,
        Trial trial,
        InstantSource clock,
        MeterRegistry meters) {

    /** Of what was read: more would cost more, and tell of interests that are gone. */
    private static final int LAST_READS = 10;

    private static final int RANKED = 100;

    enum Why {
        @JsonProperty("after-reading")
        AFTER_READING,
        @JsonProperty("popular")
        POPULAR,
        @JsonProperty("latest")
        LATEST
    }

    /** An article that was read, and told most for another. */
    record Because(String id, String title, String url) {

        static Because of(Card card) {
            return new Because(card.id(), card.title(), card.url());
        }
    }

    /**
     * As clients get it.
     *
     * @param because null unless it is {@code after-reading}, and while that article cannot be read in this language
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Recommendation(
            @JsonUnwrapped Card card, Why why, @Nullable Because because) {}

    /** @return at most {@code limit}; for a reader who is not known what is popular, and the latest */
    List<Recommendation> of(String reader, Language language, int limit) {
        return Objects.requireNonNull(Timer.builder("for.you")
                .description("Time to choose for one reader")
                .register(meters)
                .record(() -> chosen(readers.readsOf(reader), trial.weightsFor(reader), language, limit)));
    }

    private List<Recommendation> chosen(List<Read> reads, Weights weights, Language language, int limit) {
        Set<String> taken = reads.stream().map(Read::articleId).collect(Collectors.toCollection(HashSet::new));
        Map<String, String> because = after(reads, taken, weights, language);
        List<Recommendation> chosen = new ArrayList<>();
        List<Card> near = cards.first(limit, List.copyOf(because.keySet()), language);
        Map<String, Because> causes = causes(near, because, language);
        near.forEach(
                card -> chosen.add(new Recommendation(card, Why.AFTER_READING, causes.get(because.get(card.id())))));
        near.forEach(card -> taken.add(card.id()));
        if (chosen.size() < limit) {
            List<String> popular = trending.ids(language).stream()
                    .filter(id -> !taken.contains(id))
                    .toList();
            for (Card card : cards.first(limit - chosen.size(), popular, language)) {
                taken.add(card.id());
                chosen.add(new Recommendation(card, Why.POPULAR, null));
            }
        }
        if (chosen.size() < limit) {
            cards.latest(language, taken, limit - chosen.size())
                    .forEach(card -> chosen.add(new Recommendation(card, Why.LATEST, null)));
        }
        return List.copyOf(chosen);
    }

    /** @return ids of what is worth reading after the last reads, best first, each with that which told most for it */
    private Map<String, String> after(List<Read> reads, Set<String> except, Weights weights, Language language) {
        Instant now = clock.instant();
        List<String> last =
                reads.reversed().stream().limit(LAST_READS).map(Read::articleId).toList();
        Optional<List<Suggested>> suggested = index.ask(articles -> {
            var interests = new Interests(except);
            for (String read : last) {
                interests.after(read, similarArticles.to(articles, read, language, Map.of(), weights, now));
            }
            return interests.best();
        });
        return suggested.orElseGet(List::of).stream()
                .limit(RANKED)
                .collect(Collectors.toMap(
                        Suggested::articleId, Suggested::because, (one, _) -> one, LinkedHashMap::new));
    }

    private Map<String, Because> causes(List<Card> near, Map<String, String> because, Language language) {
        List<String> read = near.stream()
                .map(card -> because.getOrDefault(card.id(), ""))
                .distinct()
                .toList();
        return read.isEmpty()
                ? Map.of()
                : cards.first(read.size(), read, language).stream()
                        .map(Because::of)
                        .collect(Collectors.toMap(Because::id, Function.identity()));
    }
}

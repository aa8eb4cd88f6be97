package org.kiosque.recommendation.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.LanguageIndex;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.search.query.ArticleSearch;
import org.kiosque.recommendation.search.query.Highlights;
import org.kiosque.recommendation.search.query.Marked;
import org.kiosque.recommendation.search.query.Position;
import org.kiosque.recommendation.search.query.Question;
import org.kiosque.recommendation.search.query.Results;
import org.springframework.stereotype.Component;

/** Finds articles by words, and shows why they were found. */
@Component
record Search(ReplicaIndex index, ArticleSearch articles, Cards cards, InstantSource clock, MeterRegistry meters) {

    /** As clients get it. */
    record Result(@JsonUnwrapped Card card, Matches matches) {}

    /**
     * Where the words stand.
     *
     * @param title marks in the card's title
     * @param excerpt the lead if it has one of them, else the part of the text that answers best; null when neither has
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Matches(List<Marked.Mark> title, @Nullable Marked excerpt) {}

    /** The store has the last word: a part may be shorter than asked for when what was found is no longer there. */
    Page<Result> search(Question question, @Nullable Position after, int limit) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Optional<Optional<Results>> answer =
                    index.ask(all -> articles.search(all, question, after, limit, clock.instant()));
            if (answer.isEmpty()) {
                outcome = "index-not-ready";
                throw new UnavailableException("The index is being built.", null);
            }
            Page<Result> page =
                    answer.get().map(results -> page(results, question)).orElseGet(() -> new Page<>(List.of(), null));
            outcome = page.items().isEmpty() ? "none" : "found";
            return page;
        } finally {
            sample.stop(Timer.builder("search")
                    .description("Time to find articles by words")
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }

    private Page<Result> page(Results results, Question question) {
        List<String> ids =
                results.found().stream().map(Results.Found::articleId).toList();
        Map<String, Card> readable = cards.first(ids.size(), ids, question.language()).stream()
                .collect(Collectors.toMap(Card::id, Function.identity()));
        List<Result> shown = results.found().stream()
                .flatMap(found -> Stream.ofNullable(readable.get(found.articleId()))
                        .map(card -> new Result(card, matches(card, found.passage(), results.highlights()))))
                .toList();
        return new Page<>(shown, results.next() == null ? null : SearchCursor.written(results.next()));
    }

    private static Matches matches(Card card, @Nullable Marked passage, Highlights highlights) {
        try {
            Marked lead = highlights.in(LanguageIndex.LEAD, card.lead() == null ? "" : card.lead());
            return new Matches(
                    highlights.in(LanguageIndex.TITLE, card.title()).marks(),
                    lead.marks().isEmpty() ? passage : lead);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // texts in memory
        }
    }
}

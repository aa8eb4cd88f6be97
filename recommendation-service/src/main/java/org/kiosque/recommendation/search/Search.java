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
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.cards.Card;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.index.LanguageIndex;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.search.query.ArticleSearch;
import org.kiosque.recommendation.search.query.Facets;
import org.kiosque.recommendation.search.query.Highlights;
import org.kiosque.recommendation.search.query.Marked;
import org.kiosque.recommendation.search.query.Position;
import org.kiosque.recommendation.search.query.Question;
import org.kiosque.recommendation.search.query.Results;
import org.kiosque.recommendation.steering.Steering;
import org.springframework.stereotype.Component;

/** Finds articles by words, and shows why they were found. */
@Component
record Search(
        ReplicaIndex index,
        ArticleSearch articles,
        Cards cards,
        Steering steering,
        SiteLanguages site,
        InstantSource clock,
        MeterRegistry meters) {

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
    Page<Result> search(Question asked, @Nullable Position after, int limit) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Question question = asked.breaking(steering.breaking(clock.instant()));
            Page<Result> page = page(question, after, limit);
            outcome = page.items().isEmpty() ? "none" : "found";
            if (page.items().isEmpty() && after == null) {
                page = elsewhere(question, limit);
                outcome = page.items().isEmpty() ? "none" : "elsewhere";
            }
            return page;
        } catch (UnavailableException notReady) {
            outcome = "index-not-ready";
            throw notReady;
        } finally {
            sample.stop(Timer.builder("search")
                    .description("Time to find articles by words")
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }

    /** By what all that is found in the question's language can be narrowed. */
    Facets facets(Question question) {
        return answered(index.ask(all -> articles.facets(all, question, clock.instant())))
                .orElse(Facets.NONE);
    }

    private Page<Result> page(Question question, @Nullable Position after, int limit) {
        return answered(index.ask(all -> articles.search(all, question, after, limit, clock.instant())))
                .map(results -> page(results, question))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    private static <T> T answered(Optional<T> answer) {
        return answer.orElseThrow(() -> new UnavailableException("The index is being built.", null));
    }

    /** The words may be of another language of the site: what they find there, as far as it can be read in the question's. */
    private Page<Result> elsewhere(Question question, int limit) {
        for (Language other : site.languages()) {
            if (!other.equals(question.language())) {
                List<String> ids = answered(index.ask(
                                all -> articles.search(all, question.in(other), null, limit, clock.instant())))
                        .map(Search::ids)
                        .orElse(List.of());
                List<Result> readable = cards.first(limit, ids, question.language()).stream()
                        .map(card -> new Result(card, new Matches(List.of(), null)))
                        .toList();
                if (!readable.isEmpty()) {
                    return new Page<>(readable, null);
                }
            }
        }
        return new Page<>(List.of(), null);
    }

    private static List<String> ids(Results results) {
        return results.found().stream().map(Results.Found::articleId).toList();
    }

    private Page<Result> page(Results results, Question question) {
        List<String> ids = ids(results);
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

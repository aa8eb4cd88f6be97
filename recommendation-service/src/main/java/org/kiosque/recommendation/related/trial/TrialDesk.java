package org.kiosque.recommendation.related.trial;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.kiosque.recommendation.reads.ArticleRead;
import org.kiosque.recommendation.reads.CoReads;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts for each weighting how often it was shown and how often somebody went on from there, while there is a trial. A read
 * that counts is one showing of what stands beside that article; if it came from another article's page, and stands among the
 * first there, it is a click.
 */
@Component
public final class TrialDesk {

    private static final int SEEN = 10;

    private final Trial trial;
    private final TrialCounts counts;
    private final ReplicaIndex index;
    private final SimilarArticles similarArticles;
    private final CoReads coReads;
    private final InstantSource clock;
    private final MeterRegistry meters;

    TrialDesk(
            Trial trial,
            TrialCounts counts,
            ReplicaIndex index,
            SimilarArticles similarArticles,
            CoReads coReads,
            InstantSource clock,
            MeterRegistry meters) {
        this.trial = trial;
        this.counts = counts;
        this.index = index;
        this.similarArticles = similarArticles;
        this.coReads = coReads;
        this.clock = clock;
        this.meters = meters;
    }

    /** What was chosen for a reader was answered. */
    public void shownTo(String reader) {
        if (trial.isOn()) {
            shown(Place.FOR_YOU, trial.of(reader), clock.instant());
        }
    }

    @EventListener
    void read(ArticleRead read) {
        if (!trial.isOn()) {
            return;
        }
        shown(Place.RELATED, trial.beside(read.articleId(), read.at()), read.at());
        if (read.fromOwnList() && read.reader() != null) {
            clicked(Place.FOR_YOU, trial.of(read.reader()), read.at());
        } else if (read.from() != null) {
            Variant variant = trial.beside(read.from(), read.at());
            if (standsBeside(read.from(), read, trial.weights(variant))) {
                clicked(Place.RELATED, variant, read.at());
            }
        }
    }

    private boolean standsBeside(String from, ArticleRead read, Weights weights) {
        Map<String, Double> together = coReads.with(from, read.at());
        Language language = read.language();
        return index.ask(articles -> similarArticles.to(articles, from, language, together, weights, read.at()).stream()
                        .limit(SEEN)
                        .anyMatch(one -> one.articleId().equals(read.articleId())))
                .orElse(false);
    }

    private void shown(Place place, Variant variant, Instant at) {
        counts.shown(place, variant, at);
        meters.counter("trial.shown", "place", place.tag(), "variant", variant.tag())
                .increment();
    }

    private void clicked(Place place, Variant variant, Instant at) {
        counts.clicked(place, variant, at);
        meters.counter("trial.clicks", "place", place.tag(), "variant", variant.tag())
                .increment();
    }
}

package org.kiosque.translation.making;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.events.TranslationOffered;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.making.ShowingProperties.Policy;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.ReviewedSegment;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.Work;

/**
 * A translation with nothing missing: what is kept of it, and what is told.
 *
 * @param event null when it is held until people have approved all of it
 */
public record CompletedTranslation(Work work, @Nullable TranslationEvent event) {

    /**
     * @param done every segment of the text by its number
     * @param reviewed what people have written, perhaps while a machine made some of {@code done}: theirs is shown, and the
     *     machine's is a proposal beside it
     * @param showing whether it is told at once, and what of its machines
     */
    public static CompletedTranslation of(
            ArticleSnapshot article,
            Language language,
            ArticleText text,
            Map<Integer, TranslatedSegment> done,
            Reviewed reviewed,
            Showing showing,
            Instant now) {
        Reviewed.Lookup written = reviewed.lookup();
        Map<Integer, TranslatedSegment> shown = new TreeMap<>();
        text.segments().forEach(segment -> {
            TranslatedSegment made = Objects.requireNonNull(done.get(segment.n()));
            shown.put(
                    segment.n(),
                    written.of(segment).map(person -> first(person, made)).orElse(made));
        });
        ArticleText.Texts texts = text.shown(targets(shown), language);
        List<TranslatedSegment> segments = shown.values().stream()
                .map(segment -> texts.untouched().contains(segment.n()) ? segment.untranslated() : segment)
                .toList();
        String engine = segments.stream()
                .map(TranslatedSegment::engine)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Optional<ReviewedSegment> last = Reviewed.lastApproval(written, text.segments());
        Work work = new Work(
                article.language(),
                article.revision(),
                segments,
                originOf(segments),
                engine,
                now,
                last.map(approval -> approval.by().name()).orElse(null),
                last.map(ReviewedSegment::at).orElse(null));
        if (last.isPresent()) {
            return new CompletedTranslation(
                    work, new TranslationCompleted(told(article, language, texts, work, reviews(text, written), null)));
        }
        Policy policy = showing.policy(language, segments);
        if (policy == Policy.HOLD) {
            return new CompletedTranslation(work, null);
        }
        TranslatedArticle told = told(article, language, texts, work, reviews(text, written), showing.tier(segments));
        return new CompletedTranslation(
                work, policy == Policy.ORIGINAL ? new TranslationOffered(told) : new TranslationCompleted(told));
    }

    /** How far people have looked at each segment that they have had to do with. */
    private static Map<Integer, String> reviews(ArticleText text, Reviewed.Lookup written) {
        Map<Integer, String> reviews = new HashMap<>();
        text.segments()
                .forEach(segment -> written.of(segment)
                        .ifPresent(person ->
                                reviews.put(segment.n(), person.review().wireName())));
        return reviews;
    }

    /** @return by number; what stays in the original is left out */
    public static Map<Integer, String> targets(Map<Integer, TranslatedSegment> segments) {
        Map<Integer, String> targets = new HashMap<>();
        segments.forEach((n, segment) -> {
            if (segment.origin() != Origin.SOURCE) {
                targets.put(n, segment.target());
            }
        });
        return targets;
    }

    /** A person's text before a machine's. */
    private static TranslatedSegment first(ReviewedSegment person, TranslatedSegment made) {
        boolean same = made.target().equals(person.target());
        boolean machines = made.origin() == Origin.MACHINE && !same;
        Proposal beside = machines
                ? new Proposal(made.target(), made.origin(), made.engine(), null)
                : same && !made.stale() ? made.proposal() : null;
        return new TranslatedSegment(
                made.n(),
                made.field(),
                made.source(),
                person.target(),
                person.origin(),
                person.engine(),
                beside,
                null,
                person.staleTerm());
    }

    private static TranslatedArticle told(
            ArticleSnapshot article,
            Language language,
            ArticleText.Texts texts,
            Work work,
            Map<Integer, String> reviews,
            @Nullable Tier tier) {
        return new TranslatedArticle(
                article.articleId(),
                language.tag(),
                article.language(),
                article.revision(),
                slug(article, language, texts.title(), tier),
                texts.title(),
                texts.lead(),
                texts.body(),
                texts.tags(),
                article.authors(),
                imageOf(article, texts),
                article.title(),
                article.slug(),
                article.publishedAt(),
                article.updatedAt(),
                work.at(),
                Objects.requireNonNull(work.origin()),
                work.engine(),
                work.reviewedBy(),
                work.reviewedAt(),
                work.segments().stream()
                        .map(segment -> segment.told(reviews.get(segment.n())))
                        .toList(),
                tier == null ? null : tier.wireName(),
                texts.seo());
    }

    /** Addresses are kept for long: the gist's words get into one only once people have approved them. */
    private static String slug(ArticleSnapshot article, Language language, String title, @Nullable Tier tier) {
        return tier == Tier.GIST && !article.slugs().containsKey(language.tag())
                ? article.slug()
                : article.slugIn(language.tag(), title);
    }

    private static @Nullable Image imageOf(ArticleSnapshot article, ArticleText.Texts texts) {
        Image image = article.image();
        String alt = texts.alt();
        return image == null || alt == null ? image : image.with(alt, texts.caption());
    }

    /** What stays in the original is nobody's translation, and tells nothing of who translated the rest. */
    private static TranslationOrigin originOf(List<TranslatedSegment> segments) {
        boolean people = segments.stream()
                .anyMatch(segment -> segment.origin() == Origin.HUMAN || segment.origin() == Origin.MEMORY);
        boolean machines = segments.stream().anyMatch(segment -> segment.origin() == Origin.MACHINE);
        if (people) {
            return machines ? TranslationOrigin.MIXED : TranslationOrigin.HUMAN;
        }
        return TranslationOrigin.MACHINE;
    }
}

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
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Tier;
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
public record CompletedTranslation(Work work, @Nullable TranslationCompleted event) {

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
        ArticleText.Texts texts = text.with(targets(shown), language);
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
        if (last.isEmpty() && showing.holds(language, segments)) {
            return new CompletedTranslation(work, null);
        }
        Tier tier = last.isEmpty() ? showing.tier(segments) : null;
        return new CompletedTranslation(work, new TranslationCompleted(told(article, language, texts, work, tier)));
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
            ArticleSnapshot article, Language language, ArticleText.Texts texts, Work work, @Nullable Tier tier) {
        return new TranslatedArticle(
                article.articleId(),
                language.tag(),
                article.language(),
                article.revision(),
                article.slugIn(language.tag(), texts.title()),
                texts.title(),
                texts.lead(),
                texts.body(),
                texts.tags(),
                article.authors(),
                imageOf(article, texts.alt()),
                article.title(),
                article.slug(),
                article.publishedAt(),
                article.updatedAt(),
                work.at(),
                Objects.requireNonNull(work.origin()),
                work.engine(),
                work.reviewedBy(),
                work.reviewedAt(),
                work.segments().stream().map(TranslatedSegment::told).toList(),
                tier == null ? null : tier.wireName());
    }

    private static @Nullable Image imageOf(ArticleSnapshot article, @Nullable String alt) {
        Image image = article.image();
        return image == null || alt == null ? image : image.withAlt(alt);
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

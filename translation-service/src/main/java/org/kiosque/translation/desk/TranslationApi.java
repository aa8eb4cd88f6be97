package org.kiosque.translation.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.segmentation.Field;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.Work;

/** What clients see of translations. */
final class TranslationApi {

    private TranslationApi() {}

    /** @param name in the language itself */
    record ListedLanguage(String tag, String name) {

        static ListedLanguage of(Language language) {
            return new ListedLanguage(language.tag(), language.locale().getDisplayName(language.locale()));
        }
    }

    /** @param publishable whether the engine's licence lets its text be published */
    record ListedPair(String from, String to, String engine, boolean publishable) {

        static ListedPair of(LanguagePair pair, TranslationEngine engine) {
            return new ListedPair(pair.from().tag(), pair.to().tag(), engine.name(), engine.publishable());
        }
    }

    /** @param pairs what can be translated at this moment */
    record Languages(List<ListedLanguage> languages, List<ListedPair> pairs) {

        static Languages of(SiteLanguages site, Engines engines) {
            List<ListedPair> pairs = new ArrayList<>();
            engines.available().forEach((pair, engine) -> {
                if (site.languages().containsAll(List.of(pair.from(), pair.to()))) {
                    pairs.add(ListedPair.of(pair, engine));
                }
            });
            return new Languages(
                    site.languages().stream().map(ListedLanguage::of).toList(), pairs);
        }
    }

    /**
     * @param revision of the article as it is published
     * @param translatedRevision that the segments belong to; null when none is complete
     * @param stale whether what is there belongs to an earlier revision
     */
    record Listed(
            String articleId,
            String language,
            String originalLanguage,
            Status status,
            @Nullable String reason,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            long revision,
            @Nullable Long translatedRevision,
            boolean stale,
            @Nullable Instant translatedAt) {

        static Listed of(ShownTranslation translation) {
            ArticleSnapshot article = translation.article();
            Work made = translation.work();
            return new Listed(
                    translation.articleId(),
                    translation.language(),
                    article.language(),
                    translation.status(),
                    translation.reason(),
                    made == null ? null : made.origin(),
                    made == null ? null : made.engine(),
                    article.revision(),
                    made == null ? null : Long.valueOf(made.revision()),
                    made != null && made.revision() != article.revision(),
                    made == null ? null : made.at());
        }
    }

    record ListedSegment(
            int n,
            Field field,
            String source,
            String target,
            TranslatedSegment.Origin origin,
            @Nullable String engine) {

        static ListedSegment of(TranslatedSegment segment) {
            return new ListedSegment(
                    segment.n(),
                    segment.field(),
                    segment.source(),
                    segment.target(),
                    segment.origin(),
                    segment.engine());
        }
    }

    /** @param segments of {@code translatedRevision}, in reading order */
    record OneTranslation(@JsonUnwrapped Listed translation, List<ListedSegment> segments) {

        static OneTranslation of(ShownTranslation translation) {
            Work made = translation.work();
            return new OneTranslation(
                    Listed.of(translation),
                    made == null
                            ? List.of()
                            : made.segments().stream().map(ListedSegment::of).toList());
        }
    }
}

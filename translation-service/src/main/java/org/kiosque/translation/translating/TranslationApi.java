package org.kiosque.translation.translating;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.segmentation.Field;
import org.kiosque.translation.translating.Translation.Work;

/** What clients see of translations. */
final class TranslationApi {

    private TranslationApi() {}

    /** @param name in the language itself */
    record Language(String tag, String name) {
        static Language of(String tag) {
            Locale locale = Locale.forLanguageTag(tag);
            return new Language(tag, locale.getDisplayName(locale));
        }
    }

    /** @param publishable whether the engine's licence lets its text be published */
    record Pair(String from, String to, String engine, boolean publishable) {}

    /** @param pairs what can be translated at this moment */
    record Languages(List<Language> languages, List<Pair> pairs) {

        static Languages of(SiteLanguages site, Engines engines) {
            return new Languages(
                    site.languages().stream().map(Language::of).toList(),
                    engines.available().entrySet().stream()
                            .filter(entry -> site.languages()
                                    .containsAll(List.of(
                                            entry.getKey().from(),
                                            entry.getKey().to())))
                            .map(entry -> new Pair(
                                    entry.getKey().from(),
                                    entry.getKey().to(),
                                    entry.getValue().name(),
                                    entry.getValue().publishable()))
                            .toList());
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
            Translation.Status status,
            @Nullable String reason,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            long revision,
            @Nullable Long translatedRevision,
            boolean stale,
            @Nullable Instant translatedAt) {

        static Listed of(Translation translation) {
            var article = translation.article();
            Work made = translation.work();
            long revision = article == null ? 0 : article.revision();
            return new Listed(
                    translation.articleId(),
                    translation.language(),
                    article == null ? "" : article.language(),
                    translation.status(),
                    translation.reason(),
                    made == null ? null : made.origin(),
                    made == null ? null : made.engine(),
                    revision,
                    made == null ? null : Long.valueOf(made.revision()),
                    made != null && made.revision() != revision,
                    made == null ? null : made.at());
        }
    }

    record ListedSegment(
            int n,
            Field field,
            String source,
            String target,
            TranslatedSegment.Origin origin,
            @Nullable String engine) {}

    /** @param segments of {@code translatedRevision}, in reading order */
    record OneTranslation(@JsonUnwrapped Listed translation, List<ListedSegment> segments) {

        static OneTranslation of(Translation translation) {
            Work work = translation.work();
            return new OneTranslation(
                    Listed.of(translation),
                    work == null
                            ? List.of()
                            : work.segments().stream()
                                    .map(segment -> new ListedSegment(
                                            segment.n(),
                                            segment.field(),
                                            segment.source(),
                                            segment.target(),
                                            segment.origin(),
                                            segment.engine()))
                                    .toList());
        }
    }
}

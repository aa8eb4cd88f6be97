package org.kiosque.translation.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.translations.Queue;
import org.kiosque.translation.translations.QueuedTranslation;

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
    record ListedPair(String from, String to, String engine, boolean publishable, Tier tier) {

        static ListedPair of(LanguagePair pair, TranslationEngine engine) {
            return new ListedPair(
                    pair.from().tag(), pair.to().tag(), engine.name(), engine.publishable(), engine.tier());
        }
    }

    /**
     * @param title of the original
     * @param revision of the article as it is published
     * @param translatedRevision that readers have; null when they have none
     * @param updatedAt when the article was published in this revision
     * @param held whether readers do not get it until all is approved
     * @param etag of the texts as they are now, for changes of them: as a header, or in an approval of several
     */
    record QueuedItem(
            String articleId,
            String language,
            String originalLanguage,
            String title,
            Queue status,
            @Nullable String reason,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            long revision,
            @Nullable Long translatedRevision,
            @Nullable Instant translatedAt,
            Instant updatedAt,
            boolean held,
            String etag) {

        static QueuedItem of(QueuedTranslation queued) {
            QueuedTranslation.Made made = queued.work();
            return new QueuedItem(
                    queued.articleId(),
                    queued.language(),
                    queued.article().language(),
                    queued.article().title(),
                    queued.queue(),
                    queued.reason(),
                    made == null ? null : made.origin(),
                    made == null ? null : made.engine(),
                    queued.article().revision(),
                    made == null ? null : Long.valueOf(made.revision()),
                    made == null ? null : made.at(),
                    queued.article().updatedAt(),
                    made != null && Boolean.TRUE.equals(queued.held()),
                    "\"" + queued.edition() + ".0\"");
        }
    }

    /**
     * @param month of UTC
     * @param usedCharacters that it was given this month, by all replicas, with those of calls under way
     * @param monthlyCharacters that it may be given
     */
    record ListedBudget(String engine, YearMonth month, long usedCharacters, long monthlyCharacters) {}

    /** @param completed translations that are complete, and were completed last on that day of UTC */
    record DayFigures(LocalDate day, long completed) {}

    /**
     * @param days the oldest first
     * @param waitingSince of the translation that waits for longest; null when none does
     */
    record Figures(List<DayFigures> days, @Nullable Instant waitingSince) {

        static Figures of(SortedMap<LocalDate, Long> completed, @Nullable Instant waitingSince) {
            return new Figures(
                    completed.entrySet().stream()
                            .map(day -> new DayFigures(day.getKey(), day.getValue()))
                            .toList(),
                    waitingSince);
        }
    }

    record ListedBudgets(List<ListedBudget> items) {}

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
}

package org.kiosque.translation.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.translation.desk.TranslationException.NoSuchTranslationException;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.making.TranslationWorker;
import org.kiosque.translation.translations.Queue;
import org.kiosque.translation.translations.QueuedTranslation;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.TranslationQueues;
import org.kiosque.translation.translations.Translations;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** What people may ask about translations. Those of withdrawn articles do not exist for them. */
@Service
public record TranslationDesk(
        Translations translations, TranslationQueues queues, TranslationWorker worker, Engines engines) {

    /**
     * @return by language
     * @throws NoSuchTranslationException when no such article is published
     */
    List<ShownTranslation> of(String articleId) {
        List<ShownTranslation> known =
                translations.of(articleId).stream().map(this::explained).toList();
        if (known.isEmpty()) {
            throw new NoSuchTranslationException();
        }
        return known;
    }

    /** @throws NoSuchTranslationException when the article is not published, or not to be translated into this */
    public ShownTranslation one(String articleId, Language language) {
        return translations.find(articleId, language).map(this::explained).orElseThrow(NoSuchTranslationException::new);
    }

    /** @return empty when the article is not published, or not to be translated into this */
    public Optional<ShownTranslation> find(String articleId, Language language) {
        return translations.find(articleId, language);
    }

    /** Makes it again, all that no person has written or approved. Repeating it while it waits changes nothing. */
    ShownTranslation retranslate(String articleId, Language language) {
        ShownTranslation translation = one(articleId, language);
        if (translation.status() == Status.WAITING) {
            return translation;
        }
        try {
            ShownTranslation restarted = translations.restart(translation);
            worker.nudge();
            return restarted;
        } catch (OptimisticLockingFailureException changed) {
            return one(articleId, language); // somebody asked for the same, or a revision has come: it is made anyway
        }
    }

    List<QueuedTranslation> queued(
            Collection<Queue> these,
            Collection<Language> languages,
            boolean heldOnly,
            boolean oldestFirst,
            @Nullable Cursor after,
            int limit) {
        return queues.queued(these, languages, heldOnly, oldestFirst, after, limit);
    }

    /** @return of each day of UTC, the oldest first, how many of the translations that are complete were completed last on it */
    SortedMap<LocalDate, Long> completed(LocalDate from, LocalDate until) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        from.datesUntil(until.plusDays(1))
                .forEach(day -> days.put(day, queues.completed(begin(day), begin(day.plusDays(1)))));
        return days;
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @return since when the one has waited that waits for longest; null when none does */
    @Nullable Instant waitingSince() {
        return queues.waitingSince().orElse(null);
    }

    /** One that waits for an engine does not know it: nobody has looked at it yet. */
    private ShownTranslation explained(ShownTranslation translation) {
        LanguagePair pair = LanguagePair.of(translation.article().language(), translation.language());
        return translation.status() == Status.WAITING && engines.toPublish(pair).isEmpty()
                ? translation.because("no engine can translate " + pair + " at the moment")
                : translation;
    }
}

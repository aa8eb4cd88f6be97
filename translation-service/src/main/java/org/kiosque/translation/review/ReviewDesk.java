package org.kiosque.translation.review;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kiosque.common.languages.Language;
import org.kiosque.common.security.Staff;
import org.kiosque.common.time.BoundedWork;
import org.kiosque.translation.desk.TranslationDesk;
import org.kiosque.translation.making.CompletedTranslation;
import org.kiosque.translation.making.TranslationWorker;
import org.kiosque.translation.memory.MemoryFiling;
import org.kiosque.translation.review.ReviewException.ChangedMeanwhileException;
import org.kiosque.translation.review.ReviewException.UntranslatableArticleException;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.Translations;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * What translators do with a translation. Each change is saved only if the texts are what the translator has read, and what a
 * person has written is never written over by a machine. Texts are laid out on threads of their own, each time for a
 * limited while.
 */
@Service
final class ReviewDesk {

    private static final Duration TEXT_LIMIT = Duration.ofSeconds(10);
    private static final int THREADS = 2;
    private static final int WAITING = 32;

    /** A machine takes work up and puts it down in between; nobody does that this often in a moment. */
    private static final int MOST_TRIES = 10;

    private final Translations translations;
    private final TranslationDesk desk;
    private final TranslationWorker worker;
    private final MemoryFiling memory;
    private final InstantSource clock;
    private final BoundedWork threads = new BoundedWork("review", THREADS, WAITING, TEXT_LIMIT);

    ReviewDesk(
            Translations translations,
            TranslationDesk desk,
            TranslationWorker worker,
            MemoryFiling memory,
            InstantSource clock) {
        this.translations = translations;
        this.desk = desk;
        this.worker = worker;
        this.memory = memory;
        this.clock = clock;
    }

    /** @param segments of the article as it is published; none where its text is beyond the bounds */
    record Laid(ShownTranslation shown, List<ReviewApi.ListedSegment> segments) {}

    ShownTranslation one(String articleId, Language language) {
        return desk.one(articleId, language);
    }

    Laid laid(ShownTranslation shown) {
        try {
            return new Laid(shown, threads.call(() -> Sheet.of(shown).listed()));
        } catch (UntranslatableArticleException beyondBounds) {
            return new Laid(shown, List.of());
        }
    }

    /**
     * Saves what a person has written. Repeating it changes nothing.
     *
     * @return with the segments that were named
     */
    Laid write(String articleId, Language language, IfMatch wanted, List<Sheet.Change> changes, Staff by) {
        Instant now = clock.instant();
        ShownTranslation saved = changed(articleId, language, wanted, sheet -> sheet.with(changes, by, now));
        return new Laid(saved, threads.call(() -> {
            Sheet sheet = Sheet.of(saved);
            return changes.stream().map(change -> sheet.listed(change.n())).toList();
        }));
    }

    /** Approves all that is there. Repeating it changes nothing. */
    ShownTranslation approve(String articleId, Language language, IfMatch wanted, Staff by) {
        Instant now = clock.instant();
        return changed(articleId, language, wanted, sheet -> sheet.approved(by, now));
    }

    private ShownTranslation changed(
            String articleId, Language language, IfMatch wanted, Function<Sheet, Optional<Sheet.Outcome>> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            ShownTranslation shown = desk.one(articleId, language);
            wanted.require(shown);
            try {
                return saved(shown, change);
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // perhaps only a machine that has taken it up: what the translator has read is compared again
            }
        }
        throw new ChangedMeanwhileException();
    }

    private ShownTranslation saved(ShownTranslation shown, Function<Sheet, Optional<Sheet.Outcome>> change) {
        return threads.call(() -> change.apply(Sheet.of(shown)))
                .map(outcome -> {
                    CompletedTranslation completed = outcome.completed();
                    ShownTranslation saved = completed == null
                            ? translations.edit(shown, outcome.reviewed())
                            : translations.edit(shown, outcome.reviewed(), completed.work(), completed.event());
                    memory.nudge();
                    if (saved.status() == Status.WAITING) {
                        worker.nudge();
                    }
                    return saved;
                })
                .orElse(shown);
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}

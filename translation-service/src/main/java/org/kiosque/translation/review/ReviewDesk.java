package org.kiosque.translation.review;

import jakarta.annotation.PreDestroy;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.security.Staff;
import org.kiosque.common.time.BoundedWork;
import org.kiosque.translation.desk.TranslationDesk;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.files.ImportReport;
import org.kiosque.translation.history.SegmentHistory;
import org.kiosque.translation.making.CompletedTranslation;
import org.kiosque.translation.making.Showing;
import org.kiosque.translation.making.TranslationWorker;
import org.kiosque.translation.memory.MemoryFiling;
import org.kiosque.translation.review.ReviewException.ChangedMeanwhileException;
import org.kiosque.translation.review.ReviewException.IncompleteTranslationException;
import org.kiosque.translation.review.ReviewException.StaleTranslationException;
import org.kiosque.translation.review.ReviewException.UntranslatableArticleException;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.Translations;
import org.kiosque.translation.translations.Wording;
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
    private final SegmentHistory history;
    private final Showing showing;
    private final Validator validator;
    private final InstantSource clock;
    private final BoundedWork threads = new BoundedWork("review", THREADS, WAITING, TEXT_LIMIT);

    ReviewDesk(
            Translations translations,
            TranslationDesk desk,
            TranslationWorker worker,
            MemoryFiling memory,
            SegmentHistory history,
            Showing showing,
            Validator validator,
            InstantSource clock) {
        this.translations = translations;
        this.desk = desk;
        this.worker = worker;
        this.memory = memory;
        this.history = history;
        this.showing = showing;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param segments of the article as it is published; none where its text is beyond the bounds */
    record Laid(ShownTranslation shown, List<ReviewApi.ListedSegment> segments) {}

    ShownTranslation one(String articleId, Language language) {
        return desk.one(articleId, language);
    }

    Laid laid(ShownTranslation shown) {
        try {
            return new Laid(shown, threads.call(() -> Sheet.of(shown, showing).listed()));
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
            Sheet sheet = Sheet.of(saved, showing);
            return changes.stream().map(change -> sheet.listed(change.n())).toList();
        }));
    }

    /**
     * Saves what a file has that is not there yet, as {@link #write}; what cannot stand in its sentence's place, and what is of
     * another wording of its sentence, is left out and told.
     */
    ImportReport bring(String articleId, Language language, IfMatch wanted, byte[] file, Staff by) {
        ShownTranslation shown = desk.one(articleId, language);
        wanted.require(shown);
        List<Xliff.Read> units =
                Xliff.read(file, LanguagePair.of(shown.article().language(), shown.language())).stream()
                        .map(this::checked)
                        .toList();
        var tally = new ImportReport.Tally();
        List<Sheet.Change> changes = threads.call(() -> Sheet.of(shown, showing).changesOf(units, tally));
        if (!changes.isEmpty()) {
            write(articleId, language, wanted, changes, by);
        }
        return tally.report(changes.size());
    }

    /** What holds for the target of a request holds for one in a file. */
    private Xliff.Read checked(Xliff.Read unit) {
        return unit.target() == null
                ? unit
                : validator.validate(new ReviewApi.SegmentRequest(unit.target(), unit.review())).stream()
                        .findFirst()
                        .map(violation -> unit.unfit(violation.getMessage()))
                        .orElse(unit);
    }

    /**
     * What a sentence was given so far, as the text has it now: a sentence whose words have changed begins anew.
     *
     * @return at most one more than {@code limit}, the latest first
     */
    List<Wording> history(String articleId, Language language, int n, @Nullable Cursor after, int limit) {
        ShownTranslation shown = desk.one(articleId, language);
        String source = threads.call(() -> Sheet.of(shown, showing).listed(n).source());
        return history.of(shown.id(), source, after, limit);
    }

    /** Approves all that is there. Repeating it changes nothing. */
    ShownTranslation approve(String articleId, Language language, IfMatch wanted, Staff by) {
        Instant now = clock.instant();
        return changed(articleId, language, wanted, sheet -> sheet.approved(by, now));
    }

    /** @param shown as it is now; null when it was not approved */
    record Approved(ReviewApi.Approval outcome, @Nullable ShownTranslation shown) {}

    /** The same as one of several. */
    Approved tryToApprove(String articleId, Language language, IfMatch wanted, Staff by) {
        if (desk.find(articleId, language).isEmpty()) {
            return new Approved(ReviewApi.Approval.NOT_THERE, null);
        }
        try {
            return new Approved(ReviewApi.Approval.APPROVED, approve(articleId, language, wanted, by));
        } catch (StaleTranslationException | ChangedMeanwhileException changed) {
            return new Approved(ReviewApi.Approval.CHANGED, null);
        } catch (IncompleteTranslationException | UntranslatableArticleException incomplete) {
            return new Approved(ReviewApi.Approval.INCOMPLETE, null);
        }
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
        return threads.call(() -> change.apply(Sheet.of(shown, showing)))
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

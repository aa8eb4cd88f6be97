package org.kiosque.translation.translations;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.translation.glossary.Terms;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One article in one language other than its own. What an article's event changes is written by {@link Translations} as
 * one conditional update; what a worker makes is written by saving the whole document, which fails when an event came in
 * between.
 *
 * @param id {@code articleId:language}
 * @param article what is to be translated; null when the article was withdrawn before we ever saw it
 * @param pair name of the direction, by which work is found for the engines at hand; null likewise
 * @param sequence of the last applied event of the article
 * @param due when a worker may take it up; null when there is nothing to do
 * @param leasedUntil when the worker that has it is taken for dead; null when nobody has it
 * @param begun what the next one can take over, when it cannot take all of {@code work} or has got further; null when it
 *     can and has not
 * @param run whose turn it is, by its id; null when it is nobody's
 * @param needsEngine whether it is known that a sentence is missing that no person has translated; null when nobody has
 *     looked
 * @param queue in which translators find it; null in what an earlier version has written, until it is sorted in
 * @param unremembered whether people have changed something that has not been looked through for the memory; null while they
 *     never have, and in what an earlier version has written
 * @param unrecorded what has become of sentences and is not in their history yet; null when nothing is
 * @param held whether {@code work} is not told until people have approved all of it; null when it is told
 * @param wantedAt since when it has waited, or had waited when it was done; null in what an earlier version has written
 * @see Job for the other fields
 */
@Document(Translations.COLLECTION)
record Translation(
        @Id String id,
        @Version @Nullable Long version,
        String articleId,
        String language,
        @Nullable ArticleSnapshot article,
        @Nullable String pair,
        long sequence,
        Status status,
        @Nullable String reason,
        int failures,
        int putOffs,
        @Nullable Instant due,
        @Nullable Instant leasedUntil,
        @Nullable String traceparent,
        @Nullable Work work,
        @Nullable Work begun,
        @Nullable String run,
        @Nullable Boolean needsEngine,
        @Nullable Reviewed reviewed,
        @Nullable Queue queue,
        Outbox outbox,
        @Nullable Boolean unremembered,
        @Nullable List<Wording> unrecorded,
        @Nullable Boolean held,
        @Nullable Instant wantedAt)
        implements HasOutbox {

    static String idOf(String articleId, Language language) {
        return articleId + ":" + language;
    }

    /** Made; told to the others by the same write, or held when there is nothing to tell. */
    Translation done(Work made, @Nullable TranslationEvent event) {
        var next = free(Status.DONE);
        next.work = made;
        next.unrecorded = recording(reviewed, made);
        next.held = event == null ? true : null;
        next.outbox = event == null ? outbox : outbox.with(event, made.at());
        return next.translation();
    }

    /** Put off: what was made is kept, and the rest is tried again after a pause. */
    Translation postponed(String why, @Nullable Work unfinished, int failuresInARow, int putOffsInARow, Instant again) {
        return waiting(why, unfinished, failuresInARow, putOffsInARow, again).translation();
    }

    /** Put off until an engine is there: people have not translated all of it. */
    Translation awaitingEngine(@Nullable Work unfinished, int failuresInARow, Instant now) {
        var next = waiting("no engine for " + pair, unfinished, failuresInARow, putOffs, now);
        next.needsEngine = true;
        return next.translation();
    }

    Translation givenUp(String why) {
        var next = free(Status.UNAVAILABLE);
        next.reason = why;
        next.failures = failures;
        next.putOffs = putOffs;
        next.begun = begun;
        return next.translation();
    }

    /** To be made anew, all that no person has translated, while what is there goes on being read. */
    Translation restarted(Instant now) {
        Work nothing = work == null ? null : Work.unfinished(work.from(), work.revision(), List.of(), work.at());
        return postponed("a translator asked for it", nothing, 0, 0, now);
    }

    /** A person has changed something, and there still is something missing: readers go on with what they have. */
    Translation edited(Reviewed now, Instant at) {
        var next = status == Status.DONE ? free(Status.WAITING) : new Next();
        next.reviewed = now;
        next.unremembered = true;
        next.unrecorded = recording(now, work);
        if (status == Status.DONE) {
            next.due = at;
        }
        return next.translation();
    }

    /**
     * A person has changed something, and nothing is missing: readers have it at once. What is being made anew goes on
     * being made.
     *
     * @param event null when it is held
     */
    Translation edited(Reviewed now, Work made, @Nullable TranslationEvent event) {
        boolean again = status == Status.WAITING && shown().isCurrent();
        var next = again ? new Next() : free(Status.DONE);
        next.reviewed = now;
        next.unremembered = true;
        next.unrecorded = recording(now, made);
        next.work = made;
        // Each event says all: those that wait for the broker would only tell what this one tells better.
        next.held = event == null ? true : null;
        next.outbox = event == null ? outbox : outbox.withOnly(event, made.at());
        return next.translation();
    }

    /**
     * Terms have changed: what machines made without one is made again, while what is there goes on being read; what people
     * wrote without one is marked. A run under way may have begun with the former terms, and begins anew.
     *
     * @return empty when this has nothing to do with them
     */
    Optional<Translation> reworded(Terms changed, Instant now) {
        if (status == Status.WITHDRAWN) {
            return Optional.empty();
        }
        Reviewed marked = reviewed == null ? null : reviewed.markedStale(changed);
        Work shownStill = work == null ? null : work.markedStale(changed);
        Work known = begun == null ? shownStill : begun.markedStale(changed);
        Work kept = known == null ? null : known.withoutMachines(changed);
        boolean again = !Objects.equals(kept, known) && status != Status.UNAVAILABLE;
        boolean underWay = run != null && article != null && isAbout(changed, article);
        if (!again && !underWay && Objects.equals(marked, reviewed) && Objects.equals(shownStill, work)) {
            return Optional.empty();
        }
        var next = new Next();
        if (again || underWay) {
            next = waiting(
                    again ? "terms of the glossary have changed" : reason,
                    kept == null ? null : Work.unfinished(kept.from(), kept.revision(), kept.segments(), now),
                    0,
                    0,
                    now);
        }
        next.reviewed = marked;
        next.work = shownStill;
        return Optional.of(next.translation());
    }

    private static boolean isAbout(Terms terms, ArticleSnapshot article) {
        return terms.isIn(article.title())
                || terms.isIn(article.body())
                || (article.lead() != null && terms.isIn(article.lead()))
                || article.tags().stream().anyMatch(tag -> terms.isIn(tag.name()))
                || (article.image() != null
                        && (terms.isIn(article.image().alt())
                                || isAbout(terms, article.image().caption())))
                || (article.seo() != null
                        && (isAbout(terms, article.seo().metaTitle())
                                || isAbout(terms, article.seo().metaDescription())));
    }

    private static boolean isAbout(Terms terms, @Nullable String text) {
        return text != null && terms.isIn(text);
    }

    ShownTranslation shown() {
        return new ShownTranslation(
                id,
                Objects.requireNonNull(version),
                articleId,
                language,
                Objects.requireNonNull(article),
                sequence,
                status,
                reason,
                work,
                begun,
                reviewed,
                held);
    }

    private List<Wording> recording(@Nullable Reviewed written, @Nullable Work made) {
        long revision = article == null ? 0 : article.revision();
        return Wording.with(unrecorded, reviewed, written, work, made, revision);
    }

    private Next waiting(
            @Nullable String why, @Nullable Work unfinished, int failuresInARow, int putOffsInARow, Instant again) {
        var next = free(Status.WAITING);
        next.reason = why;
        next.failures = failuresInARow;
        next.putOffs = putOffsInARow;
        next.due = again;
        next.begun = unfinished;
        if (status == Status.DONE) {
            next.wantedAt = again;
        }
        return next;
    }

    /** A next state that nobody holds a lease on, and of which nothing is known that an earlier run has found out. */
    private Next free(Status status) {
        var next = new Next();
        next.status = status;
        next.reason = null;
        next.failures = 0;
        next.putOffs = 0;
        next.due = null;
        next.leasedUntil = null;
        next.begun = null;
        next.run = null;
        next.needsEngine = null;
        return next;
    }

    /** What becomes of this translation: as it is, but for what a transition changes. */
    private final class Next {

        private Status status = Translation.this.status;
        private @Nullable String reason = Translation.this.reason;
        private int failures = Translation.this.failures;
        private int putOffs = Translation.this.putOffs;
        private @Nullable Instant due = Translation.this.due;
        private @Nullable Instant leasedUntil = Translation.this.leasedUntil;
        private @Nullable Work work = Translation.this.work;
        private @Nullable Work begun = Translation.this.begun;
        private @Nullable String run = Translation.this.run;
        private @Nullable Boolean needsEngine = Translation.this.needsEngine;
        private @Nullable Reviewed reviewed = Translation.this.reviewed;
        private Outbox outbox = Translation.this.outbox;
        private @Nullable Boolean unremembered = Translation.this.unremembered;
        private @Nullable List<Wording> unrecorded = Translation.this.unrecorded;
        private @Nullable Boolean held = Translation.this.held;
        private @Nullable Instant wantedAt = Translation.this.wantedAt;

        Translation translation() {
            return new Translation(
                    id,
                    version,
                    articleId,
                    language,
                    article,
                    pair,
                    sequence,
                    status,
                    reason,
                    failures,
                    putOffs,
                    due,
                    leasedUntil,
                    traceparent,
                    work,
                    begun,
                    run,
                    needsEngine,
                    reviewed,
                    Queue.of(status, work),
                    outbox,
                    unremembered,
                    unrecorded,
                    held,
                    wantedAt);
        }
    }
}

package org.kiosque.translation.translations;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
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
        Outbox outbox)
        implements HasOutbox {

    static String idOf(String articleId, Language language) {
        return articleId + ":" + language;
    }

    /** Made; told to the others by the same write. */
    Translation done(Work made, TranslationCompleted event) {
        return with(Status.DONE, null, 0, 0, null, made, null, reviewed, outbox.with(event, made.at()));
    }

    /** Put off: what was made is kept, and the rest is tried again after a pause. */
    Translation postponed(String why, @Nullable Work unfinished, int failuresInARow, int putOffsInARow, Instant again) {
        return with(Status.WAITING, why, failuresInARow, putOffsInARow, again, work, unfinished, reviewed, outbox);
    }

    /** Put off until an engine is there: people have not translated all of it. */
    Translation awaitingEngine(@Nullable Work unfinished, int failuresInARow, Instant now) {
        return postponed("no engine for " + pair, unfinished, failuresInARow, putOffs, now)
                .needingEngine();
    }

    Translation givenUp(String why) {
        return with(Status.UNAVAILABLE, why, failures, putOffs, null, work, begun, reviewed, outbox);
    }

    /** To be made anew, all that no person has translated, while what is there goes on being read. */
    Translation restarted(Instant now) {
        Work nothing = work == null ? null : Work.unfinished(work.from(), work.revision(), List.of(), work.at());
        return postponed("a translator asked for it", nothing, 0, 0, now);
    }

    /** A person has changed something, and there still is something missing: readers go on with what they have. */
    Translation edited(Reviewed now, Instant at) {
        Translation kept = holding(now, work, outbox);
        return status == Status.DONE ? kept.with(Status.WAITING, null, 0, 0, at, work, null, now, outbox) : kept;
    }

    /**
     * A person has changed something, and nothing is missing: readers have it at once. What is being made anew goes on
     * being made.
     */
    Translation edited(Reviewed now, Work made, TranslationCompleted event) {
        // Each event says all: those that wait for the broker would only tell what this one tells better.
        Outbox told = outbox.withOnly(event, made.at());
        boolean again = status == Status.WAITING && shown().isCurrent();
        return again ? holding(now, made, told) : with(Status.DONE, null, 0, 0, null, made, null, now, told);
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
                reviewed);
    }

    /** The next state, which nobody holds a lease on. */
    private Translation with(
            Status next,
            @Nullable String why,
            int failuresInARow,
            int putOffsInARow,
            @Nullable Instant nextDue,
            @Nullable Work made,
            @Nullable Work unfinished,
            @Nullable Reviewed byPeople,
            Outbox events) {
        return new Translation(
                id,
                version,
                articleId,
                language,
                article,
                pair,
                sequence,
                next,
                why,
                failuresInARow,
                putOffsInARow,
                nextDue,
                null,
                traceparent,
                made,
                unfinished,
                null,
                null,
                byPeople,
                Queue.of(next, made),
                events);
    }

    /** As it is, whoever is working on it. */
    private Translation holding(Reviewed byPeople, @Nullable Work made, Outbox events) {
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
                made,
                begun,
                run,
                needsEngine,
                byPeople,
                Queue.of(status, made),
                events);
    }

    private Translation needingEngine() {
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
                true,
                reviewed,
                queue,
                outbox);
    }
}

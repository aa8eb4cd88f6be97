package org.kiosque.translation.translating;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.outbox.EmitsEvents;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.translation.engine.LanguagePair;
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
 * @param sequence of the last applied event of the article
 * @param reason why it waits again, or was given up; null when there is nothing to say
 * @param failures runs in a row that achieved nothing
 * @param due when a worker may take it up; null when there is nothing to do
 * @param leasedUntil when the worker that has it is taken for dead; null when nobody has it
 * @param owner of the lease
 * @param traceparent of the event that asked for this; null when it had none
 * @param work what has been made so far, also of earlier revisions; null at first
 */
@Document("translations")
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
        @Nullable Instant due,
        @Nullable Instant leasedUntil,
        @Nullable String owner,
        @Nullable String traceparent,
        @Nullable Work work,
        Outbox outbox)
        implements EmitsEvents {

    enum Status {
        WAITING,
        DONE,
        /** Given up for this revision; a new revision or a translator starts again. */
        UNAVAILABLE,
        WITHDRAWN;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param from language of the sources
     * @param revision of the article that the segments belong to
     * @param complete false while some segments of that revision are still missing
     */
    record Work(
            String from,
            long revision,
            boolean complete,
            List<TranslatedSegment> segments,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            Instant at) {

        Work {
            segments = List.copyOf(segments);
        }
    }

    static String idOf(String articleId, String language) {
        return articleId + ":" + language;
    }

    static String nameOf(LanguagePair pair) {
        return pair.from() + "-" + pair.to();
    }

    /** Made; told to the others by the same write. */
    Translation done(Work made, TranslationCompleted event) {
        return new Translation(
                id,
                version,
                articleId,
                language,
                article,
                pair,
                sequence,
                Status.DONE,
                null,
                0,
                null,
                null,
                null,
                traceparent,
                made,
                outbox.with(event, made.at()));
    }

    /** Put off: what was made is kept, and the rest is tried again after a pause. */
    Translation postponed(String why, @Nullable Work made, int failuresInARow, Instant again) {
        return new Translation(
                id,
                version,
                articleId,
                language,
                article,
                pair,
                sequence,
                Status.WAITING,
                why,
                failuresInARow,
                again,
                null,
                null,
                traceparent,
                made,
                outbox);
    }

    Translation givenUp(String why, @Nullable Work made) {
        return new Translation(
                id,
                version,
                articleId,
                language,
                article,
                pair,
                sequence,
                Status.UNAVAILABLE,
                why,
                failures,
                null,
                null,
                null,
                traceparent,
                made,
                outbox);
    }

    /** For showing only. */
    Translation waitingBecause(String why) {
        return new Translation(
                id,
                version,
                articleId,
                language,
                article,
                pair,
                sequence,
                status,
                why,
                failures,
                due,
                leasedUntil,
                owner,
                traceparent,
                work,
                outbox);
    }

    /** To be made anew; a human's segments stay. */
    Translation restarted(Instant now) {
        Work kept = work == null
                ? null
                : new Work(
                        work.from(),
                        work.revision(),
                        false,
                        work.segments().stream()
                                .filter(segment -> segment.origin() == TranslatedSegment.Origin.HUMAN)
                                .toList(),
                        null,
                        null,
                        work.at());
        return postponed("a translator asked for it", kept, 0, now);
    }
}

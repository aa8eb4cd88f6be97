package org.kiosque.translation.translating;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOrigin;
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
 * @param sequence of the last applied event of the article
 * @param reason why it waits again, or was given up; null when there is nothing to say
 * @param failures runs in a row that ended in an unexpected exception or with the process, the one under way included
 * @param putOffs runs in a row that achieved nothing because the engine gave no answer
 * @param due when a worker may take it up; null when there is nothing to do
 * @param leasedUntil when the worker that has it is taken for dead; null when nobody has it
 * @param traceparent of the event that asked for this; null when it had none
 * @param work the last complete translation, perhaps of an earlier revision; null until there is one
 * @param begun what the next one can take over, when it cannot take all of {@code work} or has got further; null when it
 *     can and has not
 */
@Document(Translation.COLLECTION)
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
        Outbox outbox)
        implements HasOutbox {

    static final String COLLECTION = "translations";

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
     * @param revision of the article that the segments belong to, at least those of them that are new
     * @param origin null while it is incomplete
     */
    record Work(
            String from,
            long revision,
            List<TranslatedSegment> segments,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            Instant at) {

        Work {
            segments = List.copyOf(segments);
        }
    }

    static String idOf(String articleId, Language language) {
        return articleId + ":" + language;
    }

    /** Made; told to the others by the same write. */
    Translation done(Work made, TranslationCompleted event) {
        return with(Status.DONE, null, 0, 0, null, made, null, outbox.with(event, made.at()));
    }

    /** Put off: what was made is kept, and the rest is tried again after a pause. */
    Translation postponed(String why, @Nullable Work unfinished, int failuresInARow, int putOffsInARow, Instant again) {
        return with(Status.WAITING, why, failuresInARow, putOffsInARow, again, work, unfinished, outbox);
    }

    Translation givenUp(String why) {
        return with(Status.UNAVAILABLE, why, failures, putOffs, null, work, begun, outbox);
    }

    /** For showing only. */
    Translation waitingBecause(String why) {
        return with(status, why, failures, putOffs, due, work, begun, outbox);
    }

    /** To be made anew, while what is there goes on being read; a human's segments stay. */
    Translation restarted(Instant now) {
        Work known = known();
        Work kept = known == null
                ? null
                : new Work(
                        known.from(),
                        known.revision(),
                        known.segments().stream()
                                .filter(segment -> segment.origin() == TranslatedSegment.Origin.HUMAN)
                                .toList(),
                        null,
                        null,
                        known.at());
        return postponed("a translator asked for it", kept, 0, 0, now);
    }

    /** All that need not be made again; null when there is nothing yet. */
    @Nullable Work known() {
        return begun == null ? work : begun;
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
                events);
    }
}

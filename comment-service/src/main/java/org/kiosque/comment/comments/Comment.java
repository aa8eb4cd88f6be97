package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentState.Approved;
import org.kiosque.comment.comments.CommentState.Deleted;
import org.kiosque.comment.comments.CommentState.Pending;
import org.kiosque.comment.comments.CommentState.Rejected;
import org.kiosque.comment.comments.CommentState.Spam;
import org.kiosque.comment.comments.IncomingComment.Address;
import org.kiosque.comment.comments.IncomingComment.Author;
import org.kiosque.comment.text.CommentText;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A reader's comment.
 *
 * @param version null before the first write
 * @param parentId the comment that it answers; null when it answers the article
 * @param threadId the comment that began the thread; null for that one. An answer to an answer is shown beside it
 * @param language BCP 47, of the text
 * @param onceShown whether readers have ever seen it: then its thread stays, even if it is removed itself
 * @param captcha {@code verified}, {@code unverified}, or {@code none} where nobody is asked for one
 * @param heldBy what kept it from readers at first, such as {@code premoderated}
 * @param history the moderators' decisions, oldest first; it only grows
 * @param address null once it has been kept long enough
 * @param ownership what its author may do with it; null for one of before there were edit tokens
 * @param replies how many answers readers see, of one that begins a thread; null for an answer, and until counted
 * @param reportedAt since when so many readers have reported it that a moderator is to look; null if none is to
 * @param featured true while moderators recommend it, else null
 * @param claim the moderator who is looking at it; null when nobody has said so
 * @param notes what moderators tell each other; null for none
 * @param words by which it is found; null for one of before there were any, until they are made
 * @param logged how many entries of the history stand in the log; null for none
 * @param unlogged true from the write of an entry until it stands in the log, else null
 * @param format of the text, as {@link CommentText} reads it; null for plain text
 * @param findings what was found besides, and keeps it from nobody; null for nothing
 * @param badge what readers see beside the name; null for a reader's comment
 * @param recount true from the write that shows or hides an answer until its thread is counted anew, else null
 */
@Document(Comments.COLLECTION)
record Comment(
        @Id String id,
        @Version @Nullable Long version,
        String articleId,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        Instant createdAt,
        CommentState state,
        boolean onceShown,
        String captcha,
        List<String> heldBy,
        List<Decision.Entry> history,
        @Nullable Address address,
        Outbox outbox,
        @Nullable Ownership ownership,
        @Nullable Long replies,
        @Nullable Boolean recount,
        @Nullable Instant reportedAt,
        @Nullable Boolean featured,
        @Nullable Claim claim,
        @Nullable List<Note> notes,
        @Nullable List<String> words,
        @Nullable Integer logged,
        @Nullable Boolean unlogged,
        @Nullable String format,
        @Nullable List<String> findings,
        @Nullable String badge)
        implements HasOutbox {

    static final int MOST_NOTES = 50;

    Comment {
        heldBy = List.copyOf(heldBy);
        history = List.copyOf(history);
        notes = notes == null ? null : List.copyOf(notes);
        words = words == null ? null : List.copyOf(words);
        findings = findings == null ? null : List.copyOf(findings);
    }

    /** A moderator who is looking at it. */
    record Claim(String by, Instant until) {}

    /** What one moderator tells the others. */
    record Note(String by, Instant at, String text) {}

    /** @return waiting for a moderator, approved where nothing holds it, or rejected by what was found */
    static Comment of(IncomingComment incoming) {
        Comment waiting = new Comment(
                incoming.id(),
                null,
                incoming.articleId(),
                incoming.parentId(),
                incoming.threadId(),
                incoming.author(),
                incoming.language(),
                incoming.body(),
                incoming.at(),
                new Pending(),
                false,
                incoming.captcha(),
                incoming.findings().heldBy(),
                List.of(),
                incoming.address(),
                Outbox.empty(),
                Ownership.of(incoming),
                incoming.threadId() == null ? 0L : null,
                null,
                null,
                null,
                null,
                null,
                SearchWords.of(incoming.body()),
                null,
                null,
                CommentText.MARKDOWN,
                incoming.findings().noted().isEmpty()
                        ? null
                        : incoming.findings().noted(),
                incoming.badge());
        CommentState against = against(incoming.findings(), incoming.at());
        if (against != null) {
            return waiting.changed().become(against, incoming.at()).made();
        }
        return waiting.heldBy.isEmpty()
                ? waiting.changed()
                        .become(new Approved(incoming.at(), null), incoming.at())
                        .made()
                : waiting;
    }

    /** @return what it is without a moderator; null when somebody else has to say */
    private static @Nullable CommentState against(Findings found, Instant now) {
        return switch (found.against()) {
            case REJECTED -> new Rejected(now, null, null);
            case SPAM -> new Spam(now, null, null);
            case null -> null;
        };
    }

    /** @return the same one with other words about when its events leave */
    Comment with(Outbox other) {
        Copy copy = changed();
        copy.outbox = other;
        return copy.made();
    }

    /** What moderators call it: its status, or {@code featured} for an approved one that they recommend. */
    String standing() {
        return state instanceof Approved && featured != null ? Decision.FEATURED : state.status();
    }

    /** @return whether another moderator is looking at it */
    boolean claimedByOtherThan(String moderator, Instant now) {
        return claim != null && !claim.by().equals(moderator) && claim.until().isAfter(now);
    }

    /**
     * A moderator's decision, which also answers all reports and ends their claim. Deciding the same again changes nothing
     * else; on what its author has deleted, or another moderator is looking at, nothing is decided.
     *
     * @return this same comment when it already is as decided
     */
    Comment decided(Decision.Ruling ruling, Instant now) {
        String next = ruling.decision().standing();
        boolean same = next.equals(standing());
        if (state instanceof Deleted || claimedByOtherThan(ruling.by(), now) || (same && reportedAt == null)) {
            return this;
        }
        Copy copy = changed()
                .log(new Decision.Entry(
                        next, ruling.by(), now, ruling.reason(), ruling.id(), ruling.code(), standing(), null));
        copy.reportedAt = null;
        copy.claim = null;
        return same
                ? copy.made()
                : copy.stand(next, ruling.by(), ruling.reason(), now).made();
    }

    /**
     * As it was before a decision.
     *
     * @return this same comment unless that decision was the last that became of it
     */
    Comment undone(String decisionId, String by, Instant now) {
        Decision.Entry last = history.isEmpty() ? null : history.getLast();
        if (state instanceof Deleted
                || last == null
                || last.before() == null
                || !decisionId.equals(last.decisionId())
                || !last.decision().equals(standing())
                || claimedByOtherThan(by, now)) {
            return this;
        }
        return changed()
                .log(new Decision.Entry(last.before(), by, now, null, null, null, standing(), decisionId))
                .stand(last.before(), by, null, now)
                .made();
    }

    /** @return whether the decision was undone, and nothing decided since */
    boolean isUndone(String decisionId) {
        return !history.isEmpty() && decisionId.equals(history.getLast().undoes());
    }

    /** @return this same comment when readers do not see it, or a moderator is to look at it already */
    Comment reported(Instant now) {
        if (!(state instanceof Approved) || reportedAt != null) {
            return this;
        }
        Copy copy = changed();
        copy.reportedAt = now;
        return copy.made();
    }

    /** @return this same comment when there is no room for another */
    Comment noted(Note note) {
        List<Note> before = notes == null ? List.of() : notes;
        if (before.size() >= MOST_NOTES) {
            return this;
        }
        Copy copy = changed();
        copy.notes = Stream.concat(before.stream(), Stream.of(note)).toList();
        return copy.made();
    }

    /** @return when a moderator decided last, or else it came: reports of before are answered */
    Instant lookedAt() {
        return history.isEmpty() ? createdAt : history.getLast().at();
    }

    /**
     * The author's new words. What readers see they go on seeing, unless something holds the new words; a comment that
     * waits goes on waiting.
     *
     * @param found about the new words, as about a comment that comes in
     * @throws IllegalStateException for one that has no author's rights, or was decided against or deleted
     */
    Comment edited(String newWords, String newLanguage, Findings found, Instant now) {
        if (ownership == null || !(state instanceof Approved || state instanceof Pending)) {
            throw new IllegalStateException("not to be edited: " + id);
        }
        Copy copy = changed().say(newWords, newLanguage).find(found);
        copy.ownership = ownership.edited(now);
        CommentState held = found.heldBy().isEmpty() ? state : new Pending();
        CommentState against = against(found, now);
        return copy.become(against == null ? held : against, now).made();
    }

    /**
     * The author's answer to a rejection.
     *
     * @throws IllegalStateException for one that has no author's rights, was not rejected, or was appealed before
     */
    Comment appealed(String text, Instant now) {
        if (ownership == null || ownership.appeal() != null || !(state instanceof Rejected || state instanceof Spam)) {
            throw new IllegalStateException("not to be appealed: " + id);
        }
        Copy copy = changed().find(Findings.held(List.of("appeal")));
        copy.ownership = ownership.appealed(text, now);
        return copy.become(new Pending(), now).made();
    }

    /**
     * Taken back by its author: nothing of the person stays, only the place in its thread. Repeating changes nothing.
     *
     * @return this same comment when it already is deleted
     */
    Comment deleted(Instant now) {
        if (state instanceof Deleted) {
            return this;
        }
        Copy copy = emptied(new Author("", ""), now);
        copy.address = null;
        return copy.made();
    }

    /**
     * As deleted, and without what moderators have said of it in words. The e-mail and network addresses stay, so that
     * whoever is interrupted finds it again. Repeating changes nothing.
     */
    Comment erased(String by, Instant now) {
        if (state instanceof Deleted) {
            return this;
        }
        Copy copy = emptied(new Author("", author.email()), now);
        copy.history = history.stream().map(Decision.Entry::withoutReason).toList();
        return copy.log(new Decision.Entry(CommentState.DELETED, by, now, null, null, null, standing(), null))
                .made();
    }

    private Copy emptied(Author left, Instant now) {
        Copy copy = changed().say("", language);
        copy.author = left;
        copy.heldBy = List.of();
        copy.findings = null;
        copy.badge = null;
        copy.ownership = ownership == null ? null : ownership.withoutWords();
        copy.reportedAt = null;
        copy.notes = null;
        return copy.become(new Deleted(now), now);
    }

    private Copy changed() {
        return new Copy();
    }

    /** This comment, about to be another. Not thread-safe. */
    private final class Copy {

        private Author author = Comment.this.author;
        private String language = Comment.this.language;
        private String body = Comment.this.body;
        private CommentState state = Comment.this.state;
        private List<String> heldBy = Comment.this.heldBy;
        private List<Decision.Entry> history = Comment.this.history;
        private @Nullable Address address = Comment.this.address;
        private Outbox outbox = Comment.this.outbox;
        private @Nullable Ownership ownership = Comment.this.ownership;
        private @Nullable Boolean recount = Comment.this.recount;
        private @Nullable Instant reportedAt = Comment.this.reportedAt;
        private @Nullable Boolean featured = Comment.this.featured;
        private @Nullable Claim claim = Comment.this.claim;
        private @Nullable List<Note> notes = Comment.this.notes;
        private @Nullable List<String> words = Comment.this.words;
        private @Nullable Boolean unlogged = Comment.this.unlogged;
        private @Nullable String format = Comment.this.format;
        private @Nullable List<String> findings = Comment.this.findings;
        private @Nullable String badge = Comment.this.badge;

        private Copy say(String newWords, String newLanguage) {
            body = newWords;
            language = newLanguage;
            words = SearchWords.of(newWords);
            format = CommentText.MARKDOWN;
            return this;
        }

        private Copy find(Findings more) {
            heldBy = together(heldBy, more.heldBy());
            findings = more.noted().isEmpty() ? findings : together(findings, more.noted());
            return this;
        }

        private static List<String> together(@Nullable List<String> some, List<String> more) {
            return Stream.concat(some == null ? Stream.empty() : some.stream(), more.stream())
                    .distinct()
                    .toList();
        }

        private Copy log(Decision.Entry entry) {
            history = Stream.concat(history.stream(), Stream.of(entry)).toList();
            unlogged = true;
            return this;
        }

        private Copy stand(String standing, String by, @Nullable String reason, Instant now) {
            featured = standing.equals(Decision.FEATURED) ? true : null;
            return become(
                    switch (standing) {
                        case CommentState.PENDING -> new Pending();
                        case CommentState.REJECTED -> new Rejected(now, by, reason);
                        case CommentState.SPAM -> new Spam(now, by, reason);
                        default -> new Approved(now, by);
                    },
                    now);
        }

        private Copy become(CommentState next, Instant now) {
            boolean seen = state instanceof Approved;
            boolean shown = next instanceof Approved;
            if (shown) {
                outbox = outbox.with(new CommentApproved(id, articleId, language, now), now);
            } else {
                featured = null;
                outbox = seen ? outbox.with(new CommentRemoved(id, articleId, language, now), now) : outbox;
            }
            if (threadId != null && seen != shown) {
                recount = true;
            }
            state = next;
            return this;
        }

        private Comment made() {
            return new Comment(
                    id,
                    version,
                    articleId,
                    parentId,
                    threadId,
                    author,
                    language,
                    body,
                    createdAt,
                    state,
                    onceShown || state instanceof Approved,
                    captcha,
                    heldBy,
                    history,
                    address,
                    outbox,
                    ownership,
                    replies,
                    recount,
                    reportedAt,
                    featured,
                    claim,
                    notes,
                    words,
                    logged,
                    unlogged,
                    format,
                    findings,
                    badge);
        }
    }
}

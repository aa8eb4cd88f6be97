package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All that is stored of a person with comments, by the e-mail address that they gave. */
@Component
public class PersonalComments {

    private static final Keyset OLDEST_FIRST = Keyset.oldestFirst("createdAt");

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final Comments comments;
    private final CommentChanges changes;
    private final DecisionLog log;
    private final InstantSource clock;

    PersonalComments(
            MongoOperations mongo,
            MailboxSeal seal,
            Comments comments,
            CommentChanges changes,
            DecisionLog log,
            InstantSource clock) {
        this.mongo = mongo;
        this.seal = seal;
        this.comments = comments;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What is stored of a comment and tells of its author.
     *
     * @param address as a keyed hash, and until when; null once it is forgotten
     */
    public record Personal(
            String id,
            String articleId,
            @Nullable String parentId,
            IncomingComment.Author author,
            String language,
            String body,
            Instant createdAt,
            State state,
            List<Decision.Entry> history,
            IncomingComment.@Nullable Address address,
            @Nullable Rights ownership) {

        public record State(String status) {}

        public record Rights(
                @Nullable Instant editedAt, @Nullable Appeal appeal) {}

        public record Appeal(String text, Instant at) {}

        long bytes() {
            long bytes = Comments.BYTES_AROUND_A_TEXT + Comments.bytes(body) + Comments.bytes(appealText());
            for (Decision.Entry entry : history) {
                bytes += Comments.BYTES_AROUND_A_TEXT + Comments.bytes(entry.reason());
            }
            return bytes;
        }

        private String appealText() {
            return ownership == null || ownership.appeal() == null
                    ? ""
                    : ownership.appeal().text();
        }
    }

    /**
     * The oldest first.
     *
     * @param bytes of text that the part may hold, whatever the limit; one comment is always in it
     */
    public Page<Personal> page(String email, @Nullable Cursor after, int limit, long bytes) {
        Query query = OLDEST_FIRST.part(where(StoredAuthor.EMAIL).in(seal.names(email)), after, limit);
        query.fields()
                .include("articleId", "parentId", "author", "language", "body", "createdAt", "state.status", "history")
                .include("address", "ownership.editedAt", "ownership.appeal");
        return comments.part(
                query,
                limit,
                bytes,
                Personal.class,
                personal -> personal,
                Personal::bytes,
                personal -> new Cursor(personal.createdAt(), personal.id()).written());
    }

    /** @param networkHash null once it is forgotten */
    public record Trace(String id, @Nullable String networkHash) {}

    /** @return some of what is left of a person, at most {@code limit} */
    public List<Trace> some(String email, int limit) {
        Query written = query(where(StoredAuthor.EMAIL).in(seal.names(email))).limit(limit);
        written.fields().include("address.hash");
        return mongo.find(written, Left.class, Comments.COLLECTION).stream()
                .map(left -> new Trace(
                        left.id(),
                        left.address() == null ? null : left.address().hash()))
                .toList();
    }

    private record Left(String id, @Nullable Hash address) {

        private record Hash(String hash) {}
    }

    /**
     * Removes the texts, the name and what moderators have said of it, and tells readers' copies; the place in its thread
     * stays. The addresses stay as well, until {@link #forget}, so that whoever is interrupted finds it again. Repeating is
     * harmless.
     *
     * @param by the moderator, for the log
     */
    public void erase(String id, String by) {
        changes.apply(id, comment -> comment.erased(by, clock.instant()));
    }

    /** Removes what is left of those that were erased. Repeating is harmless. */
    public void forget(String email, List<String> ids) {
        log.forgetReasons(ids);
        mongo.updateMulti(
                query(where("_id")
                        .in(ids)
                        .and(StoredAuthor.EMAIL)
                        .in(seal.names(email))
                        .and("state.status")
                        .is(CommentState.DELETED)),
                new Update()
                        .set(StoredAuthor.EMAIL, "")
                        .set(StoredAuthor.KEY, StoredAuthor.NONE)
                        .unset(StoredAuthor.SEALED)
                        .unset("address")
                        .inc("version", 1),
                Comments.COLLECTION);
    }
}

package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The comments as far as somebody is told of them by mail. */
@Component
public class NoticedComments {

    private final MongoOperations mongo;

    NoticedComments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * @param parentId the comment that it answers; null when it answers the article
     * @param email for a letter to them, and for nothing else; empty when it is not known
     * @param status as moderators call it
     * @param code why it was rejected; null when that was not said
     * @param reason the same in words
     */
    public record Noticed(
            String id,
            String articleId,
            @Nullable String parentId,
            String name,
            String email,
            String language,
            String body,
            String status,
            @Nullable String code,
            @Nullable String reason) {

        public boolean shown() {
            return CommentState.APPROVED.equals(status);
        }

        public boolean rejected() {
            return CommentState.REJECTED.equals(status);
        }
    }

    /** @return empty when there is none, or its author has taken it back */
    public Optional<Noticed> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Comment.class))
                .filter(comment -> !(comment.state() instanceof CommentState.Deleted))
                .map(NoticedComments::noticed);
    }

    private static Noticed noticed(Comment comment) {
        Decision.Entry last =
                comment.history().isEmpty() ? null : comment.history().getLast();
        return new Noticed(
                comment.id(),
                comment.articleId(),
                comment.parentId(),
                comment.author().name(),
                comment.author().email(),
                comment.language(),
                comment.body(),
                comment.state().status(),
                last == null ? null : last.code(),
                last == null ? null : last.reason());
    }

    /**
     * What moderators have before them.
     *
     * @param since when the one that has waited for longest came; null when none waits
     */
    public record Waiting(
            long pending, long reported, @Nullable Instant since) {}

    public Waiting waiting() {
        Query pending = query(where("state.status").is(CommentState.PENDING));
        Query oldest = query(where("state.status").is(CommentState.PENDING))
                .with(Sort.by("createdAt"))
                .limit(1);
        oldest.fields().include("createdAt");
        Dated first = mongo.findOne(oldest, Dated.class, Comments.COLLECTION);
        return new Waiting(
                mongo.count(pending, Comments.COLLECTION),
                mongo.count(query(where("reportedAt").exists(true)), Comments.COLLECTION),
                first == null ? null : first.createdAt());
    }

    private record Dated(String id, Instant createdAt) {}
}

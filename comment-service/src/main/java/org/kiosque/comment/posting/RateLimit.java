package org.kiosque.comment.posting;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.posting.PostingException.TooManyCommentsException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets no more comments in from one network address than it may leave within the window, which slides. The latest of each
 * address stand in one document, and one conditional write adds to them: of any number of requests and replicas at the
 * same moment, no more than the limit get in.
 */
@Component
record RateLimit(MongoOperations mongo, InstantSource clock, PostingProperties limits) {

    static final String COLLECTION = "recentPosts";

    /** The first may meet a document that another request has just made. */
    private static final int TRIES = 3;

    /**
     * Only looks, so that whoever has to wait keeps their captcha.
     *
     * @param commentId which is let through if it has passed before
     * @throws TooManyCommentsException if it would not pass now
     */
    void check(String addressHash, String commentId) {
        RecentPosts recent = mongo.findById(addressHash, RecentPosts.class);
        if (recent == null || recent.holds(commentId)) {
            return;
        }
        Instant now = clock.instant();
        Instant free = recent.freeAt(limits);
        if (free != null && free.isAfter(now)) {
            throw new TooManyCommentsException(Duration.between(now, free), limits);
        }
    }

    /**
     * Counts a comment. Repeating it for the same comment is harmless.
     *
     * @throws TooManyCommentsException if it is one too many; it was not counted
     */
    void pass(String addressHash, String commentId) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Instant now = clock.instant();
            try {
                mongo.upsert(unlessFull(addressHash, commentId, now), counting(commentId, now), RecentPosts.class);
                return;
            } catch (DuplicateKeyException fullOrCountedOrJustMade) {
                RecentPosts recent = mongo.findById(addressHash, RecentPosts.class);
                if (recent != null && recent.holds(commentId)) {
                    return;
                }
                check(addressHash, commentId);
            }
        }
        throw new TooManyCommentsException(limits.window(), limits);
    }

    /** @return comments from an address that were let in within the window, as far as they count */
    int recentlyFrom(String addressHash) {
        RecentPosts recent = mongo.findById(addressHash, RecentPosts.class);
        Instant since = clock.instant().minus(limits.window());
        return recent == null
                ? 0
                : (int) recent.posts().stream()
                        .filter(post -> post.at().isAfter(since))
                        .count();
    }

    private Query unlessFull(String addressHash, String commentId, Instant now) {
        return query(where("_id")
                .is(addressHash)
                .and("posts.commentId")
                .ne(commentId)
                .orOperator(
                        where("posts." + (limits.maxPerAddress() - 1)).exists(false),
                        where("posts.0.at").lte(now.minus(limits.window()))));
    }

    private Update counting(String commentId, Instant now) {
        return new Update()
                .set("purgeAt", now.plus(limits.window()))
                .push("posts")
                .slice(-limits.maxPerAddress())
                .each(new RecentPosts.Post(commentId, now));
    }

    /** Harmless on several replicas at once. By hand, since not every server that we run on expires documents itself. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1M")
    void purge() {
        mongo.remove(query(where("purgeAt").lt(clock.instant())), RecentPosts.class);
    }

    /**
     * @param addressHash keyed
     * @param posts the latest that were let in, oldest first, no more than the limit
     * @param purgeAt when none of them counts any longer
     */
    @Document(COLLECTION)
    record RecentPosts(@Id String addressHash, List<Post> posts, Instant purgeAt) {

        record Post(String commentId, Instant at) {}

        boolean holds(String commentId) {
            return posts.stream().anyMatch(post -> post.commentId().equals(commentId));
        }

        /** @return when there is room for another; null when there is now */
        @Nullable Instant freeAt(PostingProperties limits) {
            return posts.size() < limits.maxPerAddress()
                    ? null
                    : posts.get(posts.size() - limits.maxPerAddress()).at().plus(limits.window());
        }
    }
}

package org.kiosque.article.handover;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kiosque.common.events.CommentsBroughtIn;
import org.kiosque.common.events.CommentsBroughtIn.Said;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * Comments on their way to comment-service: one document for each post that had some, with their texts only until the broker has
 * them.
 */
@Component
public class HandedComments {

    static final String COLLECTION = "handedComments";

    /** Of one post; comment-service takes the rest from the file itself. */
    static final int MOST_COMMENTS = 5_000;

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NAME = 300;
    private static final long MOST_BYTES = 6_000_000;
    private static final int COMMENTS_AT_ONCE = 100;
    private static final long BYTES_AT_ONCE = 500_000;

    private final MongoOperations mongo;
    private final InstantSource clock;

    HandedComments(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Hands them on, in their order; repeating is harmless, since comment-service knows each by its key.
     *
     * @param key of the post that had them
     * @return how many; of further ones, and of those that are too long, there is none
     */
    public int hand(String key, String articleId, List<Said> comments) {
        Outbox told = Outbox.empty();
        List<Said> some = new ArrayList<>();
        long bytes = 0;
        long bytesOfSome = 0;
        int handed = 0;
        for (Said one : comments) {
            long size = one.text().getBytes(StandardCharsets.UTF_8).length;
            if (handed == MOST_COMMENTS || one.text().length() > LONGEST_TEXT || bytes + size > MOST_BYTES) {
                continue;
            }
            if (some.size() == COMMENTS_AT_ONCE || bytesOfSome + size > BYTES_AT_ONCE) {
                told = told.with(new CommentsBroughtIn(articleId, some), clock.instant());
                some.clear();
                bytesOfSome = 0;
            }
            some.add(
                    one.name().length() <= LONGEST_NAME
                            ? one
                            : named(one, one.name().substring(0, LONGEST_NAME)));
            bytes += size;
            bytesOfSome += size;
            handed++;
        }
        if (handed > 0) {
            told = told.with(new CommentsBroughtIn(articleId, some), clock.instant());
            mongo.save(new Handed(key, articleId, told));
        }
        return handed;
    }

    private static Said named(Said one, String name) {
        return new Said(one.key(), one.parent(), name, one.text(), one.at(), one.shown());
    }

    /** @param id key of the post that had them */
    @Document(COLLECTION)
    record Handed(@Id String id, String articleId, Outbox outbox) implements HasOutbox {}
}

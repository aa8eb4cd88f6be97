package org.kiosque.comment.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithStore;
import org.kiosque.comment.privacy.TestSeal;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CommentsTest extends WithStore {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void anAddressIsForgottenAfterItsTimeAndTheCommentStays() {
        mongo.insert(comment("old", NOW.minusSeconds(1)), "comments");
        mongo.insert(comment("new", NOW.plusSeconds(1)), "comments");
        var comments = new Comments(
                mongo,
                TestSeal.with(),
                new ThreadSizes(mongo, new StaticListableBeanFactory().getBeanProvider(CommentListener.class)),
                InstantSource.fixed(NOW));

        comments.forgetAddresses();
        comments.forgetAddresses();

        assertThat(mongo.findById("old", Document.class, "comments"))
                .doesNotContainKey("address")
                .containsEntry("body", "Words")
                .containsEntry("version", 4L); // whoever read it before cannot bring the address back
        assertThat(mongo.findById("new", Document.class, "comments")).containsKey("address");
    }

    private static Document comment(String id, Instant until) {
        return new Document("_id", id)
                .append("body", "Words")
                .append("version", 3L)
                .append("address", new Document("hash", "0123").append("until", Date.from(until)));
    }
}

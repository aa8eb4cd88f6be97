package org.kiosque.comment.comments;

import java.util.List;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.index.Index;

/** How comments are stored and found, and how their events leave. */
@Configuration(proxyBeanMethods = false)
class CommentsConfiguration {

    @Bean
    MongoCustomConversions conversions() {
        return new MongoCustomConversions(List.of(CommentState.Writer.INSTANCE, CommentState.Reader.INSTANCE));
    }

    @Bean
    OutboxRelay commentRelay(OutboxRelays relays) {
        return relays.relay(Comment.class, Topics.COMMENTS);
    }

    @Bean
    CollectionIndexes commentIndexes() {
        return new CollectionIndexes(
                Comments.COLLECTION,
                List.of(
                        // threads of an article, and their answers
                        ascending("articleId", "onceShown", "parentId", "createdAt", "_id"),
                        ascending("articleId", "onceShown", "parentId", "replies", "createdAt", "_id"),
                        ascending("threadId", "state.status", "createdAt", "_id"),
                        ascending("recount").sparse(),
                        // queues, of all articles and of one; the latter also counts
                        ascending("state.status", "createdAt", "_id"),
                        ascending("articleId", "state.status", "createdAt", "_id"),
                        ascending("reportedAt", "_id"),
                        ascending("createdAt", "_id"),
                        ascending("articleId", "createdAt", "_id"),
                        ascending("language", "createdAt", "_id"),
                        ascending("state.status", "language", "createdAt", "_id"),
                        ascending("words", "createdAt", "_id"),
                        // decisions, and what is left to be logged
                        ascending("history.decisionId").sparse(),
                        ascending("unlogged").sparse(),
                        ascending("address.until").sparse(),
                        ascending("author.email", "state.status"),
                        // repetitions
                        ascending("author.email", "articleId").on("createdAt", Direction.DESC)));
    }

    @Bean
    CollectionIndexes moderationLogIndexes() {
        return new CollectionIndexes(
                DecisionLog.COLLECTION,
                List.of(
                        ascending("at", "_id"),
                        ascending("by", "at", "_id"),
                        ascending("articleId", "at", "_id"),
                        ascending("commentId", "at", "_id")));
    }

    private static Index ascending(String... fields) {
        var index = new Index();
        for (String field : fields) {
            index.on(field, Direction.ASC);
        }
        return index;
    }
}

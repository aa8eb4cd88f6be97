package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;

/** How comments are stored and found, and how their events leave. */
@Configuration(proxyBeanMethods = false)
class CommentsConfiguration {

    private static final Duration BETWEEN_ROTATIONS = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    MongoCustomConversions conversions(MailboxSeal seal) {
        List<Object> converters = new ArrayList<>(StoredAuthor.converters(seal));
        converters.addAll(List.of(CommentState.Writer.INSTANCE, CommentState.Reader.INSTANCE));
        return new MongoCustomConversions(converters);
    }

    /** On a thread of its own: it may take as long as there are comments, and all that is scheduled shares one. */
    @Bean
    BackgroundLoop mailboxLoop(MailboxRotation rotation) {
        return new BackgroundLoop("mailboxes", 1, PATIENCE, () -> {
            rotation.sealAnew();
            return BETWEEN_ROTATIONS;
        });
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
                        whereThereIs("threadId", "state.status", "createdAt", "_id"),
                        ascending("recount").sparse(),
                        // queues, of all articles and of one, which also counts; those of all comments name every
                        // status
                        ascending("state.status", "createdAt", "_id"),
                        ascending("state.status", "language", "createdAt", "_id"),
                        ascending("articleId", "state.status", "createdAt", "_id"),
                        whereThereIs("reportedAt", "_id"),
                        ascending("words", "createdAt", "_id"),
                        // decisions, and what is left to be logged
                        ascending("history.decisionId").sparse(),
                        ascending("unlogged").sparse(),
                        ascending("address.until").sparse(),
                        // what was decided against, of one network
                        whereThereIs("address.hash", "state.status"),
                        // e-mail addresses to be sealed anew
                        ascending(StoredAuthor.KEY),
                        // what a writer has posted, the latest first, and what became of it
                        ascending(StoredAuthor.EMAIL, "createdAt", "_id", "state.status"),
                        // repetitions, and whether any of a writer was ever approved
                        ascending(StoredAuthor.EMAIL, "articleId")
                                .on("createdAt", Direction.DESC)
                                .on("state.status", Direction.ASC)),
                List.of( // of before the queue of all named every status, and one index did for two
                        "createdAt_1__id_1",
                        "articleId_1_createdAt_1__id_1",
                        "language_1_createdAt_1__id_1",
                        "reportedAt_1__id_1",
                        "threadId_1_state.status_1_createdAt_1__id_1",
                        "author.email_1_state.status_1",
                        "author.email_1_createdAt_1__id_1",
                        "author.email_1_articleId_1_createdAt_-1"));
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

    /** Only of comments that have the first field: the others cost nothing. */
    private static Index whereThereIs(String... fields) {
        return ascending(fields)
                .named("where-" + fields[0])
                .partial(PartialIndexFilter.of(where(fields[0]).exists(true)));
    }

    private static Index ascending(String... fields) {
        var index = new Index();
        for (String field : fields) {
            index.on(field, Direction.ASC);
        }
        return index;
    }
}

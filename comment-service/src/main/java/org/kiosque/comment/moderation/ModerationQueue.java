package org.kiosque.comment.moderation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.moderation.ModerationApi.Item;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What waits for the moderators, longest first; what was decided, latest first. */
@Component
class ModerationQueue {

    private final MongoOperations mongo;
    private final Discussions discussions;

    ModerationQueue(MongoOperations mongo, Discussions discussions) {
        this.mongo = mongo;
        this.discussions = discussions;
    }

    /** @param article id or slug; null for all */
    Page<Item> in(String status, @Nullable String article, @Nullable Cursor after, int limit) {
        Direction direction = "pending".equals(status) ? Direction.ASC : Direction.DESC;
        Criteria wanted = where("state.status").is(status);
        if (article != null && !article.isEmpty()) {
            wanted.and("articleId").is(ArticleSlug.idIn(article));
        }
        Query query = new Keyset("createdAt", direction).part(wanted, after, limit);
        query.fields().exclude("outbox", "address", "author.email");

        List<QueuedComment> found = mongo.find(query, QueuedComment.class, "comments");
        Map<String, Discussion> articles =
                discussions.of(found.stream().map(QueuedComment::articleId).collect(Collectors.toSet()));
        return Page.of(
                found,
                limit,
                comment -> Item.of(comment, articles.get(comment.articleId())),
                comment -> new Cursor(comment.createdAt(), comment.id()));
    }
}

package org.kiosque.comment.discussions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.kiosque.comment.discussions.Discussion.Withdrawn;
import org.kiosque.comment.discussions.DiscussionException.ArticleWithdrawnException;
import org.kiosque.comment.discussions.DiscussionException.NoSuchDiscussionException;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.inbox.Inbox;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The articles that this service has heard of. */
@Component
public class Discussions {

    static final String COLLECTION = "discussions";

    private static final int LONGEST_ID_OR_SLUG = 200;

    private final MongoOperations mongo;
    private final Inbox inbox;

    Discussions(MongoOperations mongo, Inbox inbox) {
        this.mongo = mongo;
        this.inbox = inbox;
    }

    /**
     * @param idOrSlug an article's id, or any slug that ends in it
     * @throws NoSuchDiscussionException if there is no such article, as far as this service knows
     * @throws ArticleWithdrawnException if there was one
     */
    public Discussion under(String idOrSlug) {
        String id = ArticleSlug.idIn(idOrSlug);
        StoredDiscussion stored = id.isEmpty() || idOrSlug.length() > LONGEST_ID_OR_SLUG
                ? null
                : mongo.findById(id, StoredDiscussion.class);
        if (stored == null) {
            throw new NoSuchDiscussionException();
        }
        Discussion discussion = stored.discussion();
        if (discussion.admission() instanceof Withdrawn) {
            throw new ArticleWithdrawnException();
        }
        return discussion;
    }

    /** @return by article id; those that are unknown are left out, those that are withdrawn are not */
    public Map<String, Discussion> of(Collection<String> articleIds) {
        return mongo.find(query(where("_id").in(articleIds)), StoredDiscussion.class).stream()
                .map(StoredDiscussion::discussion)
                .collect(Collectors.toMap(Discussion::articleId, discussion -> discussion));
    }

    /** The article can be read, as it is here. Changes nothing when something newer has been heard of it. */
    void readable(ArticleSnapshot article, long sequence) {
        apply(
                article.articleId(),
                sequence,
                new Update()
                        .set("language", article.language())
                        .set("title", article.title())
                        .set("policy", StoredDiscussion.nameOf(article.comments()))
                        .unset("withdrawnAt"));
    }

    /** The article can no longer be read. Changes nothing when something newer has been heard of it. */
    void withdrawn(String articleId, Instant at, long sequence) {
        apply(articleId, sequence, new Update().set("withdrawnAt", at));
    }

    private void apply(String articleId, long sequence, Update update) {
        inbox.applyIfNewer(StoredDiscussion.class, articleId, "sequence", sequence, update);
    }
}

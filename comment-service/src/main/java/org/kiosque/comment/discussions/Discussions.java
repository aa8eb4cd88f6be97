package org.kiosque.comment.discussions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.kiosque.comment.discussions.Discussion.Withdrawn;
import org.kiosque.comment.discussions.DiscussionException.ArticleWithdrawnException;
import org.kiosque.comment.discussions.DiscussionException.NoSuchDiscussionException;
import org.kiosque.common.events.ArticleSlug;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The articles that this service has heard of. */
@Component
public class Discussions {

    private static final int LONGEST_ID_OR_SLUG = 200;

    private final MongoOperations mongo;

    Discussions(MongoOperations mongo) {
        this.mongo = mongo;
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
}

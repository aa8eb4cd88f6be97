package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All comments, one part after the other, in an order of no meaning. */
@Component
public class CommentArchive {

    private final MongoOperations mongo;

    CommentArchive(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** @return as moderators see them; what was added since the first part may be missing */
    public List<QueuedComment> after(@Nullable String id, int limit) {
        Criteria rest = id == null ? new Criteria() : where("_id").gt(id);
        Query part = query(rest).with(Sort.by("_id")).limit(limit);
        part.fields().exclude(QueuedComment.HIDDEN);
        return mongo.find(part, QueuedComment.class, Comments.COLLECTION);
    }
}

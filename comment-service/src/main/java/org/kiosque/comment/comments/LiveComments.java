package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Where comments stand, for those who are told that something has happened to them. */
@Component
public class LiveComments {

    private final MongoOperations mongo;

    LiveComments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * @param parentId null for one that answers the article
     * @param threadId null for one that begins a thread
     * @param shownAt when it became visible to readers, each time
     */
    public record Live(@Nullable String parentId, @Nullable String threadId, List<Instant> shownAt) {

        /** @return whether readers did not see it before that, and have seen it since: it is not only shown anew */
        public boolean shownBy(Instant event) {
            return shownAt.contains(event.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** @return by id; those that are not there are left out */
    public Map<String, Live> of(Collection<String> ids) {
        Query query = query(where("_id").in(ids));
        query.fields().include("parentId", "threadId", "createdAt", "history.at", "history.before");
        return mongo.find(query, Document.class, Comments.COLLECTION).stream()
                .collect(Collectors.toMap(found -> found.getString("_id"), LiveComments::live));
    }

    private static Live live(Document found) {
        List<Instant> decided = found.getList("history", Document.class, List.of()).stream()
                .filter(entry -> !CommentState.APPROVED.equals(entry.getString("before"))
                        && !Decision.FEATURED.equals(entry.getString("before")))
                .map(entry -> entry.getDate("at").toInstant())
                .collect(Collectors.toList());
        Date created = found.getDate("createdAt");
        decided.add(created.toInstant());
        return new Live(found.getString("parentId"), found.getString("threadId"), List.copyOf(decided));
    }
}

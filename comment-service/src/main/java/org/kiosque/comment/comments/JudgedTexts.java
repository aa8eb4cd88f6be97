package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kiosque.common.paging.Keyset;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What moderators have called spam, and what they have let readers see. */
@Component
public class JudgedTexts {

    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("at");
    private static final int READ_AT_ONCE = 500;

    private final MongoOperations mongo;

    JudgedTexts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public record Judged(boolean spam, String name, String body) {}

    /** @return the id of the last decision of any kind; empty when there was none */
    public Optional<String> last() {
        Query last = NEWEST_FIRST.part(new Criteria(), null, 0);
        last.fields().include("_id");
        return Optional.ofNullable(mongo.findOne(last, Document.class, DecisionLog.COLLECTION))
                .map(line -> line.getString("_id"));
    }

    /** @return the texts that were decided on last, as what they are now; at most that many decisions are looked at */
    public List<Judged> latest(int most) {
        Query decided = NEWEST_FIRST.part(new Criteria(), null, most - 1);
        decided.fields().include("commentId");
        List<String> ids = mongo.find(decided, Document.class, DecisionLog.COLLECTION).stream()
                .map(line -> line.getString("commentId"))
                .distinct()
                .toList();
        Map<String, Judged> texts = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
            read(ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE)), texts);
        }
        return new ArrayList<>(texts.values());
    }

    private void read(List<String> ids, Map<String, Judged> texts) {
        Query judged = query(where("_id")
                .in(ids)
                .and("state.status")
                .in(CommentState.SPAM, CommentState.APPROVED)
                .and("body")
                .ne(""));
        judged.fields().include("author.name", "body", "state.status");
        for (Document found : mongo.find(judged, Document.class, Comments.COLLECTION)) {
            texts.put(
                    found.getString("_id"),
                    new Judged(
                            CommentState.SPAM.equals(
                                    found.get("state", Document.class).getString("status")),
                            found.get("author", Document.class).getString("name"),
                            found.getString("body")));
        }
    }
}

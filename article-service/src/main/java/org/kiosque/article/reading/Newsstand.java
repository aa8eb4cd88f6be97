package org.kiosque.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.site.Cursor;
import org.kiosque.article.site.RandomId;
import org.kiosque.common.events.ArticleSlug;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.ConditionalOperators;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds what is published. */
@Component
class Newsstand {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "publishedAt", "_id");
    private static final int MOST_SUBJECTS = 500;

    private final MongoOperations mongo;

    Newsstand(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * @param idOrSlug the id, or any words that end in a dash and the id
     * @throws NoSuchArticleException when there is none, or readers were never to see it
     * @throws WithdrawnException when readers are no longer to see it
     */
    ReadArticle find(String idOrSlug) {
        String id = ArticleSlug.idIn(idOrSlug);
        ReadArticle found = RandomId.isOne(id) ? mongo.findById(id, ReadArticle.class) : null;
        if (found == null || found.live() == null) {
            throw new NoSuchArticleException();
        }
        if (!found.live()) {
            throw new WithdrawnException();
        }
        return found;
    }

    /** @return newest first, without bodies, at most one more than {@code limit} */
    List<ReadArticle> list(Selection selection, @Nullable Cursor after, int limit) {
        List<Criteria> all = new ArrayList<>();
        all.add(where("live").is(true));
        if (selection.tag() != null) {
            all.add(where("original.tags.key").is(selection.tag()));
        }
        if (selection.author() != null) {
            all.add(where("authors.key").is(selection.author()));
        }
        if (selection.from() != null) {
            all.add(where("publishedAt").gte(selection.from()));
        }
        if (selection.to() != null) {
            all.add(where("publishedAt").lt(selection.to()));
        }
        if (after != null) {
            all.add(new Criteria()
                    .orOperator(
                            where("publishedAt").lt(after.at()),
                            where("publishedAt").is(after.at()).and("_id").lt(after.id())));
        }
        Query query =
                new Query(new Criteria().andOperator(all)).with(NEWEST_FIRST).limit(limit + 1);
        query.fields().exclude("bodies");
        return mongo.find(query, ReadArticle.class);
    }

    /** @return the subjects of what is published, the most frequent first, named as in {@code language} where possible */
    List<Counted> tags(String language) {
        return mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(where("live").is(true)),
                                Aggregation.project()
                                        .and(ConditionalOperators.ifNull("translations." + language + ".text.tags")
                                                .thenValueOf("original.tags"))
                                        .as("subject"),
                                Aggregation.unwind("subject"),
                                Aggregation.group("subject.key")
                                        .first("subject.name")
                                        .as("name")
                                        .count()
                                        .as("count"),
                                Aggregation.sort(Sort.by(Sort.Order.desc("count"), Sort.Order.asc("_id"))),
                                Aggregation.limit(MOST_SUBJECTS)),
                        ReadArticle.COLLECTION,
                        Counted.class)
                .getMappedResults();
    }

    /** @return who wrote what is published, the most frequent first */
    List<Counted> authors() {
        return mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(where("live").is(true)),
                                Aggregation.unwind("authors"),
                                Aggregation.group("authors.key")
                                        .first("authors.name")
                                        .as("name")
                                        .count()
                                        .as("count"),
                                Aggregation.sort(Sort.by(Sort.Order.desc("count"), Sort.Order.asc("_id"))),
                                Aggregation.limit(MOST_SUBJECTS)),
                        ReadArticle.COLLECTION,
                        Counted.class)
                .getMappedResults();
    }

    /**
     * Which articles are wanted; what is null does not matter.
     *
     * @param from the earliest publication
     * @param to publications before this
     */
    record Selection(
            @Nullable String tag,
            @Nullable String author,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** @param id the key of a tag or an author */
    record Counted(String id, String name, long count) {}
}

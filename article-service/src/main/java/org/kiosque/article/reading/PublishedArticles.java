package org.kiosque.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.reading.ReadingException.ArticleWithdrawnException;
import org.kiosque.article.reading.ReadingException.NoSuchArticleException;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds what is published. */
@Component
class PublishedArticles {

    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("publishedAt");
    private static final int MOST_SUBJECTS = 500;

    private static final Duration COUNTS_LAST = Duration.ofSeconds(10);
    private static final int MOST_COUNTS = 200;

    private final MongoOperations mongo;
    /** Counting reads every published article, and everybody may ask: once in a while is enough. */
    private final Cache<String, List<Counted>> counted;

    PublishedArticles(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(COUNTS_LAST)
                .maximumSize(MOST_COUNTS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * @param idOrSlug the id, or any words that end in a dash and the id
     * @throws NoSuchArticleException when there is none, or readers were never to see it
     * @throws ArticleWithdrawnException when readers are no longer to see it
     */
    ReadArticle find(String idOrSlug) {
        String id = ArticleSlug.idIn(idOrSlug);
        ReadArticle found = RandomId.isOne(id) ? mongo.findById(id, ReadArticle.class) : null;
        if (found == null || found.live() == null) {
            throw new NoSuchArticleException();
        }
        if (!found.live()) {
            throw new ArticleWithdrawnException();
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
        Query query = NEWEST_FIRST.part(new Criteria().andOperator(all), after, limit);
        query.fields().exclude("bodies");
        return mongo.find(query, ReadArticle.class);
    }

    /**
     * @return the subjects of what is published, the most frequent first, named as in {@code language} where any article
     *     knows that name; up to ten seconds old
     */
    List<Counted> tags(Language language) {
        return counted.get("tags " + language, _ -> countTags(language));
    }

    /** @return who wrote what is published, the most frequent first; up to ten seconds old */
    List<Counted> authors() {
        return counted.get("authors", _ -> countAuthors());
    }

    private List<Counted> countTags(Language language) {
        String translated = "$translations." + language + ".text.tags";
        var ownName = new Document(
                "$or",
                List.of(
                        new Document("$eq", List.of("$language", language.tag())),
                        new Document("$isArray", List.of(translated))));
        return counting(new Document("subject", new Document("$ifNull", List.of(translated, "$original.tags")))
                .append("own", new Document("$cond", List.of(ownName, 1, 0))));
    }

    private List<Counted> countAuthors() {
        return counting(new Document("subject", "$authors").append("own", new Document("$literal", 1)));
    }

    /**
     * Counts subjects over all that is published. Of several names for one key it takes an own one, of those the most
     * frequent, of those the first in the alphabet.
     *
     * @param subjects projection to {@code subject}, a list of keys and names, and {@code own}, 1 where the names are in
     *     the language asked for; nothing else of the documents is read
     */
    private List<Counted> counting(Document subjects) {
        return mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(where("live").is(true)),
                                _ -> new Document("$project", subjects.append("_id", 0)),
                                Aggregation.unwind("subject"),
                                _ -> new Document(
                                        "$group",
                                        new Document(
                                                        "_id",
                                                        new Document("key", "$subject.key")
                                                                .append("name", "$subject.name")
                                                                .append("own", "$own"))
                                                .append("count", new Document("$sum", 1))),
                                _ -> new Document(
                                        "$sort",
                                        new Document("_id.own", -1)
                                                .append("count", -1)
                                                .append("_id.name", 1)),
                                _ -> new Document(
                                        "$group",
                                        new Document("_id", "$_id.key")
                                                .append("name", new Document("$first", "$_id.name"))
                                                .append("count", new Document("$sum", "$count"))),
                                _ -> new Document("$sort", new Document("count", -1).append("_id", 1)),
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

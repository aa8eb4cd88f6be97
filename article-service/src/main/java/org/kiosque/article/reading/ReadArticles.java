package org.kiosque.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.SubjectUse;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All articles, as readers get them. What is written is what the newest event says, so that repeating is harmless. */
@Component
class ReadArticles implements SubjectUse {

    static final String COLLECTION = "readArticles";

    private static final String LIVE = "live";
    private static final String SEQUENCE = "sequence";
    private static final String WITHDRAWN_AT = "withdrawnAt";
    private static final String WITHDRAWAL_REASON = "withdrawalReason";
    private static final String TAG = "original.tags.key";
    private static final String AUTHOR = "authors.key";
    private static final String SECTION = "section.key";
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("publishedAt");
    private static final Keyset OLDEST_FIRST = Keyset.oldestFirst("publishedAt");
    private static final int MOST_SUBJECTS = 500;
    private static final int NAMES_LOOKED_AT = 50;
    private static final int TRIES = 20;

    private final MongoOperations mongo;
    private final Inbox inbox;

    ReadArticles(MongoOperations mongo, Inbox inbox) {
        this.mongo = mongo;
        this.inbox = inbox;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION, List.of(newestFirst(), newestFirst(TAG), newestFirst(AUTHOR), newestFirst(SECTION)));
    }

    private static Index newestFirst(String... within) {
        var index = new Index(LIVE, Direction.ASC);
        for (String field : within) {
            index.on(field, Direction.ASC);
        }
        return index.on(NEWEST_FIRST.time(), Direction.DESC).on("_id", Direction.DESC);
    }

    /** @return whether an event of the article itself says more than is known */
    boolean lacks(String id, long sequence) {
        return inbox.isNewer(ReadArticle.class, id, SEQUENCE, sequence);
    }

    /** @return whether an event of the article's translation says more than is known */
    boolean lacks(String id, Language language, long sequence) {
        return inbox.isNewer(ReadArticle.class, id, sequenceOf(language), sequence);
    }

    void show(ArticleSnapshot article, Language language, ArticleBody body, long sequence) {
        var text = new ReadArticle.Text(
                article.slug(),
                article.title(),
                article.lead(),
                article.tags(),
                article.image(),
                body.readingMinutes());
        var update = new Update()
                .set("bodies." + language, ReadArticle.Body.of(body, null))
                .set(LIVE, true)
                .unset(WITHDRAWN_AT)
                .unset(WITHDRAWAL_REASON)
                .set("language", language.tag())
                .set("revision", article.revision())
                .set("original", text)
                .set("authors", article.authors())
                .set("policy", article.comments())
                .set("publishedAt", article.publishedAt())
                .set("updatedAt", article.updatedAt())
                .set("corrections", article.corrections());
        setOrUnset(update, "section", article.section());
        setOrUnset(update, "seo", article.seo());
        inbox.applyIfNewer(ReadArticle.class, article.articleId(), SEQUENCE, sequence, update);
    }

    void hide(ArticleWithdrawn article, long sequence) {
        var update = new Update().set(LIVE, false).set(WITHDRAWN_AT, article.withdrawnAt());
        if (article.reason().isBlank()) {
            update.unset(WITHDRAWAL_REASON);
        } else {
            update.set(WITHDRAWAL_REASON, article.reason());
        }
        inbox.applyIfNewer(ReadArticle.class, article.articleId(), SEQUENCE, sequence, update);
    }

    void show(TranslatedArticle translation, boolean offered, Language language, ArticleBody body, long sequence) {
        var text = new ReadArticle.Text(
                translation.slug(),
                translation.title(),
                translation.lead(),
                translation.tags(),
                translation.image(),
                body.readingMinutes());
        String field = translationInto(language);
        var update = new Update()
                .set("bodies." + language, ReadArticle.Body.of(body, translation.segments()))
                .set(field + ".revision", translation.revision())
                .set(field + ".text", text)
                .set(field + ".origin", translation.origin())
                .set(field + ".translatedAt", translation.translatedAt());
        setOrUnset(update, field + ".engine", translation.engine());
        setOrUnset(update, field + ".reviewedBy", translation.reviewedBy());
        setOrUnset(update, field + ".reviewedAt", translation.reviewedAt());
        setOrUnset(update, field + ".tier", translation.tier());
        setOrUnset(update, field + ".offered", offered ? true : null);
        setOrUnset(update, field + ".seo", translation.seo());
        inbox.applyIfNewer(ReadArticle.class, translation.articleId(), sequenceOf(language), sequence, update);
    }

    private static void setOrUnset(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }

    private static String translationInto(Language language) {
        return "translations." + language;
    }

    private static String sequenceOf(Language language) {
        return translationInto(language) + "." + SEQUENCE;
    }

    /**
     * Writes the number of comments at an article. It may be counted twice at the same time: the older count does not win.
     *
     * @param comments counts them anew at every try
     */
    void count(String id, LongSupplier comments) {
        for (int i = 0; i < TRIES; i++) {
            Long before = countedBefore(id);
            long now = comments.getAsLong();
            try {
                mongo.upsert(
                        query(where("_id").is(id).and("counted").is(before)),
                        new Update().set("comments", now).set("counted", before == null ? 1 : before + 1),
                        ReadArticle.class);
                return;
            } catch (DuplicateKeyException countedMeanwhile) {
                // once more, with what the other one has seen
            }
        }
        throw new ConcurrencyFailureException("comments of " + id + " change too fast to be counted");
    }

    private @Nullable Long countedBefore(String id) {
        Query byId = query(where("_id").is(id));
        byId.fields().include("counted");
        ReadArticle found = mongo.findOne(byId, ReadArticle.class);
        return found == null ? null : found.counted();
    }

    Optional<ReadArticle> find(String id) {
        return Optional.ofNullable(mongo.findById(id, ReadArticle.class));
    }

    /** @return those of them that are live, without bodies */
    List<ReadArticle> live(Collection<String> ids) {
        Query some = query(where("_id").in(ids).and(LIVE).is(true));
        some.fields().exclude("bodies");
        return mongo.find(some, ReadArticle.class);
    }

    /** @return what is live, newest first, without bodies, at most one more than {@code limit} */
    List<ReadArticle> list(Selection selection, @Nullable Cursor after, int limit) {
        return list(NEWEST_FIRST, selection, after, limit);
    }

    /** @return these articles with their texts in the language, if any, and in their own, and with nothing else; in no order */
    List<ReadArticle> texts(List<ReadArticle> listed, @Nullable Language language) {
        Query some = query(where("_id")
                .in(listed.stream().map(ReadArticle::id).toList())
                .and(LIVE)
                .is(true));
        Stream.concat(Stream.ofNullable(language), listed.stream().map(ReadingApi::own))
                .distinct()
                .forEach(each -> some.fields().include("bodies." + each));
        return mongo.find(some, ReadArticle.class);
    }

    private List<ReadArticle> list(Keyset order, Selection selection, @Nullable Cursor after, int limit) {
        List<Criteria> all = new ArrayList<>();
        all.add(where(LIVE).is(true));
        if (!selection.tags().isEmpty()) {
            all.add(where(TAG).in(selection.tags()));
        }
        if (!selection.authors().isEmpty()) {
            all.add(where(AUTHOR).in(selection.authors()));
        }
        if (!selection.sections().isEmpty()) {
            all.add(where(SECTION).in(selection.sections()));
        }
        if (!selection.without().isEmpty()) {
            all.add(where("_id").nin(selection.without()));
        }
        if (selection.from() != null) {
            all.add(where(NEWEST_FIRST.time()).gte(selection.from()));
        }
        if (selection.to() != null) {
            all.add(where(NEWEST_FIRST.time()).lt(selection.to()));
        }
        Query part = order.part(new Criteria().andOperator(all), after, limit);
        part.fields().exclude("bodies");
        return mongo.find(part, ReadArticle.class);
    }

    /** @return what was published before it, the latest of that first, without bodies, at most one more than {@code limit} */
    List<ReadArticle> before(Cursor article, List<String> sections, int limit) {
        return list(Selection.inSections(sections, List.of()), article, limit);
    }

    /** @return what was published after it, the earliest of that first, without bodies, at most one more than {@code limit} */
    List<ReadArticle> after(Cursor article, List<String> sections, int limit) {
        return list(OLDEST_FIRST, Selection.inSections(sections, List.of()), article, limit);
    }

    /** @return the subjects of what is live, the most frequent first, named as in {@code language} where that is known */
    List<Subject> tags(Language language) {
        String translated = "$" + translationInto(language) + ".text.tags";
        var ownName = new Document(
                "$or",
                List.of(
                        new Document("$eq", List.of("$language", language.tag())),
                        new Document("$isArray", List.of(translated))));
        return counting(new Document("subject", new Document("$ifNull", List.of(translated, "$original.tags")))
                .append("own", new Document("$cond", List.of(ownName, 1, 0))));
    }

    /** @return who wrote what is live, the most frequent first */
    List<Subject> authors() {
        return counting(new Document("subject", "$authors").append("own", new Document("$literal", 1)));
    }

    /** @return the sections in which live articles stand, by the keys that these have */
    List<Subject> sections() {
        return mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(
                                        where(LIVE).is(true).and(SECTION).gt("")),
                                _ -> new Document(
                                        "$group",
                                        new Document("_id", "$" + SECTION)
                                                .append("name", new Document("$first", "$section.name"))
                                                .append("count", new Document("$sum", 1)))),
                        ReadArticle.class,
                        Subject.class)
                .getMappedResults();
    }

    /**
     * Counts subjects over all that is live. Of several names for one key it takes an own one, of those the most frequent,
     * of those the first in the alphabet.
     *
     * @param subjects projection to {@code subject}, a list of keys and names, and {@code own}, 1 where the names are in
     *     the language asked for; nothing else of the documents is read
     */
    private List<Subject> counting(Document subjects) {
        return mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(where(LIVE).is(true)),
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
                        ReadArticle.class,
                        Subject.class)
                .getMappedResults();
    }

    /** Of what is live. */
    @Override
    public Set<String> names(Kind kind, Collection<String> keys) {
        Query having = query(liveWith(kind, keys)).limit(NAMES_LOOKED_AT);
        String field = fieldOf(kind);
        String list = field.substring(0, field.lastIndexOf('.'));
        having.fields().include(list);
        return mongo.find(having, Document.class, COLLECTION).stream()
                .map(article -> kind == Kind.TAG ? article.get("original", Document.class) : article)
                .flatMap(text -> SubjectUse.in(text.get(list.substring(list.indexOf('.') + 1))))
                .filter(subject -> keys.contains(subject.getString("key")))
                .map(subject -> subject.getString("name"))
                .collect(Collectors.toSet());
    }

    /** @return how many live articles have one of these keys */
    long count(Kind kind, Collection<String> keys) {
        return mongo.count(query(liveWith(kind, keys)), COLLECTION);
    }

    private static Criteria liveWith(Kind kind, Collection<String> keys) {
        return where(LIVE).is(true).and(fieldOf(kind)).in(keys);
    }

    private static String fieldOf(Kind kind) {
        return switch (kind) {
            case TAG -> TAG;
            case AUTHOR -> AUTHOR;
            case SECTION -> SECTION;
        };
    }

    /**
     * Which articles are wanted; what is null or empty does not matter.
     *
     * @param tags keys of which they have one
     * @param authors keys of which they have one
     * @param sections keys of which they have one
     * @param from the earliest publication
     * @param to publications before this
     * @param without ids of those that are not
     */
    record Selection(
            List<String> tags,
            List<String> authors,
            List<String> sections,
            @Nullable Instant from,
            @Nullable Instant to,
            List<String> without) {

        /** @param sections as above; empty for all */
        static Selection inSections(List<String> sections, List<String> without) {
            return new Selection(List.of(), List.of(), sections, null, null, without);
        }
    }

    /** A tag, an author or a section, and how many articles there are. */
    record Subject(@Id String key, String name, long count) {}
}

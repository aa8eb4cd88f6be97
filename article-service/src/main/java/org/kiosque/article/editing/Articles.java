package org.kiosque.article.editing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All articles, as the desk knows them. */
@Component
class Articles {

    static final String COLLECTION = "articles";

    private static final String STATUS = "state.name";
    private static final String KEY = ".key";
    private static final int NAMES_LOOKED_AT = 50;
    private static final Keyset LAST_CHANGED_FIRST = Keyset.newestFirst("changed.at");

    private final MongoOperations mongo;

    Articles(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        lastChangedFirst(new Index()),
                        lastChangedFirst(new Index(STATUS, Direction.ASC)),
                        new Index(Subjects.TAGS.field + KEY, Direction.ASC),
                        new Index(Subjects.AUTHORS.field + KEY, Direction.ASC)));
    }

    private static Index lastChangedFirst(Index within) {
        return within.on(LAST_CHANGED_FIRST.time(), Direction.DESC).on("_id", Direction.DESC);
    }

    Optional<Article> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Article.class));
    }

    /** @return last changed first, without the text of their events, at most one more than {@code limit} */
    List<Article> list(@Nullable String status, @Nullable Cursor after, int limit) {
        Criteria wanted = status == null ? new Criteria() : where(STATUS).is(status);
        Query part = LAST_CHANGED_FIRST.part(wanted, after, limit);
        part.fields().exclude("outbox.pending.data");
        return mongo.find(part, Article.class);
    }

    /** @return the names that have the key in drafts, of some articles if there are many */
    Set<String> names(Subjects subjects, String key) {
        Query having = query(where(subjects.field + KEY).is(key)).limit(NAMES_LOOKED_AT);
        having.fields().include(subjects.field);
        return mongo.find(having, Document.class, COLLECTION).stream()
                .map(article -> article.get("draft", Document.class).get("content", Document.class))
                .flatMap(content -> content.getList(subjects.list, Document.class).stream())
                .filter(subject -> key.equals(subject.getString("key")))
                .map(subject -> subject.getString("name"))
                .collect(Collectors.toSet());
    }

    /** What articles are found by. */
    enum Subjects {
        TAGS("tags"),
        AUTHORS("authors");

        private final String list;
        private final String field;

        Subjects(String list) {
            this.list = list;
            this.field = "draft.content." + list;
        }
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when it is new, and there is one with its id
     * @throws OptimisticLockingFailureException when it has changed since it was read
     */
    Article save(Article article) {
        return mongo.save(article);
    }

    /** @throws OptimisticLockingFailureException when it has changed since it was read */
    void delete(Article article) {
        if (mongo.remove(article).getDeletedCount() == 0) {
            throw new OptimisticLockingFailureException("changed meanwhile: " + article.id());
        }
    }
}

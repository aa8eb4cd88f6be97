package org.kiosque.article.front;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.common.languages.Language;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All front pages on which something comes first. */
@Component
public class Fronts {

    static final String COLLECTION = "fronts";

    private static final String UNTOLD = "untold";

    private final MongoOperations mongo;

    Fronts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(new Index(UNTOLD, Direction.ASC).sparse()));
    }

    /**
     * @param section null for the front page of the whole paper
     * @return the same whatever key the section gets
     */
    public static String id(Language language, @Nullable KnownSubject section) {
        return language.tag() + "/" + (section == null ? "" : section.id());
    }

    public Optional<Front> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Front.class, COLLECTION));
    }

    /** @return ids of articles, in their order */
    public List<String> pins(Language language, @Nullable KnownSubject section) {
        return find(id(language, section)).map(Front::pins).orElse(List.of());
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when it is new, and there is one
     * @throws org.springframework.dao.OptimisticLockingFailureException when it has changed since it was read
     */
    public Front save(Front front) {
        return mongo.save(front, COLLECTION);
    }

    /** @return by id, those after {@code id}, or the first ones when it is null */
    List<Front> after(@Nullable String id, int limit) {
        Criteria next = id == null ? new Criteria() : where("_id").gt(id);
        return mongo.find(query(next).with(Sort.by("_id")).limit(limit), Front.class, COLLECTION);
    }

    /** @return some of those whose change others have not heard of, as far as is known */
    public List<Front> untold(int limit) {
        return mongo.find(query(where(UNTOLD).exists(true)).limit(limit), Front.class, COLLECTION);
    }

    /** Others have heard of it; does not count as a change. Nothing happens when it has changed meanwhile. */
    public void told(Front front) {
        mongo.updateFirst(
                query(where("_id").is(front.id()).and("version").is(front.version())),
                new Update().unset(UNTOLD),
                COLLECTION);
    }
}

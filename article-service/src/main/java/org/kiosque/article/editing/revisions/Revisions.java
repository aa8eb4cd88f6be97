package org.kiosque.article.editing.revisions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kiosque.article.media.MediaUse;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * All texts that were saved before the one that their article holds itself. Each is a document of its own, so that an
 * article's does not grow with its history.
 *
 * <p>A text comes here before the article's document gives it up, and never before it was saved there: whoever dies in
 * between leaves it in both, and nothing is lost or made up.
 */
@Component
public class Revisions implements MediaUse {

    static final String COLLECTION = "revisions";

    private static final String ARTICLE = "articleId";
    private static final String NUMBER = "revision.number";
    private static final String LONG_PART = "revision.content.body";
    private static final String PICTURE = "revision.content.picture.mediaId";
    private static final String SOCIAL = "revision.content.seo.socialImage.mediaId";

    private final MongoOperations mongo;

    Revisions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index(ARTICLE, Direction.ASC).on(NUMBER, Direction.DESC),
                        new Index(PICTURE, Direction.ASC).sparse(),
                        new Index(SOCIAL, Direction.ASC).sparse()));
    }

    /** Keeps a text for good; repeating is harmless. */
    public void keep(String articleId, Revision revision) {
        try {
            mongo.insert(new KeptRevision(idOf(articleId, revision.number()), articleId, revision));
        } catch (DuplicateKeyException keptAlready) {
            // by somebody who then lost the race for the article, or died before the save
        }
    }

    public Optional<Revision> find(String articleId, long number) {
        return Optional.ofNullable(mongo.findById(idOf(articleId, number), KeptRevision.class))
                .map(KeptRevision::revision);
    }

    /** @return those with a lower number, the newest first, all but their bodies */
    public List<Revision> before(long number, String articleId, int limit) {
        Query part = query(where(ARTICLE).is(articleId).and(NUMBER).lt(number))
                .with(Sort.by(Direction.DESC, NUMBER))
                .limit(limit);
        part.fields().exclude(LONG_PART);
        return mongo.find(part, KeptRevision.class).stream()
                .map(KeptRevision::revision)
                .toList();
    }

    /** @return those with a higher number, the oldest first, whole */
    public List<Revision> after(long number, String articleId, int limit) {
        Query part = query(where(ARTICLE).is(articleId).and(NUMBER).gt(number))
                .with(Sort.by(Direction.ASC, NUMBER))
                .limit(limit);
        return mongo.find(part, KeptRevision.class).stream()
                .map(KeptRevision::revision)
                .toList();
    }

    /** Forgets all texts of an article that is no more; repeating is harmless. */
    public void forget(String articleId) {
        mongo.remove(query(where(ARTICLE).is(articleId)), KeptRevision.class);
    }

    /** As their picture; it could be taken up again. */
    @Override
    public List<Use> of(String mediaId, int limit) {
        return Stream.of(PICTURE, SOCIAL)
                .flatMap(field -> {
                    Query showing = query(where(field).is(mediaId)).limit(limit);
                    showing.fields().exclude(LONG_PART);
                    return mongo.find(showing, KeptRevision.class).stream();
                })
                .map(kept ->
                        new Use("revision", kept.id(), kept.revision().content().title()))
                .limit(limit)
                .toList();
    }

    private static String idOf(String articleId, long number) {
        return articleId + "." + number;
    }

    @Document(COLLECTION)
    record KeptRevision(@Id String id, String articleId, Revision revision) {}
}

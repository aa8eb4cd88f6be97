package org.kiosque.translation.translations;

import static org.kiosque.translation.translations.Translations.COLLECTION;
import static org.kiosque.translation.translations.Translations.UNRECORDED;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.glossary.Terms;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What is left to be done elsewhere after a translation has changed, written with the change itself; and what changes of
 * translations when something elsewhere has. Doing it twice does no harm.
 */
@Component
public class TranslationMarks {

    /** Somebody else's change comes in between: that often in a moment it does not. */
    private static final int MOST_TRIES = 10;

    private final MongoOperations mongo;
    private final InstantSource clock;

    TranslationMarks(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @return translations that people have changed since somebody looked for what they have approved */
    public List<Unremembered> unremembered(int most) {
        Query query = query(where("unremembered").is(true)).limit(most);
        query.fields().include("articleId", "language", "reviewed");
        return mongo.find(query, Unremembered.class, COLLECTION);
    }

    /** Crosses it out, unless people have changed something since. */
    public void remembered(Unremembered translation) {
        mongo.updateFirst(
                query(where("_id")
                        .is(translation.id())
                        .and("reviewed.edits")
                        .is(translation.reviewed().edits())),
                new Update().set("unremembered", false),
                COLLECTION);
    }

    /** @return translations of whose sentences something is not in their history yet */
    public List<Unrecorded> unrecorded(int most) {
        Query query = query(where(UNRECORDED + ".key").exists(true)).limit(most);
        query.fields().include(UNRECORDED);
        return mongo.find(query, Unrecorded.class, COLLECTION);
    }

    /** Crosses it out. No new version: who saves the whole meanwhile has it put into the history once more. */
    public void recorded(Unrecorded news) {
        List<String> keys = news.unrecorded().stream().map(Wording::key).toList();
        mongo.updateFirst(
                query(where("_id").is(news.id())),
                new Update().pull(UNRECORDED, new Document("key", new Document("$in", keys))),
                COLLECTION);
    }

    /** Lists what people have changed under an earlier version. */
    public void listUnremembered() {
        mongo.updateMulti(
                query(where("reviewed").exists(true).and("unremembered").isNull()),
                new Update().set("unremembered", true),
                COLLECTION);
    }

    /**
     * Has made again what machines have made without a term, and marks what people have written without it. Repeating it
     * changes nothing.
     *
     * @param after the last one that was looked at; null at the beginning
     * @return the last one that was looked at now; null when there are no more
     */
    public @Nullable String reword(LanguagePair pair, Terms changed, @Nullable String after, int most) {
        Criteria those = where("pair").is(pair.name()).and("status").ne(Status.WITHDRAWN);
        Query part = query(after == null ? those : those.and("_id").gt(after))
                .with(Sort.by("_id"))
                .limit(most);
        List<Translation> some = mongo.find(part, Translation.class);
        for (Translation found : some) {
            reword(found, changed);
        }
        return some.size() < most ? null : some.getLast().id();
    }

    private void reword(Translation found, Terms changed) {
        Translation current = found;
        for (int tries = 1; current != null; tries++) {
            Optional<Translation> next = current.reworded(changed, clock.instant());
            if (next.isEmpty()) {
                return;
            }
            try {
                mongo.save(next.get());
                return;
            } catch (OptimisticLockingFailureException other) {
                if (tries >= MOST_TRIES) {
                    throw other;
                }
                current = mongo.findById(found.id(), Translation.class);
            }
        }
    }
}

package org.kiosque.article.handover;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What people had translated of articles before these came here, one document for each article and language. */
@Component
public class HandedTranslations {

    static final String COLLECTION = "handedTranslations";

    private final MongoOperations mongo;
    private final InstantSource clock;

    HandedTranslations(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Keeps it and hands it on to translation-service; repeating is harmless.
     *
     * @param key of the post that it was
     * @param broughtBy id of the import; null when that is not known
     * @return what counts: that which came first
     */
    public Known hand(TranslationBroughtIn translation, @Nullable String key, @Nullable String broughtBy) {
        var own = Handed.of(translation, key, broughtBy, clock.instant());
        try {
            mongo.insert(own);
            return new Known(key, broughtBy);
        } catch (DuplicateKeyException handedBefore) {
            Handed first = mongo.findById(own.id(), Handed.class);
            return first == null ? new Known(key, broughtBy) : new Known(first.key(), first.broughtBy());
        }
    }

    /**
     * @param key of the post that it was; null when that is not known
     * @param broughtBy id of the import that brought it first; null likewise
     */
    public record Known(@Nullable String key, @Nullable String broughtBy) {}

    /** @return of one article, in the order of their languages */
    public List<TranslationBroughtIn> of(String articleId) {
        Criteria ofArticle = where("_id").gte(articleId + ":").lt(articleId + ";");
        return mongo.find(query(ofArticle).with(Sort.by("_id")), Handed.class).stream()
                .map(Handed::translation)
                .toList();
    }

    /** @param id {@code articleId:language} */
    @Document(COLLECTION)
    record Handed(
            @Id String id,
            TranslationBroughtIn translation,
            @Nullable String key,
            @Nullable String broughtBy,
            Outbox outbox)
            implements HasOutbox {

        static Handed of(
                TranslationBroughtIn translation, @Nullable String key, @Nullable String broughtBy, Instant now) {
            return new Handed(
                    translation.aggregateId(),
                    translation,
                    key,
                    broughtBy,
                    Outbox.empty().with(translation, now));
        }
    }
}

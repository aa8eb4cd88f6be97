package org.kiosque.common.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;

/**
 * Inserts of one kind of document, {@linkplain StoreRounds those of a moment} by one command. Each is as durable as one that
 * goes alone, and repeating one is as harmless. Safe for use by several threads.
 */
public final class GroupedInserts<T> {

    private static final InsertManyOptions EACH_FOR_ITSELF = new InsertManyOptions().ordered(false);

    private final MongoOperations mongo;
    private final MongoPersistentEntity<?> type;
    private final @Nullable ApplicationEventPublisher saved;
    private final StoreRounds<Document, Optional<BulkWriteError>> rounds;

    /** @param saved who is told of each, as by Spring Data ({@link AfterSaveEvent}); null when nobody listens */
    public GroupedInserts(MongoOperations mongo, Class<T> type, @Nullable ApplicationEventPublisher saved) {
        this.mongo = mongo;
        this.type = mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type);
        this.saved = saved;
        this.rounds = new StoreRounds<>("insert-" + this.type.getCollection(), this::insertAll);
    }

    /**
     * @return the document as it is stored, with its first version; empty when there is one of that id already
     * @throws org.springframework.dao.DataAccessException when the store is away, or did not confirm that it lasts
     */
    public Optional<T> insert(T one) {
        T first = withFirstVersion(one);
        var document = new Document();
        mongo.getConverter().write(first, document);
        Optional<BulkWriteError> error = rounds.ask(document);
        if (error.isPresent()) {
            if (ErrorCategory.fromErrorCode(error.get().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw new DataIntegrityViolationException(error.get().getMessage());
        }
        if (saved != null) {
            saved.publishEvent(new AfterSaveEvent<>(first, document, type.getCollection()));
        }
        return Optional.of(first);
    }

    private T withFirstVersion(T one) {
        MongoPersistentProperty version = type.getVersionProperty();
        if (version == null) {
            return one;
        }
        PersistentPropertyAccessor<T> properties = type.getPropertyAccessor(one);
        properties.setProperty(version, 0L);
        return properties.getBean();
    }

    /** @return for each what was wrong with it, if anything */
    private List<Optional<BulkWriteError>> insertAll(List<Document> documents) {
        Map<Integer, BulkWriteError> errors = new HashMap<>();
        mongo.execute(type.getCollection(), collection -> {
            try {
                return collection.insertMany(documents, EACH_FOR_ITSELF);
            } catch (MongoBulkWriteException e) {
                if (e.getWriteConcernError() != null) { // nobody knows whether it lasts
                    throw new MongoWriteConcernException(
                            e.getWriteConcernError(),
                            WriteConcernResult.acknowledged(e.getWriteResult().getInsertedCount(), false, null),
                            e.getServerAddress(),
                            e.getErrorLabels());
                }
                e.getWriteErrors().forEach(error -> errors.put(error.getIndex(), error));
                return null;
            }
        });
        return IntStream.range(0, documents.size())
                .mapToObj(place -> Optional.ofNullable(errors.get(place)))
                .toList();
    }
}

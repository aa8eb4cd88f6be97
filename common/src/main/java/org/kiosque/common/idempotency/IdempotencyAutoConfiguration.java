package org.kiosque.common.idempotency;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.store.FormerCollection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.json.JsonMapper;

/** {@link IdempotencyKeys} for every servlet-based service that has a store. */
@AutoConfiguration(
        afterName = {
            "org.kiosque.common.time.TimeAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, MongoOperations.class, JsonMapper.class})
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(
            MongoOperations mongo,
            InstantSource clock,
            JsonMapper json,
            @Qualifier("formerAnswers") FormerCollection former) {
        return new IdempotencyKeys(mongo, clock, json, former);
    }

    @Bean
    FormerCollection formerAnswers(MongoOperations mongo) {
        return new FormerCollection(mongo, "answers", KeyedRequest.COLLECTION);
    }

    @Bean
    IdempotencyProblems idempotencyProblems() {
        return new IdempotencyProblems();
    }

    /** Clears away what nobody asks for again; what has expired does not count in any case. */
    @Bean
    CollectionIndexes keyedRequestIndexes() {
        return new CollectionIndexes(
                KeyedRequest.COLLECTION, List.of(new Index("expiresAt", Direction.ASC).expire(Duration.ZERO)));
    }
}

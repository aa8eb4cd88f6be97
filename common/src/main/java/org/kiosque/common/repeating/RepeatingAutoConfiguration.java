package org.kiosque.common.repeating;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.json.JsonMapper;

/** {@link FirstAnswers} for every servlet-based service that has a store. */
@AutoConfiguration(
        afterName = {
            "org.kiosque.common.delivery.DeliveryAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, MongoOperations.class, JsonMapper.class})
public class RepeatingAutoConfiguration {

    @Bean
    FirstAnswers firstAnswers(MongoOperations mongo, ObjectProvider<InstantSource> clock, JsonMapper json) {
        return new FirstAnswers(mongo, clock.getIfAvailable(InstantSource::system), json);
    }

    @Bean
    RepeatingProblems repeatingProblems() {
        return new RepeatingProblems();
    }

    /** Clears away what nobody asks for again; what has expired does not count in any case. */
    @Bean
    CollectionIndexes answerIndexes() {
        return new CollectionIndexes(
                FirstAnswer.COLLECTION, List.of(new Index("expiresAt", Direction.ASC).expire(Duration.ZERO)));
    }
}

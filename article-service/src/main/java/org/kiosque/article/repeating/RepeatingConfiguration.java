package org.kiosque.article.repeating;

import java.time.Duration;
import java.util.List;
import org.kiosque.article.site.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class RepeatingConfiguration {

    /** Clears away what nobody asks for again; what has expired does not count in any case. */
    @Bean
    CollectionIndexes answerIndexes() {
        return new CollectionIndexes(
                FirstAnswer.COLLECTION, List.of(new Index("expiresAt", Direction.ASC).expire(Duration.ZERO)));
    }
}

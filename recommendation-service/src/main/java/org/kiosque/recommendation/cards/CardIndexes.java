package org.kiosque.recommendation.cards;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the indexes that finding the latest needs, as soon as the store answers: the service starts without it. */
@Component
class CardIndexes {

    private static final Logger log = LoggerFactory.getLogger(CardIndexes.class);

    private final MongoOperations mongo;
    private volatile boolean made;

    CardIndexes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void make() {
        if (made) {
            return;
        }
        try {
            for (String language : new String[] {"original.language", "translatedInto"}) {
                mongo.indexOps(ArticleCards.class)
                        .createIndex(new Index()
                                .on("live", Direction.ASC)
                                .on(language, Direction.ASC)
                                .on("publishedAt", Direction.DESC)
                                .on("_id", Direction.DESC));
            }
            made = true;
        } catch (DataAccessException e) {
            log.warn("The store's indexes cannot be made yet: {}", e.toString());
        }
    }
}

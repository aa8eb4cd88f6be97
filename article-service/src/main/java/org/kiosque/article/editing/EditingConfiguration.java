package org.kiosque.article.editing;

import java.time.Duration;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

@Configuration(proxyBeanMethods = false)
class EditingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EditingConfiguration.class);
    private static final int WORDS_AT_ONCE = 200;
    private static final Duration WORDS_LATER = Duration.ofSeconds(10);

    @Bean
    OutboxRelay articleRelay(OutboxRelays relays) {
        return relays.relay(Article.class, Topics.ARTICLES);
    }

    @Bean
    MongoCustomConversions conversions() {
        return new MongoCustomConversions(StateConversions.all());
    }

    @Bean
    BackgroundLoop schedule(DuePlans plans) {
        return new BackgroundLoop("schedule", plans::look);
    }

    /** Until all have them that an earlier version stored without; another try later when the store is away. */
    @Bean
    BackgroundLoop articleWords(Articles articles) {
        return new BackgroundLoop("article-words", () -> {
            try {
                return articles.complete(WORDS_AT_ONCE) == 0 ? null : Duration.ZERO;
            } catch (DataAccessException e) {
                log.atWarn().log("Articles are found by their words and images later: {}", e.toString());
                return WORDS_LATER;
            }
        });
    }

    @Bean
    CollectionIndexes articleIndexes() {
        return Articles.indexes();
    }
}

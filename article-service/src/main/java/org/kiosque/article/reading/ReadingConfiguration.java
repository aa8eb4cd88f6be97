package org.kiosque.article.reading;

import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.outbox.LocalListener;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    /** A publication shows at once, with or without Kafka; the topic repeats it in case the process dies in between. */
    @Bean
    LocalListener<ArticleEvent> readCopiesAtOnce(ReadCopies copies) {
        return new LocalListener<>(ArticleEvent.class, received -> copies.apply(received.event(), received.sequence()));
    }

    @Bean
    CollectionIndexes readArticleIndexes() {
        return ReadArticles.indexes();
    }

    @Bean
    CollectionIndexes countedCommentIndexes() {
        return CountedComments.indexes();
    }
}

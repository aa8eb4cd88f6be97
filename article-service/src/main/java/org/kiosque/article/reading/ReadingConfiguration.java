package org.kiosque.article.reading;

import java.util.List;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.outbox.LocalListener;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    /** A publication shows at once, with or without Kafka; the topic repeats it in case the process dies in between. */
    @Bean
    LocalListener<ArticleEvent> readCopiesAtOnce(ReadCopies copies) {
        return new LocalListener<>(ArticleEvent.class, received -> copies.apply(received.event(), received.sequence()));
    }

    @Bean
    CollectionIndexes readArticleIndexes() {
        return new CollectionIndexes(
                ReadArticle.COLLECTION,
                List.of(newestFirst(), newestFirst("original.tags.key"), newestFirst("authors.key")));
    }

    @Bean
    CollectionIndexes countedCommentIndexes() {
        return new CollectionIndexes(
                CountedComment.COLLECTION, List.of(new Index("articleId", Direction.ASC).on("visible", Direction.ASC)));
    }

    private static Index newestFirst(String... within) {
        var index = new Index("live", Direction.ASC);
        for (String field : within) {
            index.on(field, Direction.ASC);
        }
        return index.on("publishedAt", Direction.DESC).on("_id", Direction.DESC);
    }
}

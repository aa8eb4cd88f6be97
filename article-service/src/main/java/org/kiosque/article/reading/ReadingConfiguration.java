package org.kiosque.article.reading;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

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

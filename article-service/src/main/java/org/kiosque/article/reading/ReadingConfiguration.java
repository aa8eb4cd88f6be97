package org.kiosque.article.reading;

import java.time.Duration;
import java.util.List;
import org.kiosque.article.site.CollectionIndexes;
import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    private static final Duration COMMENTS_KEPT = Duration.ofDays(7);

    /** All that is read here, so that no other service has to be started first. */
    @Bean
    NewTopics topicsRead(KiosqueTopics topics) {
        return new NewTopics(
                topics.compacted(Topics.ARTICLES),
                topics.deadLettersOf(Topics.ARTICLES),
                topics.compacted(Topics.TRANSLATIONS),
                topics.deadLettersOf(Topics.TRANSLATIONS),
                topics.keptFor(COMMENTS_KEPT, Topics.COMMENTS),
                topics.deadLettersOf(Topics.COMMENTS));
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

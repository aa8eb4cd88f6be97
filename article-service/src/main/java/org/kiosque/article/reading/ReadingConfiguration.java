package org.kiosque.article.reading;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.answers.HotCall;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.LocalListener;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    /** A broker that is gone is noticed after twice that: so long, at most, a change stays unseen. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A publication shows at once, with or without Kafka; the topic repeats it in case the process dies in between. */
    @Bean
    LocalListener<ArticleEvent> readCopiesAtOnce(ReadCopies copies) {
        return new LocalListener<>(ArticleEvent.class, received -> copies.apply(received.event(), received.sequence()));
    }

    @Bean
    HotCall oneArticle() {
        return new HotCall("/api/v1/articles/{idOrSlug}", Pattern.compile("/api/v1/articles/[A-Za-z0-9-]{1,200}"));
    }

    @Bean
    HotCall neighboursOfAnArticle() {
        return new HotCall(
                "/api/v1/articles/{idOrSlug}/neighbours",
                Pattern.compile("/api/v1/articles/[A-Za-z0-9-]{1,200}/neighbours"));
    }

    @Bean
    HotCall listOfArticles() {
        return new HotCall("/api/v1/articles", Pattern.compile("/api/v1/articles"));
    }

    @Bean
    HotCall oneAuthor() {
        return new HotCall("/api/v1/authors/{key}", Pattern.compile("/api/v1/authors/[A-Za-z0-9-]{1,100}"));
    }

    /** What other replicas do, and other services. */
    @Bean
    TopicReplay readingFeed(Changes changes, KafkaProperties kafka) {
        var replay = new TopicReplay(
                "reads",
                List.of(Topics.ARTICLES, Topics.TRANSLATIONS, Topics.COMMENTS),
                TopicReplay.Start.END,
                kafka,
                LOOK,
                new ReadingFeed(changes));
        changes.followedBy(replay::isCurrent);
        return replay;
    }

    @Bean
    CollectionIndexes readArticleIndexes() {
        return ReadArticles.indexes();
    }

    @Bean
    CollectionIndexes countedCommentIndexes() {
        return CountedComments.indexes();
    }

    @Bean
    BackgroundLoop commentCounting(CountedComments comments) {
        return new BackgroundLoop("comment-counting", comments::countOwed);
    }
}

package org.kiosque.comment.newsletter;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.events.TranslationOffered;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Hears what can be read, in a group of its own: what goes wrong here holds up no discussion. Repeated and late events change nothing.
 */
record StoryListener(Stories stories) {

    private static final String GROUP = "${spring.application.name}.newsletter";

    private static final String GIST = "gist";

    @KafkaListener(topics = Topics.ARTICLES, groupId = GROUP)
    void onArticle(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class).ifPresent(this::readable);
    }

    @KafkaListener(topics = Topics.TRANSLATIONS, groupId = GROUP)
    void onTranslation(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, TranslationEvent.class).ifPresent(this::translated);
    }

    private void readable(ReceivedEvent<ArticleEvent> received) {
        switch (received.event()) {
            case ArticlePublished(var article) -> add(article, received.sequence());
            case ArticleRevised(var article) -> add(article, received.sequence());
            case ArticleWithdrawn _ -> {} // looked up when a letter is written
        }
    }

    private void add(ArticleSnapshot article, long sequence) {
        var story = new Story(
                Story.id(article.articleId(), article.language()),
                sequence,
                article.articleId(),
                article.language(),
                article.language(),
                article.slug(),
                article.title(),
                article.lead(),
                article.tags().stream().map(Tag::key).toList(),
                article.section() == null ? null : article.section().key(),
                article.publishedAt());
        stories.add(story, article.publishedAt());
    }

    private void translated(ReceivedEvent<TranslationEvent> received) {
        switch (received.event()) {
            case TranslationCompleted(var translation)
            when !GIST.equals(translation.tier()) -> add(translation, received.sequence());
            case TranslationCompleted _, TranslationOffered _ -> {} // nothing to send anybody
        }
    }

    private void add(TranslatedArticle article, long sequence) {
        var story = new Story(
                Story.id(article.articleId(), article.language()),
                sequence,
                article.articleId(),
                article.language(),
                article.originalLanguage(),
                article.slug(),
                article.title(),
                article.lead(),
                article.tags().stream().map(Tag::key).toList(),
                null,
                article.publishedAt());
        stories.add(story, article.publishedAt());
    }
}

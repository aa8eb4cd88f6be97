package org.kiosque.comment.newsletter;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.news.ReadableStory;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Hears what can be read, in a group of its own: what goes wrong here holds up no discussion. Repeated and late events change nothing.
 */
record StoryListener(Stories stories) {

    private static final String GROUP = "${spring.application.name}.newsletter";

    @KafkaListener(topics = Topics.ARTICLES, groupId = GROUP)
    void onArticle(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReadableStory.ofArticle(record).ifPresent(this::add);
    }

    @KafkaListener(topics = Topics.TRANSLATIONS, groupId = GROUP)
    void onTranslation(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReadableStory.ofTranslation(record).ifPresent(this::add);
    }

    private void add(ReadableStory story) {
        stories.add(Story.of(story), story.publishedAt());
    }
}

package org.kiosque.recommendation.cards;

import io.cloudevents.CloudEvent;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the cards from what the services tell; the replicas share the work as one consumer group. */
@Component
class CardsFeed {

    private static final Logger log = LoggerFactory.getLogger(CardsFeed.class);

    private final Cards cards;

    CardsFeed(Cards cards) {
        this.cards = cards;
    }

    @KafkaListener(id = "cards-articles", idIsGroup = false, topics = Topics.ARTICLES)
    void onArticle(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class)
                .ifPresent(received -> cards.apply(received.event(), received.sequence()));
    }

    @KafkaListener(id = "cards-translations", idIsGroup = false, topics = Topics.TRANSLATIONS)
    void onTranslation(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, TranslationEvent.class).ifPresent(received -> {
            switch (received.event()) {
                case TranslationCompleted(TranslatedArticle translation) -> {
                    if (isLanguageTag(translation.language())) {
                        cards.apply(translation, received.sequence());
                    } else {
                        log.atWarn()
                                .addKeyValue("event", received.id())
                                .addKeyValue("language", translation.language())
                                .log("A translation into something that is no language is left out");
                    }
                }
            }
        });
    }

    /** The tag becomes part of a field's name. */
    private static boolean isLanguageTag(String language) {
        return !Locale.forLanguageTag(language).getLanguage().isEmpty() && language.matches("[A-Za-z0-9-]+");
    }
}

package org.kiosque.translation.making;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.tracing.TraceParent;
import org.kiosque.translation.translations.Translations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Turns what happens to articles into translations that are wanted. Repeated and late events change nothing. */
@Component
record ArticleListener(
        Translations translations, BroughtInTranslations broughtIn, TranslationWorker worker, SiteLanguages site) {

    private static final Logger log = LoggerFactory.getLogger(ArticleListener.class);

    @KafkaListener(topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class).ifPresent(this::apply);
        ReceivedEvent.from(record, TranslationBroughtIn.class).ifPresent(received -> broughtIn.take(received.event()));
    }

    private void apply(ReceivedEvent<ArticleEvent> received) {
        switch (received.event()) {
            case ArticlePublished(ArticleSnapshot article) -> want(article, received.sequence());
            case ArticleRevised(ArticleSnapshot article) -> want(article, received.sequence());
            case ArticleWithdrawn withdrawn -> {
                for (Language language : site.languages()) {
                    translations.withdraw(withdrawn.articleId(), language, received.sequence(), withdrawn.reason());
                }
            }
        }
    }

    private void want(ArticleSnapshot article, long sequence) {
        Language own = Language.of(article.language());
        for (Language language : site.languages()) {
            if (language.equals(own)) {
                // Also remembers, should the article's language ever change, that this one needs no translation.
                translations.withdraw(article.articleId(), language, sequence, "the article's own language");
            } else if (translations.want(article, language, sequence, TraceParent.current())) {
                log.atInfo()
                        .addKeyValue("article", article.articleId())
                        .addKeyValue("language", language.tag())
                        .addKeyValue("revision", article.revision())
                        .log("Translation wanted");
                worker.nudge();
            }
        }
        broughtIn.apply(article.articleId());
    }
}

package org.kiosque.gateway.edge.news;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.DiscussionRuled;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.ImportEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;

/**
 * Tells from events which pages are of yesterday. What cannot be understood may be about any page that its key does not exclude,
 * so that a newer producer's events, and broken ones, leave no page as it was.
 */
final class NewsFeed implements TopicReplay.Listener {

    static final List<String> TOPICS = List.of(Topics.ARTICLES, Topics.TRANSLATIONS, Topics.COMMENTS);

    private final News news;
    private final MeterRegistry meters;
    private final List<String> everyList;

    NewsFeed(News news, SiteLanguages site, MeterRegistry meters) {
        this.news = news;
        this.meters = meters;
        this.everyList = site.languages().stream().flatMap(NewsFeed::lists).toList();
    }

    private static Stream<String> lists(Language language) {
        return Stream.of(SurrogateKeys.list(language), SurrogateKeys.shelf(language));
    }

    @Override
    public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) {
        meters.counter("kiosque.news.heard", "topic", record.topic()).increment();
        try {
            ReceivedEvent.from(record, Event.class).ifPresentOrElse(this::tell, () -> suspect(record));
        } catch (RuntimeException unreadable) {
            suspect(record);
            throw unreadable;
        }
        return true;
    }

    private void tell(ReceivedEvent<Event> received) {
        switch (received.event()) {
            // In every language's list: there it stands in its own until it is translated.
            case ArticleEvent article ->
                news.tellOfArticle(
                        article.articleId(), article instanceof ArticleWithdrawn, received.sequence(), everyList);
            case TranslationEvent told ->
                news.tell(Stream.concat(
                                Stream.of(
                                        SurrogateKeys.article(told.translation().articleId())),
                                Language.find(told.translation().language()).stream()
                                        .flatMap(NewsFeed::lists))
                        .toList());
            case CommentEvent comment -> news.tell(Set.of(SurrogateKeys.thread(comment.articleId())));
            case DiscussionRuled ruled ->
                news.tell(Set.of(
                        ruled.articleId() == null ? SurrogateKeys.SITE : SurrogateKeys.thread(ruled.articleId())));
            case ImportEvent _ -> {} // what comes of it is told when it has come
        }
    }

    private void suspect(ConsumerRecord<String, ?> record) {
        String key = record.key();
        boolean known = key != null && (isOf(Topics.ARTICLES, record) || isOf(Topics.TRANSLATIONS, record));
        news.tell(
                known
                        ? Stream.concat(Stream.of(SurrogateKeys.article(key.split(":", 2)[0])), everyList.stream())
                                .toList()
                        : Set.of(SurrogateKeys.SITE));
    }

    private static boolean isOf(String topic, ConsumerRecord<?, ?> record) {
        return record.topic().equals(topic);
    }

    /** What was told before nobody here has heard, and services may be about to take it in. */
    @Override
    public void caughtUp() {
        news.tell(Set.of(SurrogateKeys.SITE));
    }
}

package org.kiosque.recommendation;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.testing.TestKafka;

/** Tells what article-service and translation-service would. */
public final class Announcer implements AutoCloseable {

    private final Producer<String, CloudEvent> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new CloudEventSerializer());

    public void published(ArticleSnapshot article, long sequence) {
        tell(new ArticlePublished(article), sequence);
    }

    public void tell(ArticleEvent event, long sequence) {
        send(Topics.ARTICLES, event, sequence);
    }

    public void translated(TranslatedArticle translation, long sequence) {
        send(Topics.TRANSLATIONS, new TranslationCompleted(translation), sequence);
    }

    /** A record under this key that is no event of ours. */
    public void nonsense(String topic, String key) {
        send(
                topic,
                key,
                CloudEventBuilder.v1()
                        .withId(UUID.randomUUID().toString())
                        .withSource(URI.create("/test"))
                        .withType("article.published.v1")
                        .withData("application/json", "{\"article\":".getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    /** A record of a known type, in its place, in which everything is missing. */
    public void incomplete(String topic, String key, long sequence) {
        send(
                topic,
                key,
                CloudEventBuilder.v1()
                        .withId(UUID.randomUUID().toString())
                        .withSource(URI.create("/test"))
                        .withType("article.published.v1")
                        .withSubject(key)
                        .withTime(OffsetDateTime.parse("2026-11-20T08:00:00Z"))
                        .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(sequence))
                        .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    private void send(String topic, Event event, long sequence) {
        send(
                topic,
                event.aggregateId(),
                CloudEventBuilder.v1()
                        .withId(event.aggregateId() + "-" + sequence)
                        .withSource(URI.create("/test"))
                        .withType(EventFormat.typeOf(event))
                        .withSubject(event.aggregateId())
                        .withTime(OffsetDateTime.parse("2026-11-20T08:00:00Z"))
                        .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(sequence))
                        .withData("application/json", EventFormat.write(event).getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    private void send(String topic, String key, CloudEvent event) {
        try {
            producer.send(new ProducerRecord<>(topic, key, event)).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("cannot tell " + event, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

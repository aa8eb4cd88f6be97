package org.kiosque.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.testing.GoldenSamples;

class ReceivedEventTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void countNoMore() {
        Metrics.removeRegistry(meters);
    }

    private static ConsumerRecord<String, @Nullable CloudEvent> record(String topic, String type, String data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("urn:kiosque:test"))
                .withType(type)
                .withTime(OffsetDateTime.parse("2026-11-02T06:00:00Z"))
                .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(7))
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
        return new ConsumerRecord<>(topic, 0, 0, "key", event);
    }

    private static String sample(String type) {
        return new String(GoldenSamples.of(type), StandardCharsets.UTF_8);
    }

    private static Optional<ReceivedEvent<ArticleEvent>> published(String language) {
        String data = sample("article.published.v1")
                .replace("\"language\":\"fr\"", "\"language\":\"" + language + "\"")
                .replace("\"language\": \"fr\"", "\"language\": \"" + language + "\"");
        return ReceivedEvent.from(record("articles", "article.published.v1", data), ArticleEvent.class);
    }

    @Test
    void anEventIsReadWithItsPlaceAmongThoseOfItsAggregate() {
        assertThat(published("fr"))
                .hasValueSatisfying(received -> assertThat(received.sequence()).isEqualTo(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "und", "not a tag", "fr.en", "$fr", "français"})
    void aLanguageThatIsNoneIsSkippedAndCountedAndNoDeadLetter(String tag) {
        assertThat(published(tag)).isEmpty();
        assertThat(meters.counter("events.skipped", "topic", "articles").count())
                .isEqualTo(1);
    }

    @Test
    void aTranslationIsReadOrSkippedByBothItsLanguages() {
        String data = sample("translation.completed.v1");
        assertThat(ReceivedEvent.from(record("translations", "translation.completed.v1", data), TranslationEvent.class))
                .isPresent();
        String odd = data.replaceAll("\"originalLanguage\"\\s*:\\s*\"[^\"]*\"", "\"originalLanguage\":\"?\"");
        assertThat(odd).isNotEqualTo(data);
        assertThat(ReceivedEvent.from(record("translations", "translation.completed.v1", odd), TranslationEvent.class))
                .isEmpty();
        assertThat(meters.counter("events.skipped", "topic", "translations").count())
                .isEqualTo(1);
    }
}

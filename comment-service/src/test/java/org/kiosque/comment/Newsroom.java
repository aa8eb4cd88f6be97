package org.kiosque.comment;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.core.KafkaTemplate;

/** Tells of articles as article-service does. */
final class Newsroom {

    private static final Instant TIME = Instant.parse("2026-11-02T06:00:00Z");

    private final KafkaTemplate<String, CloudEvent> kafka;

    Newsroom(KafkaTemplate<String, CloudEvent> kafka) {
        this.kafka = kafka;
    }

    void published(String id, long sequence, CommentPolicy policy) throws Exception {
        send(new ArticlePublished(snapshot(id, policy, "Le train de nuit")), sequence);
    }

    void revised(String id, long sequence, CommentPolicy policy, String title) throws Exception {
        send(new ArticleRevised(snapshot(id, policy, title)), sequence);
    }

    void withdrawn(String id, long sequence) throws Exception {
        send(new ArticleWithdrawn(id, "A mistake", TIME), sequence);
    }

    private static ArticleSnapshot snapshot(String id, CommentPolicy policy, String title) {
        return new ArticleSnapshot(
                id,
                1,
                "fr",
                "le-train-" + id,
                title,
                null,
                "Il pleut.",
                List.of(),
                List.of(),
                null,
                policy,
                TIME,
                TIME);
    }

    private void send(Event event, long sequence) throws Exception {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("urn:kiosque:article-service"))
                .withType(EventFormat.typeOf(event))
                .withSubject(event.aggregateId())
                .withTime(TIME.atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(sequence))
                .withData(EventFormat.write(event).getBytes(StandardCharsets.UTF_8))
                .build();
        kafka.send(Topics.ARTICLES, event.aggregateId(), cloudEvent).get(20, TimeUnit.SECONDS);
    }
}

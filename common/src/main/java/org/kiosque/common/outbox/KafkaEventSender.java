package org.kiosque.common.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends pending events as CloudEvents, each within the trace of the request that caused it. */
final class KafkaEventSender implements OutboxRelay.EventSender {

    private static final int DEEPEST = 10;

    private final KafkaTemplate<String, CloudEvent> kafka;
    private final ObjectProvider<Tracer> tracer;
    private final ObjectProvider<Propagator> propagator;
    private final Duration timeout;
    private final URI source;

    KafkaEventSender(
            KafkaTemplate<String, CloudEvent> kafka,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            Duration timeout,
            String source) {
        this.kafka = kafka;
        this.tracer = tracer;
        this.propagator = propagator;
        this.timeout = timeout;
        this.source = URI.create(source);
    }

    @Override
    public void send(String topic, PendingEvent event) throws Exception {
        Tracer tracing = tracer.getIfAvailable();
        Propagator continuing = propagator.getIfAvailable();
        if (tracing == null || continuing == null || event.traceparent() == null) {
            deliver(topic, event);
            return;
        }
        Span span = continuing
                .extract(event, KafkaEventSender::headerOf)
                .name("outbox relay")
                .start();
        try (var _ = tracing.withSpan(span)) {
            deliver(topic, event);
        } catch (Exception e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static @Nullable String headerOf(PendingEvent event, String name) {
        return name.equals("traceparent") ? event.traceparent() : null;
    }

    private void deliver(String topic, PendingEvent event) throws Exception {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(event.sequence()))
                .withData("application/json", event.data().getBytes(StandardCharsets.UTF_8))
                .build();
        try {
            kafka.send(topic, event.subject(), cloudEvent).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | KafkaException e) {
            throw causedByTheBroker(e) ? new IOException("the broker does not acknowledge", e) : e;
        }
    }

    /** What Kafka itself would try again, such as any time-out, is not the event's fault. */
    private static boolean causedByTheBroker(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}

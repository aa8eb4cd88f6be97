package org.kiosque.common.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import org.kiosque.common.text.Mailboxes;

/**
 * Nobody's e-mail address leaves with a span, whoever wrote it there: frameworks tell the address of each request, and what an
 * exception says.
 */
record SpansWithoutMailboxes(SpanExporter exporter) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(Span::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static Attributes hidden(Attributes attributes) {
        var hidden = attributes.toBuilder();
        attributes.forEach((key, value) -> {
            if (key.getType() == AttributeType.STRING && value instanceof String text) {
                hidden.put(AttributeKey.stringKey(key.getKey()), Mailboxes.hidden(text));
            }
        });
        return hidden.build();
    }

    /** As it was, but for anybody's address. */
    private static final class Span extends DelegatingSpanData {

        Span(SpanData span) {
            super(span);
        }

        @Override
        public String getName() {
            return Mailboxes.hidden(super.getName());
        }

        @Override
        public Attributes getAttributes() {
            return hidden(super.getAttributes());
        }

        @Override
        public List<EventData> getEvents() {
            return super.getEvents().stream().map(Span::withoutMailboxes).toList();
        }

        @Override
        public StatusData getStatus() {
            StatusData status = super.getStatus();
            return StatusData.create(status.getStatusCode(), Mailboxes.hidden(status.getDescription()));
        }

        /** An exception becomes an event like any other: with the attributes by which collectors know it. */
        private static EventData withoutMailboxes(EventData event) {
            return EventData.create(
                    event.getEpochNanos(),
                    Mailboxes.hidden(event.getName()),
                    hidden(event.getAttributes()),
                    event.getTotalAttributeCount());
        }
    }
}

package org.kiosque.common.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.tracing.TraceParent;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;

/**
 * The part of an aggregate's document that holds its events until Kafka has acknowledged them. It is written together
 * with the aggregate's own change, as one document, so that a change and its event can never part, without transactions.
 *
 * @param sequence of the newest event; 0 when there was none yet. It is the time of the event in milliseconds since 1970, or one
 *     more than that of the event before where that is higher: so it never goes back, not even where an older backup of the
 *     store was restored, and others never take what is new for old
 * @param pending not yet acknowledged, in order
 * @param since when the oldest pending event happened; null when none is pending (then the field is absent, which keeps
 *     the index on it small)
 * @param hold the relay that alone may send them for now, without a lease: of a document that has just been made; null for
 *     none
 */
public record Outbox(
        long sequence,
        List<PendingEvent> pending,
        @Nullable Instant since,
        @Nullable Hold hold) {

    /** Name of the document field. */
    public static final String FIELD = "outbox";

    @PersistenceCreator
    public Outbox {
        pending = List.copyOf(pending);
    }

    public Outbox(long sequence, List<PendingEvent> pending, @Nullable Instant since) {
        this(sequence, pending, since, null);
    }

    /**
     * Takes the place of a lease for the first events of a document, since it is written with them.
     *
     * @param by a relay, by the name that it has as long as it lives
     * @param until when others may take it for dead
     */
    public record Hold(String by, Instant until) {}

    public static Outbox empty() {
        return new Outbox(0, List.of(), null, null);
    }

    Outbox heldBy(Hold relay) {
        return new Outbox(sequence, pending, since, relay);
    }

    /**
     * @return this outbox with one event in place of all that wait: for an aggregate whose every event says all, so that it
     *     does not grow while the broker is away; others have waited since the first of them
     */
    public Outbox withOnly(Event event, Instant time) {
        Outbox more = with(event, time);
        return new Outbox(more.sequence(), List.of(more.pending().getLast()), more.since(), hold);
    }

    /** @return this outbox with one more event, serialised now and stamped with the trace of the current request */
    public Outbox with(Event event, Instant time) {
        long next = Math.max(sequence + 1, time.toEpochMilli());
        var added = new PendingEvent(
                UUID.randomUUID().toString(),
                EventFormat.typeOf(event),
                event.aggregateId(),
                next,
                time,
                TraceParent.current(),
                EventFormat.write(event),
                event);
        var more = new ArrayList<>(pending);
        more.add(added);
        return new Outbox(next, more, since == null ? time : since, hold);
    }

    /**
     * @param id becomes {@code ce_id}: the same at every repetition
     * @param subject becomes {@code ce_subject} and the Kafka key
     * @param traceparent W3C; null when the event was not caused by a traced request
     * @param data JSON
     * @param event what {@code data} says; only until it is stored, null in what was read from the store
     */
    public record PendingEvent(
            String id,
            String type,
            String subject,
            long sequence,
            Instant time,
            @Nullable String traceparent,
            String data,
            @Transient @Nullable Event event) {

        @PersistenceCreator
        PendingEvent(
                String id,
                String type,
                String subject,
                long sequence,
                Instant time,
                @Nullable String traceparent,
                String data) {
            this(id, type, subject, sequence, time, traceparent, data, null);
        }
    }
}

package org.kiosque.common.outbox;

import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.Event;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;

/** Nudges the relay of an aggregate that has just been saved, and tells its new events to who listens in this process. */
final class AfterSave extends AbstractMongoEventListener<HasOutbox> {

    private static final Logger log = LoggerFactory.getLogger(AfterSave.class);

    private final ObjectProvider<OutboxRelay> relays;
    private final ObjectProvider<LocalListener<?>> listeners;

    AfterSave(ObjectProvider<OutboxRelay> relays, ObjectProvider<LocalListener<?>> listeners) {
        this.relays = relays;
        this.listeners = listeners;
    }

    @Override
    public void onAfterSave(AfterSaveEvent<HasOutbox> saved) {
        HasOutbox aggregate = saved.getSource();
        if (aggregate.outbox().pending().isEmpty()) {
            return;
        }
        relays.stream().filter(relay -> relay.emits(aggregate)).forEach(relay -> relay.saved(aggregate));
        for (PendingEvent pending : aggregate.outbox().pending()) {
            Event event = pending.event();
            if (event != null) {
                listeners.forEach(listener -> tell(listener, event, pending));
            }
        }
    }

    private static <E extends Event> void tell(LocalListener<E> listener, Event event, PendingEvent pending) {
        if (!listener.family().isInstance(event)) {
            return;
        }
        try {
            listener.action()
                    .accept(new ReceivedEvent<>(
                            listener.family().cast(event), pending.id(), pending.sequence(), pending.time()));
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("aggregate", event.aggregateId())
                    .addKeyValue("event", pending.type())
                    .log("It will be heard when it comes back from the topic: {}", e.toString());
        }
    }
}

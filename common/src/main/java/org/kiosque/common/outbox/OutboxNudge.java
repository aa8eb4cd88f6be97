package org.kiosque.common.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;

/** Tells the relay of an aggregate that has just been saved, so that its events leave at once. */
final class OutboxNudge extends AbstractMongoEventListener<EmitsEvents> {

    private final ObjectProvider<OutboxRelay> relays;

    OutboxNudge(ObjectProvider<OutboxRelay> relays) {
        this.relays = relays;
    }

    @Override
    public void onAfterSave(AfterSaveEvent<EmitsEvents> saved) {
        EmitsEvents aggregate = saved.getSource();
        if (!aggregate.outbox().pending().isEmpty()) {
            relays.stream().filter(relay -> relay.emits(aggregate)).forEach(relay -> relay.nudge(aggregate.id()));
        }
    }
}

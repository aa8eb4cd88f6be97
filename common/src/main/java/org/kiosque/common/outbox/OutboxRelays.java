package org.kiosque.common.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.data.mongodb.core.MongoOperations;

/** Makes a relay for an aggregate of the service at hand; each goes into a bean of its own. */
public record OutboxRelays(
        MongoOperations mongo,
        OutboxRelay.EventSender sender,
        OutboxProperties properties,
        InstantSource clock,
        MeterRegistry meters) {

    /** @param topic where the aggregate's events go */
    public OutboxRelay relay(Class<? extends HasOutbox> aggregate, String topic) {
        return relay(aggregate, topic, topic);
    }

    /** @param called the topic by another name, in metrics: for the second aggregate that a service tells on one topic */
    public OutboxRelay relay(Class<? extends HasOutbox> aggregate, String topic, String called) {
        return new OutboxRelay(this, aggregate, topic, called);
    }
}

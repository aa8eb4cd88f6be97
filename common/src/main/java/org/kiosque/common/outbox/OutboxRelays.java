package org.kiosque.common.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.data.mongodb.core.MongoOperations;

/** Makes a relay for an aggregate of the service at hand; each goes into a bean of its own. */
public final class OutboxRelays {

    private final MongoOperations mongo;
    private final OutboxRelay.EventSender sender;
    private final OutboxProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;

    OutboxRelays(
            MongoOperations mongo,
            OutboxRelay.EventSender sender,
            OutboxProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.sender = sender;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param topic where the aggregate's events go */
    public OutboxRelay relay(Class<? extends HasOutbox> aggregate, String topic) {
        return new OutboxRelay(mongo, aggregate, topic, sender, properties, clock, meters);
    }
}

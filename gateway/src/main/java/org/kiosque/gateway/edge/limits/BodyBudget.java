package org.kiosque.gateway.edge.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * How many bytes of bodies are held at the same time, over all connections: forms and calls that may be repeated lie in
 * memory until they are answered. Bytes count when they arrive, not when they are declared, so that nobody takes the room of
 * others by a promise.
 */
@Component
class BodyBudget {

    private final long budget;
    private final AtomicLong held = new AtomicLong();
    private final Counter refused;

    BodyBudget(LimitProperties properties, MeterRegistry meters) {
        this.budget = properties.maxBytesInFlight().toBytes();
        Gauge.builder("kiosque.bodies.bytes", held, AtomicLong::doubleValue)
                .baseUnit("bytes")
                .description("what of all bodies has arrived and is held")
                .register(meters);
        this.refused = Counter.builder("kiosque.bodies.refused")
                .description("bodies for which there was no room")
                .register(meters);
    }

    Share share() {
        return new Share();
    }

    /** What one request holds, until it is answered. Safe for use by several threads. */
    final class Share {

        private long taken;
        private boolean over;

        /** @throws BodyException.NoRoomException when the budget is spent, or the request was answered */
        synchronized void take(long bytes) {
            if (over || held.addAndGet(bytes) > budget) {
                if (!over) {
                    held.addAndGet(-bytes);
                    refused.increment();
                }
                throw new BodyException.NoRoomException(budget);
            }
            taken += bytes;
        }

        synchronized void giveBack() {
            held.addAndGet(-taken);
            taken = 0;
            over = true;
        }
    }
}

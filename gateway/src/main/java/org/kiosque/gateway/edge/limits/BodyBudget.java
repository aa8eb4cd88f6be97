package org.kiosque.gateway.edge.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.kiosque.gateway.edge.trust.Client;
import org.springframework.stereotype.Component;

/**
 * How many bytes of bodies are held at the same time, over all connections: forms and calls that may be repeated lie in
 * memory until they are answered. Bytes count when they arrive, not when they are declared, so that nobody takes the room of
 * others by a promise; and nobody takes all of it.
 */
@Component
class BodyBudget {

    private final long budget;
    private final long budgetOfOne;
    private final AtomicLong held = new AtomicLong();
    /** As many as hold something just now. */
    private final Map<Client, Long> heldForOne = new ConcurrentHashMap<>();

    private final Counter refused;

    BodyBudget(LimitProperties properties, MeterRegistry meters) {
        this.budget = properties.maxBytesInFlight().toBytes();
        this.budgetOfOne = properties.maxBytesInFlightPerClient().toBytes();
        Gauge.builder("kiosque.bodies.bytes", held, AtomicLong::doubleValue)
                .baseUnit("bytes")
                .description("what of all bodies has arrived and is held")
                .register(meters);
        this.refused = Counter.builder("kiosque.bodies.refused")
                .description("bodies for which there was no room")
                .register(meters);
    }

    Share share(Client client) {
        return new Share(client);
    }

    /** What one request holds, until it is answered. Safe for use by several threads. */
    final class Share {

        private final Client client;
        private long taken;
        private boolean over;

        private Share(Client client) {
            this.client = client;
        }

        /** @throws BodyException.NoRoomException when a budget is spent, or the request was answered */
        synchronized void take(long bytes) {
            if (over) {
                throw new BodyException.NoRoomException(budget, false);
            }
            boolean tooMuchForOne = heldForOne.merge(client, bytes, Long::sum) > budgetOfOne;
            if (held.addAndGet(bytes) > budget || tooMuchForOne) {
                release(bytes);
                refused.increment();
                throw new BodyException.NoRoomException(tooMuchForOne ? budgetOfOne : budget, tooMuchForOne);
            }
            taken += bytes;
        }

        synchronized void giveBack() {
            release(taken);
            taken = 0;
            over = true;
        }

        private void release(long bytes) {
            held.addAndGet(-bytes);
            heldForOne.computeIfPresent(client, (_, before) -> before > bytes ? before - bytes : null);
        }
    }
}

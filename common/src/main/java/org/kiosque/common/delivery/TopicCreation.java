package org.kiosque.common.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on trying to create the topics when the broker was away as the service started: the framework tries once, and
 * events would wait for a topic that nobody makes.
 *
 * @param creation creates what is missing; false when that could not be done now; repeating is harmless
 */
record TopicCreation(BooleanSupplier creation) implements BackgroundLoop.Round {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public @Nullable Duration run() {
        try {
            return creation.getAsBoolean() ? null : PAUSE;
        } catch (RuntimeException e) {
            log.warn("Topics cannot be created yet: {}", BrokerFailures.told(e));
            return PAUSE;
        }
    }
}

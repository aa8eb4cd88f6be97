package org.kiosque.common.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Goes on trying to create the topics when the broker was away as the service started: the framework tries once, and
 * events would wait for a topic that nobody makes.
 */
final class TopicCreation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BooleanSupplier creation;
    private volatile @Nullable Thread trying;

    /** @param creation creates what is missing; false when that could not be done now; repeating is harmless */
    TopicCreation(BooleanSupplier creation) {
        this.creation = creation;
    }

    private void tryUntilDone() {
        while (isRunning()) {
            try {
                if (creation.getAsBoolean()) {
                    return;
                }
            } catch (RuntimeException e) {
                log.warn("Topics cannot be created yet: {}", e.toString());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void start() {
        Thread starting = Thread.ofVirtual().name("topic-creation").unstarted(this::tryUntilDone);
        trying = starting;
        starting.start();
    }

    @Override
    public void stop() {
        Thread stopping = trying;
        trying = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
        }
    }

    @Override
    public boolean isRunning() {
        return trying != null;
    }
}

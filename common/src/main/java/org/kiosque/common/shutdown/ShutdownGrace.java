package org.kiosque.common.shutdown;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Holds a stop back for a while: readiness says {@code REFUSING_TRAFFIC} at once, and everything goes on as before, so that
 * whoever sends requests has seen it before the first one would be refused.
 *
 * <p>It waits as the first of all who hear that the context closes, which is before the first phase of the lifecycle: web
 * server, actuator, consumers and background loops are untouched meanwhile, and no phase's timeout runs. A process that
 * has never been ready does not wait. Another SIGTERM changes nothing, since the virtual machine ends already; SIGKILL
 * ends it as ever.
 */
final class ShutdownGrace implements ApplicationListener<ApplicationEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ShutdownGrace.class);

    private final ApplicationContext service;
    private final Duration grace;
    private volatile boolean wasReady;

    /** @param service whose end is meant; others that hang below it come and go */
    ShutdownGrace(ApplicationContext service, Duration grace) {
        this.service = service;
        this.grace = grace;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof AvailabilityChangeEvent<?> change
                && change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            wasReady = true;
        } else if (event instanceof ContextClosedEvent closed
                && closed.getApplicationContext() == service
                && wasReady
                && grace.isPositive()) {
            AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);
            log.info("Not ready any more, and serving for another {} ms", grace.toMillis());
            await();
        }
    }

    private void await() {
        try {
            TimeUnit.NANOSECONDS.sleep(grace.toNanos());
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.kiosque.gateway.edge.instances;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * Remembers which instances have refused a connection, and which have said that they are about to. Each is left out for a
 * while, one that goes on refusing longer each time, and then one call tries it again: who makes that call does not notice,
 * since what was never sent goes to another instance. Where all are left out, the one is asked that was left out first, which
 * is the likeliest to be back. Bounded by the instances that are configured; safe for use by several threads.
 */
@Component
class RefusingInstances {

    private static final Duration FIRST = Duration.ofSeconds(1);
    /** Also for one that is about to stop: longer than that takes, so that nothing is sent in the moment when it happens. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Rest> refusing = new ConcurrentHashMap<>();

    /**
     * @param length after which it is tried again; the next one is twice as long
     * @param leaving whether it has said so itself, while it still answers
     */
    private record Rest(Instant since, Duration length, boolean leaving) {

        boolean lastsAt(Instant now) {
            return since.plus(length).isAfter(now);
        }
    }

    RefusingInstances(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        Gauge.builder("kiosque.instances.refusing", refusing, Map::size)
                .description("instances that refused the last connection, or said that they stop")
                .register(meters);
    }

    /** @return those that may be asked now; when none is left, the one that was left out first */
    List<ServiceInstance> without(List<ServiceInstance> all) {
        if (refusing.isEmpty()) {
            return all;
        }
        Instant now = clock.instant();
        List<ServiceInstance> willing = all.stream()
                .filter(instance -> {
                    Rest rest = refusing.get(nameOf(instance));
                    return rest == null || !rest.lastsAt(now);
                })
                .toList();
        return willing.isEmpty()
                ? all.stream().min(Comparator.comparing(this::leftOutSince)).stream()
                        .toList()
                : willing;
    }

    private Instant leftOutSince(ServiceInstance instance) {
        Rest rest = refusing.get(nameOf(instance));
        return rest == null ? Instant.MIN : rest.since();
    }

    /**
     * Leaves an instance out that closes the connection after a good answer ({@code Connection: close}): so do services once
     * they are to stop, and only then.
     */
    void heed(ServiceInstance instance, HttpHeaders answer, @Nullable HttpStatusCode status) {
        if (saysClose(answer) && status != null && !status.isError()) {
            leaves(instance);
        }
    }

    private void leaves(ServiceInstance instance) {
        refusing.put(nameOf(instance), new Rest(clock.instant(), LONGEST, true));
    }

    /** @param saysClose whether it closes the connection, as services do that are about to stop, and only then */
    void answered(ServiceInstance instance, int status, boolean saysClose) {
        if (saysClose && status < 400) {
            leaves(instance);
        } else {
            answered(instance);
        }
    }

    void answered(ServiceInstance instance) {
        if (!refusing.isEmpty()) {
            welcomeBack(nameOf(instance));
        }
    }

    void failed(ServiceInstance instance, @Nullable Throwable failure) {
        if (isRefusal(failure)) {
            leaveOut(nameOf(instance));
        }
    }

    private static boolean saysClose(HttpHeaders answer) {
        return answer.getConnection().stream().anyMatch("close"::equalsIgnoreCase);
    }

    /** One that is leaving answers until it is gone. */
    private void welcomeBack(String instance) {
        Instant now = clock.instant();
        refusing.computeIfPresent(instance, (_, rest) -> rest.leaving() && rest.lastsAt(now) ? rest : null);
    }

    /** Calls that were under way together are refused together: only one that tried again makes the next rest longer. */
    private void leaveOut(String instance) {
        Instant now = clock.instant();
        refusing.compute(instance, (_, before) -> {
            if (before == null) {
                return new Rest(now, FIRST, false);
            }
            Duration length =
                    before.lastsAt(now) ? before.length() : before.length().multipliedBy(2);
            return new Rest(now, length.compareTo(LONGEST) < 0 ? length : LONGEST, false);
        });
    }

    private static boolean isRefusal(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(ServiceInstance instance) {
        return instance.getHost() + ":" + instance.getPort();
    }
}

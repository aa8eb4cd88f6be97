package org.kiosque.gateway.edge.instances;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.CompletionContext;
import org.springframework.cloud.client.loadbalancer.LoadBalancerLifecycle;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.stereotype.Component;

/**
 * Remembers which instances have refused a connection. Each is left out for a while, longer each time, and then one call tries
 * it again: who makes that call does not notice, since what was never sent goes to another instance. Where all refuse, all
 * are asked. Bounded by the instances that are configured; safe for use by several threads.
 */
@Component
class RefusingInstances implements LoadBalancerLifecycle<Object, Object, ServiceInstance> {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Rest> refusing = new ConcurrentHashMap<>();

    /** @param length of this rest; the next one is twice as long */
    private record Rest(Duration length, Instant until) {}

    RefusingInstances(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        Gauge.builder("kiosque.instances.refusing", refusing, Map::size)
                .description("instances that refused the last connection")
                .register(meters);
    }

    /** @return those that may be asked now; all when none is left */
    List<ServiceInstance> without(List<ServiceInstance> all) {
        if (refusing.isEmpty()) {
            return all;
        }
        Instant now = clock.instant();
        List<ServiceInstance> willing =
                all.stream().filter(instance -> !rests(instance, now)).toList();
        return willing.isEmpty() ? all : willing;
    }

    private boolean rests(ServiceInstance instance, Instant now) {
        Rest rest = refusing.get(nameOf(instance));
        return rest != null && rest.until().isAfter(now);
    }

    @Override
    public void onComplete(CompletionContext<Object, ServiceInstance, Object> call) {
        Response<ServiceInstance> chosen = call.getLoadBalancerResponse();
        ServiceInstance asked = chosen == null ? null : chosen.getServer();
        if (asked == null) {
            return;
        }
        String instance = nameOf(asked);
        if (call.status() == CompletionContext.Status.SUCCESS) {
            refusing.remove(instance);
        } else if (isRefusal(call.getThrowable())) {
            Instant now = clock.instant();
            refusing.compute(instance, (_, before) -> {
                Duration length = before == null ? FIRST : before.length().multipliedBy(2);
                Duration bounded = length.compareTo(LONGEST) < 0 ? length : LONGEST;
                return new Rest(bounded, now.plus(bounded));
            });
        }
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

    @Override
    public void onStart(Request<Object> request) {}

    @Override
    public void onStartRequest(Request<Object> request, Response<ServiceInstance> chosen) {}
}

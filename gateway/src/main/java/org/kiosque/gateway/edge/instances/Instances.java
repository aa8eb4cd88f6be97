package org.kiosque.gateway.edge.instances;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/**
 * The configured instances of each service, by turns, without those that refuse connections, or whose breaker is open, just now.
 * Spring Cloud's load balancer would look up for each call, by streams of one element, what does not change.
 */
@Component
public final class Instances {

    private final DiscoveryClient all;
    private final RefusingInstances refusing;
    private final InstanceBreakers breakers;
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    Instances(DiscoveryClient all, RefusingInstances refusing, InstanceBreakers breakers) {
        this.all = all;
        this.refusing = refusing;
        this.breakers = breakers;
    }

    /**
     * Whoever chooses an instance asks it, and then says how it went, by {@link #answered} or {@link #failed}.
     *
     * @return null when none may be asked now
     */
    public @Nullable ServiceInstance choose(String service) {
        return choose(service, null);
    }

    /** @param failed the one that a call failed with which is repeated now; it is asked again only if there is no other */
    @Nullable ServiceInstance choose(String service, @Nullable ServiceInstance failed) {
        List<ServiceInstance> known = all.getInstances(service);
        List<ServiceInstance> willing =
                breakers.without(refusing.without(failed == null ? known : others(known, failed)));
        if (willing.size() < 2) {
            return willing.isEmpty() ? null : willing.getFirst();
        }
        int turn = turns.computeIfAbsent(service, _ -> new AtomicInteger()).getAndIncrement();
        return willing.get(Math.floorMod(turn, willing.size()));
    }

    private static List<ServiceInstance> others(List<ServiceInstance> all, ServiceInstance failed) {
        List<ServiceInstance> others = all.stream()
                .filter(instance -> instance.getPort() != failed.getPort()
                        || !instance.getHost().equals(failed.getHost()))
                .toList();
        return others.isEmpty() ? all : others;
    }

    /** @param saysClose whether it closes the connection */
    public void answered(ServiceInstance instance, int status, boolean saysClose) {
        breakers.answered(instance, status);
        refusing.answered(instance, status, saysClose);
    }

    /** Whatever it answered to a call that was passed on. */
    void routed(ServiceInstance instance) {
        breakers.routed(instance);
        refusing.answered(instance);
    }

    public void failed(ServiceInstance instance, Throwable failure) {
        breakers.failed(instance, failure);
        refusing.failed(instance, failure);
    }
}

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
 * The instances of each service for the calls that pages need, by turns, with the same breakers and the same rests as for routed
 * calls. Spring Cloud's load balancer would look up for each call, by streams of one element, what does not change.
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
        List<ServiceInstance> willing = breakers.without(refusing.without(all.getInstances(service)));
        if (willing.size() < 2) {
            return willing.isEmpty() ? null : willing.getFirst();
        }
        int turn = turns.computeIfAbsent(service, _ -> new AtomicInteger()).getAndIncrement();
        return willing.get(Math.floorMod(turn, willing.size()));
    }

    /** @param leaving whether it closes the connection after a good answer, as services do that are about to stop */
    public void answered(ServiceInstance instance, int status, boolean leaving) {
        breakers.answered(instance, status);
        refusing.answered(instance, leaving && status < 400);
    }

    public void failed(ServiceInstance instance, Throwable failure) {
        breakers.failed(instance, failure);
        refusing.failed(instance, failure);
    }
}

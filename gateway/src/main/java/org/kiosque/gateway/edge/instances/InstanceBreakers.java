package org.kiosque.gateway.edge.instances;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.limits.Breakers;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.stereotype.Component;

/**
 * A breaker for each instance, so that one that hangs or drops connections does not close off those that are well. While its
 * breaker is open it is asked nothing; then a few calls try it. Bounded by the instances that are configured; safe for use by
 * several threads.
 */
@Component
class InstanceBreakers {

    /** The answer to a routed call, whatever it was. */
    private static final Object ROUTED = new Object();

    private final CircuitBreakerRegistry breakers;
    private final CircuitBreakerConfig config;

    InstanceBreakers(CircuitBreakerRegistry breakers, Breakers properties, InstantSource clock) {
        this.breakers = breakers;
        this.config = CircuitBreakerConfig.from(properties.config(failure -> !InstanceFailure.isOne(failure), clock))
                .recordResult(InstanceBreakers::isSick)
                .build();
    }

    /**
     * Takes leave to ask, where an instance is to be tried: whoever calls this then asks one of those that it returns.
     *
     * @return those that may be asked now; only one that is to be tried again, if there is one; none when all are to be left alone
     */
    List<ServiceInstance> without(List<ServiceInstance> all) {
        List<ServiceInstance> closed = new ArrayList<>(all.size());
        for (ServiceInstance instance : all) {
            CircuitBreaker breaker = of(instance);
            if (breaker.getState() == CircuitBreaker.State.CLOSED) {
                closed.add(instance);
            } else if (breaker.tryAcquirePermission()) {
                return List.of(instance);
            }
        }
        return closed;
    }

    /**
     * An error that a service answers to what we ask for a page says that it is not well. With routed calls it may be the caller who
     * has found out what makes a service fail, and who must not close it to others.
     */
    private static boolean isSick(@Nullable Object answer) {
        return answer instanceof Integer statusForAPage && statusForAPage >= 500;
    }

    /** @param status of what it answered to what a page needs */
    void answered(ServiceInstance instance, int status) {
        of(instance).onResult(0, TimeUnit.NANOSECONDS, status);
    }

    void routed(ServiceInstance instance) {
        of(instance).onResult(0, TimeUnit.NANOSECONDS, ROUTED);
    }

    void failed(ServiceInstance instance, Throwable failure) {
        of(instance).onError(0, TimeUnit.NANOSECONDS, failure);
    }

    private CircuitBreaker of(ServiceInstance instance) {
        return breakers.circuitBreaker(
                instance.getServiceId() + " " + instance.getHost() + ":" + instance.getPort(), config);
    }
}

package org.kiosque.gateway.edge.instances;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/** The configured instances of one service without those that refuse connections, or whose breaker is open, just now. */
final class WillingInstances extends DelegatingServiceInstanceListSupplier {

    private final RefusingInstances refusing;
    private final InstanceBreakers breakers;

    WillingInstances(ServiceInstanceListSupplier all, RefusingInstances refusing, InstanceBreakers breakers) {
        super(all);
        this.refusing = refusing;
        this.breakers = breakers;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return delegate.get().map(all -> breakers.without(refusing.without(all)));
    }

    /** For a call that is repeated, without the instance that it failed with. */
    @Override
    @SuppressWarnings("rawtypes") // Spring's signature
    public Flux<List<ServiceInstance>> get(Request request) {
        ServiceInstance failed = request.getContext() instanceof RequestDataContext call ? askedBefore(call) : null;
        return failed == null
                ? get()
                : delegate.get().map(all -> breakers.without(refusing.without(others(all, failed))));
    }

    private static @Nullable ServiceInstance askedBefore(RequestDataContext call) {
        RequestData asked = call.getClientRequest();
        Map<String, Object> attributes = asked == null ? null : asked.getAttributes();
        return attributes != null
                        && attributes.get(GATEWAY_LOADBALANCER_RESPONSE_ATTR) instanceof Response<?> before
                        && before.getServer() instanceof ServiceInstance instance
                ? instance
                : null;
    }

    private static List<ServiceInstance> others(List<ServiceInstance> all, ServiceInstance failed) {
        List<ServiceInstance> others = all.stream()
                .filter(instance -> instance.getPort() != failed.getPort()
                        || !instance.getHost().equals(failed.getHost()))
                .toList();
        return others.isEmpty() ? all : others;
    }
}

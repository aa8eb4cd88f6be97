package org.kiosque.gateway.edge.instances;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/** The configured instances of one service without those that refuse connections just now. */
final class WillingInstances extends DelegatingServiceInstanceListSupplier {

    private final RefusingInstances refusing;

    WillingInstances(ServiceInstanceListSupplier all, RefusingInstances refusing) {
        super(all);
        this.refusing = refusing;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return delegate.get().map(refusing::without);
    }
}

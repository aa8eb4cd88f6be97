package org.kiosque.gateway.edge.instances;

import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Wiring of the small context that each service has of its own; not annotated, so that the scan does not find it. */
class InstancesOfEachService {

    @Bean
    ServiceInstanceListSupplier willingInstances(
            ConfigurableApplicationContext context, RefusingInstances refusing, InstanceBreakers breakers) {
        return new WillingInstances(
                ServiceInstanceListSupplier.builder().withDiscoveryClient().build(context), refusing, breakers);
    }
}

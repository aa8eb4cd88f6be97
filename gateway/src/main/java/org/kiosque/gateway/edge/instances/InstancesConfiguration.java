package org.kiosque.gateway.edge.instances;

import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = InstancesConfiguration.OfEachService.class)
class InstancesConfiguration {

    /** Not found by the scan, which looks for no nested classes: each service's own context has one. */
    static class OfEachService {

        @Bean
        ServiceInstanceListSupplier willingInstances(
                ConfigurableApplicationContext context, RefusingInstances refusing) {
            return new WillingInstances(
                    ServiceInstanceListSupplier.builder().withDiscoveryClient().build(context), refusing);
        }
    }
}

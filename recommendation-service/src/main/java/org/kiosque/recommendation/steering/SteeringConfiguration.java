package org.kiosque.recommendation.steering;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SteeringConfiguration {

    @Bean
    CollectionIndexes steeringIndexes() {
        return Steering.indexes();
    }
}

package org.kiosque.common.shutdown;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** For the services and the gateway alike. */
@AutoConfiguration
@EnableConfigurationProperties(ShutdownProperties.class)
public class ShutdownAutoConfiguration {

    @Bean
    ShutdownGrace shutdownGrace(ApplicationContext service, ShutdownProperties properties) {
        return new ShutdownGrace(service, properties.grace());
    }
}

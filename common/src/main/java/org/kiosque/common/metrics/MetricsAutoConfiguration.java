package org.kiosque.common.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For the services and the gateway alike. */
@AutoConfiguration
@EnableConfigurationProperties(MetricsProperties.class)
public class MetricsAutoConfiguration {

    @Bean
    MeterFilter boundedTags(MetricsProperties properties) {
        return new BoundedTags(properties.maxTagValues());
    }
}

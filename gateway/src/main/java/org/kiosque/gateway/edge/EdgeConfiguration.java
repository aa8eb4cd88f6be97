package org.kiosque.gateway.edge;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    /** More than there are, and few enough to bear: whatever clients may make up, memory has an end. */
    private static final int TAG_VALUES = 100;

    private static final int METERS = 5_000;

    @Bean
    MeterFilter boundedAddresses() {
        return MeterFilter.maximumAllowableTags("http.server.requests", "uri", TAG_VALUES, MeterFilter.deny());
    }

    @Bean
    MeterFilter boundedMethods() {
        return MeterFilter.maximumAllowableTags("http.server.requests", "method", TAG_VALUES, MeterFilter.deny());
    }

    @Bean
    MeterFilter boundedMeters() {
        return MeterFilter.maximumAllowableMetrics(METERS);
    }

    /** No sessions: with one, pages would be rendered on a thread that must not block. */
    @Bean
    WebSessionManager webSessionManager() {
        return _ -> Mono.empty();
    }
}

package org.kiosque.comment.spam.akismet;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only there when {@code kiosque.spam.akismet.key} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kiosque.spam.akismet.key")
@EnableFeignClients(clients = AkismetClient.class)
class AkismetConfiguration {

    @Bean
    Akismet akismet(AkismetClient client, AkismetProperties properties, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        String key = properties.key();
        return new Akismet(client, breakers.circuitBreaker("akismet"), properties, key == null ? "" : key.strip());
    }
}

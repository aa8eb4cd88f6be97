package org.kiosque.comment.captcha.hcaptcha;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only there when {@code kiosque.captcha.provider} is {@code hcaptcha}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "kiosque.captcha.provider", havingValue = "hcaptcha")
@EnableFeignClients(clients = HCaptchaClient.class)
class HCaptchaConfiguration {

    @Bean
    CircuitBreakerRegistry breakers() {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
    }

    @Bean
    MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    HCaptcha hcaptcha(HCaptchaClient client, CircuitBreakerRegistry breakers, HCaptchaProperties properties) {
        return new HCaptcha(client, breakers.circuitBreaker("hcaptcha"), properties);
    }
}

package org.kiosque.comment.translating;

import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.kiosque.comment.discussions.ServiceAddresses;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How translations are asked for and kept. */
@Configuration(proxyBeanMethods = false)
@EnableFeignClients(clients = TranslationClient.class)
class TranslatingConfiguration {

    /** A text that is refused says nothing about the service. */
    @Bean
    CircuitBreaker translationBreaker(MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .ignoreExceptions(FeignException.BadRequest.class)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        return breakers.circuitBreaker("translation-service");
    }

    @Bean
    TranslationMaking translationMaking(
            TranslationClient client,
            ServiceAddresses addresses,
            CircuitBreaker translationBreaker,
            KeptTranslations kept,
            TranslatingProperties properties,
            MeterRegistry meters) {
        return new TranslationMaking(client, addresses, translationBreaker, kept, properties, meters);
    }

    @Bean
    CommentTranslations commentTranslations(
            KeptTranslations kept, TranslationMaking making, TranslatingProperties properties, SiteLanguages site) {
        return new CommentTranslations(kept, making, new ServiceToken(properties), site);
    }

    @Bean
    CollectionIndexes translationIndexes() {
        return new CollectionIndexes(
                KeptTranslations.COLLECTION,
                List.of(new Index("commentId", Direction.ASC), new Index("until", Direction.ASC)));
    }
}

package org.kiosque.translation.engine.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.budget.Budgets;
import org.kiosque.translation.engine.remote.ProviderException.SilentException;
import org.springframework.stereotype.Component;

/** Makes engines of providers. Only a provider that gives no answer is unhealthy: one that refuses us works. */
@Component
public final class RemoteEngines {

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(4)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(20))
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .permittedNumberOfCallsInHalfOpenState(1)
            .recordExceptions(SilentException.class)
            .ignoreExceptions(ProviderException.IndigestibleException.class, ProviderException.RestingException.class)
            .build());

    private final Budgets budgets;
    private final SiteLanguages site;
    private final InstantSource clock;

    RemoteEngines(Budgets budgets, SiteLanguages site, InstantSource clock, MeterRegistry meters) {
        this.budgets = budgets;
        this.site = site;
        this.clock = clock;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    public RemoteEngine engine(Provider provider, Limits limits) {
        return new RemoteEngine(provider, limits, breakers.circuitBreaker(provider.name()), budgets, site, clock);
    }
}

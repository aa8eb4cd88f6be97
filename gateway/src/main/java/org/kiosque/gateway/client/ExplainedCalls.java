package org.kiosque.gateway.client;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory;
import org.springframework.cloud.client.circuitbreaker.ConfigBuilder;

/**
 * What OpenFeign has fallbacks by: each call is made, and a failure is handed to the fallback. There is no breaker here, since
 * whoever makes a call does not know which instance it will reach.
 */
final class ExplainedCalls extends CircuitBreakerFactory<String, ConfigBuilder<String>> {

    @Override
    public CircuitBreaker create(String id) {
        return new CircuitBreaker() {
            @Override
            public <T> T run(Supplier<T> call, Function<@Nullable Throwable, T> fallback) {
                try {
                    return call.get();
                } catch (RuntimeException failure) {
                    return fallback.apply(failure);
                }
            }
        };
    }

    @Override
    protected ConfigBuilder<String> configBuilder(String id) {
        return () -> id;
    }

    @Override
    public void configureDefault(Function<String, String> defaultConfiguration) {}
}

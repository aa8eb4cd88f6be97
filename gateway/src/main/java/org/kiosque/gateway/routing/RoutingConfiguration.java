package org.kiosque.gateway.routing;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.CONNECT_TIMEOUT_ATTR;
import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.kiosque.gateway.edge.limits.BodyException;
import org.kiosque.gateway.edge.limits.Breakers;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.BackoffConfig;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Which service owns which path. Nothing is rewritten: services serve the same paths as we do. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    private static final String[] COMMENTS = {
        "/api/v1/articles/{id}/comments/**", "/api/v1/captcha", "/api/v1/comment-counts", "/api/v1/moderation/**"
    };
    private static final String[] RECOMMENDATIONS = {"/api/v1/articles/{id}/related/**"};
    private static final String[] TRANSLATIONS = {"/api/v1/articles/{id}/translations/**", "/api/v1/languages"};
    private static final String[] UPLOADS = {"/api/v1/media"};
    private static final String[] ARTICLES = {
        "/api/v1/articles/**", "/api/v1/tags", "/api/v1/authors", "/api/v1/desk/**", "/media/**"
    };

    @Bean
    Customizer<ReactiveResilience4JCircuitBreakerFactory> breakersOfRoutes(Breakers breakers) {
        CircuitBreakerConfig config = breakers.config(BodyException.class::isInstance);
        return factory -> factory.configureDefault(id ->
                new Resilience4JConfigBuilder(id).circuitBreakerConfig(config).build());
    }

    /** The first match wins: what hangs below one article belongs to others than the article itself. */
    @Bean
    RouteLocator routeTable(RouteLocatorBuilder table, RoutingProperties properties) {
        Duration answer = properties.responseTimeout();
        return table.routes()
                .route("comments", to("comment-service", properties.connectTimeout(), answer, COMMENTS))
                .route(
                        "recommendations",
                        to("recommendation-service", properties.connectTimeout(), answer, RECOMMENDATIONS))
                .route("translations", to("translation-service", properties.connectTimeout(), answer, TRANSLATIONS))
                .route("articles", to("article-service", properties.connectTimeout(), answer, ARTICLES))
                .route(
                        "uploads",
                        to("article-service", properties.connectTimeout(), properties.uploadTimeout(), UPLOADS))
                .build();
    }

    @SuppressWarnings("unchecked") // a generic array of exception classes that only the library sees
    private static Function<PredicateSpec, Buildable<Route>> to(
            String service, Duration connect, Duration answer, String... paths) {
        return spec -> spec.path(paths)
                .filters(filters -> filters.circuitBreaker(breaker -> breaker.setName("route-" + service))
                        // Only reads, and only when nothing was answered: a POST reaches a service at most once.
                        .retry(retry -> retry.setRetries(1)
                                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                                .setSeries()
                                .setExceptions(IOException.class)
                                .setBackoff(new BackoffConfig(Duration.ofMillis(20), Duration.ofMillis(60), 2, true)))
                        // Where not even a connection came about, nothing was sent: any call may go to another
                        // instance.
                        .retry(retry -> retry.setRetries(2)
                                .setMethods(HttpMethod.values())
                                .setSeries()
                                .setExceptions(ConnectException.class)))
                .metadata(Map.of(
                        CONNECT_TIMEOUT_ATTR, (int) connect.toMillis(), RESPONSE_TIMEOUT_ATTR, answer.toMillis()))
                .uri("lb://" + service);
    }
}

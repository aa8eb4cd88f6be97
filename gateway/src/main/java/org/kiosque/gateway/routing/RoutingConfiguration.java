package org.kiosque.gateway.routing;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.CONNECT_TIMEOUT_ATTR;
import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiosque.gateway.routing.compression.CompressionFilter;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.BackoffConfig;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Which service owns which path. Nothing is rewritten: services serve the same paths as we do. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    /** Around what writes answers. */
    private static final int AROUND_ANSWERS = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    private static final HttpMethod[] READS = {HttpMethod.GET, HttpMethod.HEAD};

    private static final String[] COMMENTS = {
        "/api/v1/articles/{id}/comments/**",
        "/api/v1/comments/**",
        "/api/v1/captcha/**",
        "/api/v1/comment-counts",
        "/api/v1/reaction-counts",
        "/api/v1/moderation/**",
        "/api/v1/notices/**",
        "/api/v1/openapi/comment",
        "/api/v1/people/**",
        "/api/v1/subscriptions/**"
    };
    private static final String[] RECOMMENDATIONS = {
        "/api/v1/articles/{id}/related/**",
        "/api/v1/search/**",
        "/api/v1/suggestions",
        "/api/v1/trending/**",
        "/api/v1/reads",
        "/api/v1/readers/**",
        "/api/v1/recommendation-log",
        "/api/v1/recommendation-trial",
        "/api/v1/attention",
        "/api/v1/openapi/recommendation"
    };
    private static final String[] TRANSLATIONS = {
        "/api/v1/articles/{id}/translations/**",
        "/api/v1/languages",
        "/api/v1/translate",
        "/api/v1/glossary/**",
        "/api/v1/translation-files/**",
        "/api/v1/translation-desk/**",
        "/api/v1/translation-memory",
        "/api/v1/openapi/translation"
    };
    private static final String[] UPLOADS = {"/api/v1/media/**", "/api/v1/imports/**", "/api/v1/exports"};
    private static final String[] ARTICLES = {
        "/api/v1/articles/**",
        "/api/v1/tags",
        "/api/v1/authors/**",
        "/api/v1/sections",
        "/api/v1/front",
        "/api/v1/desk/**",
        "/api/v1/previews/**",
        "/api/v1/openapi/article",
        "/media/**"
    };

    /** The first match wins: what hangs below one article belongs to others than the article itself. */
    @Bean
    RouteLocator routeTable(RouteLocatorBuilder table, RoutingProperties properties) {
        RouteLocatorBuilder.Builder routes = table.routes();
        Duration answer = properties.responseTimeout();
        List<GatewayFilter> onAnswers = onAnswers(properties);
        add(routes, "comments", "comment-service", properties, answer, onAnswers, COMMENTS);
        add(routes, "recommendations", "recommendation-service", properties, answer, onAnswers, RECOMMENDATIONS);
        add(routes, "translations", "translation-service", properties, answer, onAnswers, TRANSLATIONS);
        add(routes, "articles", "article-service", properties, answer, onAnswers, ARTICLES);
        add(routes, "uploads", "article-service", properties, properties.uploadTimeout(), onAnswers, UPLOADS);
        return routes.build();
    }

    /** Two routes each, since reads and changes are repeated for different reasons. */
    private static void add(
            RouteLocatorBuilder.Builder routes,
            String name,
            String service,
            RoutingProperties properties,
            Duration answer,
            List<GatewayFilter> onAnswers,
            String... paths) {
        var metadata = Map.<String, Object>of(
                CONNECT_TIMEOUT_ATTR,
                (int) properties.connectTimeout().toMillis(),
                RESPONSE_TIMEOUT_ATTR,
                answer.toMillis());
        // Reads only when nothing was answered.
        routes.route(
                name + "-reads",
                spec -> spec.path(paths)
                        .and()
                        .method(READS)
                        .filters(filters -> repeating(filters.filters(onAnswers), IOException.class, READS))
                        .metadata(metadata)
                        .uri("lb://" + service));
        // A change reaches a service at most once: only where no connection came about, so that nothing was sent.
        routes.route(
                name,
                spec -> spec.path(paths)
                        .filters(filters ->
                                repeating(filters.filters(onAnswers), ConnectException.class, HttpMethod.values()))
                        .metadata(metadata)
                        .uri("lb://" + service));
    }

    private static List<GatewayFilter> onAnswers(RoutingProperties properties) {
        List<Deprecation> deprecations =
                properties.deprecations().stream().map(Deprecation::of).toList();
        var filters = new ArrayList<GatewayFilter>();
        filters.add(new OrderedGatewayFilter(new CompressionFilter(), AROUND_ANSWERS));
        if (!deprecations.isEmpty()) {
            filters.add(new OrderedGatewayFilter(new DeprecationFilter(deprecations), AROUND_ANSWERS));
        }
        return filters;
    }

    @SuppressWarnings("unchecked") // a generic array of exception classes that only the library sees
    private static GatewayFilterSpec repeating(
            GatewayFilterSpec filters, Class<? extends Throwable> failure, HttpMethod... methods) {
        return filters.retry(retry -> retry.setRetries(1)
                .setMethods(methods)
                .setSeries()
                .setExceptions(failure)
                .setBackoff(new BackoffConfig(Duration.ofMillis(20), Duration.ofMillis(60), 2, true)));
    }
}

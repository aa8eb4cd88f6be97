package org.kiosque.gateway.edge.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.trust.SecurityHeaders;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses methods that nobody here answers before anything observes them: each that is made up would leave time series of its
 * own, until the memory is full of them.
 */
@Component
@Order(Filters.KNOWN_METHODS)
class KnownMethods implements HttpHandlerDecoratorFactory {

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final ProblemKind NOT_IMPLEMENTED =
            new ProblemKind("not-implemented", HttpStatus.NOT_IMPLEMENTED, "This method is not known here");

    private final SecurityHeaders security;
    private final byte[] problem;
    private final Counter refused;

    KnownMethods(SecurityHeaders security, JsonMapper json, MeterRegistry meters) {
        this.security = security;
        this.problem = json.writeValueAsBytes(
                Problems.of(NOT_IMPLEMENTED, "GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS are known here."));
        this.refused = Counter.builder("kiosque.methods.refused")
                .description("requests by a method that nobody here answers")
                .register(meters);
    }

    @Override
    public HttpHandler apply(HttpHandler everythingElse) {
        return (request, response) ->
                KNOWN.contains(request.getMethod()) ? everythingElse.handle(request, response) : refuse(response);
    }

    private Mono<Void> refuse(ServerHttpResponse response) {
        refused.increment();
        response.setStatusCode(NOT_IMPLEMENTED.status());
        HttpHeaders headers = response.getHeaders();
        security.putInto(headers);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        headers.setContentLength(problem.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(problem)));
    }
}

package org.kiosque.gateway.edge;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Leads readers to the controllers of pages before anybody asks each route whether it is meant. A call of a service passes on
 * at once, to the routes.
 */
@Component
class PagesMapping implements HandlerMapping, Ordered {

    /** Just before the routes, whose order is {@code spring.cloud.gateway.server.webflux.handler-mapping.order}. */
    private static final int ORDER = -11;

    private final RequestMappingHandlerMapping controllers;

    PagesMapping(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
        this.controllers = controllers;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        return Territory.of(exchange.getRequest().getPath().value()) == Territory.SERVICES
                ? Mono.empty()
                : controllers.getHandler(exchange);
    }
}

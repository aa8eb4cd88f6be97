package org.kiosque.gateway.edge.pages;

import org.kiosque.gateway.edge.Filters;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts pages from memory before everything else that a request passes, observation included. */
@Component
@Order(Filters.PAGES_FIRST)
class PagesFirst implements HttpHandlerDecoratorFactory {

    private final PageFilter pages;

    PagesFirst(PageFilter pages) {
        this.pages = pages;
    }

    @Override
    public HttpHandler apply(HttpHandler everythingElse) {
        return (request, response) -> {
            Mono<Void> answered = pages.fromMemory(request, response, everythingElse);
            return answered != null ? answered : everythingElse.handle(request, response);
        };
    }
}

package org.kiosque.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Turns to a request one task after Reactor Netty has handed it over. Up to 1.3.6 that forgets to read on from a connection
 * on which a request came while the answer before was just ending, and was itself answered at once, as pages from memory
 * and files are: whatever the reader asks for next on that connection would never be answered.
 *
 * @see <a href="https://github.com/reactor/reactor-netty/issues/4361">Reactor Netty's issue 4361</a>
 */
@Component
@Order(Filters.KEEP_ALIVE)
class KeepAliveFix implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            HttpServerRequest netty = ((AbstractServerHttpRequest) request).getNativeRequest();
            return Mono.fromDirect(server -> netty.withConnection(connection -> connection
                    .channel()
                    .eventLoop()
                    .execute(() -> handler.handle(request, response).subscribe(server))));
        };
    }
}

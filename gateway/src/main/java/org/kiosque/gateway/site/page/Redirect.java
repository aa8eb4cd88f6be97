package org.kiosque.gateway.site.page;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends the reader elsewhere; browsers ask again each time, since an address may change back. */
public record Redirect(HttpStatus status, URI location) implements View {

    @Override
    public boolean isRedirectView() {
        return true;
    }

    @Override
    public Mono<Void> render(
            @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setLocation(location);
        response.getHeaders().setCacheControl("no-cache");
        return response.setComplete();
    }
}

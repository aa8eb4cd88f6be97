package org.kiosque.gateway.newsroom.page;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Sends the browser on: after a form to a page that can be loaded again (303), else by 302. */
public record Onward(HttpStatus status, URI location) implements View {

    public static Onward at(URI location) {
        return new Onward(HttpStatus.FOUND, location);
    }

    /** @param path of the newsroom, after something was done */
    public static Onward to(String path) {
        return new Onward(HttpStatus.SEE_OTHER, URI.create(path));
    }

    /**
     * The same with a word on what was done.
     *
     * @param done of which {@code done.*} there is a text
     */
    public static Onward to(String path, String done) {
        return new Onward(HttpStatus.SEE_OTHER, with(path, "done", done));
    }

    /** @return the path with a parameter set anew */
    public static URI with(String path, String parameter, String value) {
        return UriComponentsBuilder.fromUriString(path)
                .replaceQueryParam(parameter, value)
                .build(true)
                .toUri();
    }

    @Override
    public boolean isRedirectView() {
        return true;
    }

    @Override
    public Mono<Void> render(
            @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(status);
        exchange.getResponse().getHeaders().setLocation(location);
        return exchange.getResponse().setComplete();
    }
}

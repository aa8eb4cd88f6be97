package org.kiosque.gateway.newsroom.records;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.client.StaffDownloads;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A file that comes from article-service while it is written there.
 *
 * @param path with its query, encoded
 */
record Download(StaffDownloads downloads, String path) implements View {

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.ALL);
    }

    @Override
    public Mono<Void> render(
            @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
        String token = StaffSession.of(exchange).accessToken();
        return downloads.pass(token, Service.ARTICLES, path, exchange.getResponse());
    }
}

package org.kiosque.gateway.site.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.pages.Contents;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A page that programs read, such as a feed, written before. */
public final class MachinePage implements View {

    private final MediaType type;
    private final byte[] bytes;
    private final Contents contents;

    /** @param bytes never written to from now on */
    public MachinePage(MediaType type, byte[] bytes, Contents contents) {
        this.type = type;
        this.bytes = bytes;
        this.contents = contents;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(type);
    }

    @Override
    public Mono<Void> render(
            @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
        contents.tell(exchange);
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(HttpStatus.OK);
        headers.setContentType(type);
        headers.setCacheControl("no-cache");
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    /** Without what XML cannot hold, not even escaped (XML 1.0, 2.2). */
    public static String inXml(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

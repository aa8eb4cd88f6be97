package org.kiosque.gateway.edge.pages;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.trust.SecurityHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Gives a page from memory to the server as it is kept, with headers that were made before: what is otherwise done for an answer
 * costs as much as all the rest. Only for what most readers ask; the others get theirs by {@link Rendition#writeTo}, and the same.
 */
@Component
class DirectAnswers {

    private final SecurityHeaders security;

    /** For each set of headers that pages have, which are few. */
    private final LoadingCache<HttpHeaders, Ready> ready =
            Caffeine.newBuilder().executor(Runnable::run).weakKeys().build(this::ready);

    private record Ready(DefaultHttpHeaders plain, DefaultHttpHeaders zipped) {}

    DirectAnswers(SecurityHeaders security) {
        this.security = security;
    }

    private Ready ready(HttpHeaders own) {
        HttpHeaders all = new HttpHeaders();
        security.putInto(all);
        all.putAll(own);
        var plain = new DefaultHttpHeaders();
        all.forEach(plain::add);
        var zipped = new DefaultHttpHeaders();
        zipped.set(plain).set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        return new Ready(plain, zipped);
    }

    /** @return null where the answer has to be thought about */
    @Nullable Mono<Void> of(Rendition page, ServerHttpRequest request, ServerHttpResponse response) {
        if (!HttpMethod.GET.equals(request.getMethod())
                || !page.isSentAsKeptTo(request.getHeaders())
                || !(response instanceof AbstractServerHttpResponse known)
                || !(known.getNativeResponse() instanceof HttpServerResponse server)) {
            return null;
        }
        Ready headers = ready.get(page.headers());
        byte[] body = page.kept();
        server.responseHeaders()
                .add(page.isZipped() ? headers.zipped() : headers.plain())
                .set(HttpHeaderNames.ETAG, page.tag())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return server.sendObject(Unpooled.wrappedBuffer(body)).then();
    }
}

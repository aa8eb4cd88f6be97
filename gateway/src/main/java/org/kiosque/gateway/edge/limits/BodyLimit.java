package org.kiosque.gateway.edge.limits;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.kiosque.gateway.edge.Filters;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies that are too large: at once when their length is declared, else as soon as they pass the limit. Tells
 * what becomes of a body on its way to us from what becomes of it on its way to a service.
 */
@Component
@Order(Filters.BODY_LIMIT)
class BodyLimit implements WebFilter {

    private final long maxBody;
    private final long maxUpload;
    private final Duration timeout;

    BodyLimit(LimitProperties properties) {
        this.maxBody = properties.maxBody().toBytes();
        this.maxUpload = properties.maxUpload().toBytes();
        this.timeout = properties.bodyTimeout();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long declared = request.getHeaders().getContentLength();
        boolean chunked = declared < 0 && request.getHeaders().containsHeader("Transfer-Encoding");
        if (declared <= 0 && !chunked) {
            return chain.filter(exchange);
        }
        long limit = limitFor(request);
        if (declared > limit) {
            return Mono.error(new BodyException.TooLargeException(limit));
        }
        return chain.filter(
                exchange.mutate().request(new Counted(request, limit, timeout)).build());
    }

    private long limitFor(ServerHttpRequest request) {
        boolean files = request.getPath().value().equals("/api/v1/media");
        return files && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(contentType(request)) ? maxUpload : maxBody;
    }

    private static MediaType contentType(ServerHttpRequest request) {
        try {
            MediaType type = request.getHeaders().getContentType();
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
        } catch (IllegalArgumentException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static final class Counted extends ServerHttpRequestDecorator {
        private final long limit;
        private final Duration timeout;

        Counted(ServerHttpRequest request, long limit, Duration timeout) {
            super(request);
            this.limit = limit;
            this.timeout = timeout;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong seen = new AtomicLong();
            Mono<Object> late = Mono.delay(timeout)
                    .flatMap(_ -> Mono.error(new TimeoutException("the body did not end within " + timeout)));
            return super.getBody()
                    .takeUntilOther(late)
                    .onErrorMap(BodyException.UnfinishedException::new)
                    .handle((buffer, sink) -> {
                        if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                            DataBufferUtils.release(buffer);
                            sink.error(new BodyException.TooLargeException(limit));
                        } else {
                            sink.next(buffer);
                        }
                    });
        }
    }
}

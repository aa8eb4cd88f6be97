package org.kiosque.gateway.routing.compression;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.kiosque.gateway.edge.pages.Rendition;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compresses the JSON of services for clients who take gzip, as it comes. What is short, a picture or a stream of events passes as it
 * is. Services are asked for plain answers, and never see the entity tags that compressed ones have here ({@link EntityTags}).
 */
public final class CompressionFilter implements GatewayFilter {

    private static final String API = "/api/";

    /** Bytes; a shorter one is one packet either way. */
    private static final int WORTH_IT = 1024;

    private final Deflaters deflaters = new Deflaters();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!request.getPath().value().startsWith(API)) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        boolean tagged = EntityTags.areOfCompressed(request.getHeaders());
        response.beforeCommit(() -> {
            HttpHeaders headers = response.getHeaders();
            boolean unchanged = isStatus(response, 304);
            if (unchanged && tagged) {
                EntityTags.markCompressed(headers);
            }
            if (unchanged || isJson(headers)) {
                varyByEncoding(headers);
            }
            return Mono.empty();
        });
        boolean compressed = Rendition.takesGzip(request.getHeaders()) && !HttpMethod.HEAD.equals(request.getMethod());
        if (!tagged && !compressed) {
            return chain.filter(exchange);
        }
        ServerHttpRequest plain = request.mutate()
                .headers(headers -> {
                    EntityTags.unmark(headers);
                    headers.remove(HttpHeaders.ACCEPT_ENCODING);
                })
                .build();
        return chain.filter(exchange.mutate()
                .request(plain)
                .response(compressed ? new Compressed(response) : response)
                .build());
    }

    private static boolean isStatus(ServerHttpResponse response, int status) {
        HttpStatusCode code = response.getStatusCode();
        return code != null && code.value() == status;
    }

    private static boolean isJson(HttpHeaders headers) {
        String written = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (written == null || !written.startsWith("application/")) {
            return false;
        }
        int end = written.indexOf(';');
        String type = (end < 0 ? written : written.substring(0, end)).strip();
        return type.equals(MediaType.APPLICATION_JSON_VALUE) || type.endsWith("+json");
    }

    private static void varyByEncoding(HttpHeaders headers) {
        for (String named : headers.getOrEmpty(HttpHeaders.VARY)) {
            if (named.equals("*") || named.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
                return;
            }
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private final class Compressed extends ServerHttpResponseDecorator {

        Compressed(ServerHttpResponse response) {
            super(response);
        }

        /** Streams come by {@link #writeAndFlushWith}, and go as they come. */
        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return isWorthIt() ? super.writeWith(compressed(body)) : super.writeWith(body);
        }

        private boolean isWorthIt() {
            HttpHeaders headers = getHeaders();
            String control = headers.getCacheControl();
            long length = headers.getContentLength();
            return isJson(headers)
                    && (length < 0 || length >= WORTH_IT)
                    && !headers.containsHeader(HttpHeaders.CONTENT_ENCODING)
                    && !headers.containsHeader(HttpHeaders.CONTENT_RANGE)
                    && (control == null || !control.contains("no-transform"));
        }

        /** Headers are told no sooner than the first bytes come, by which time it is known whether there are enough of them. */
        private Flux<DataBuffer> compressed(Publisher<? extends DataBuffer> body) {
            return Flux.<DataBuffer>from(body)
                    .bufferUntil(new Enough())
                    .map(this::joined)
                    .switchOnFirst((signal, all) -> {
                        DataBuffer first = signal.get();
                        GzipBody gzip = first == null || first.readableByteCount() < WORTH_IT
                                ? null
                                : GzipBody.begin(deflaters, bufferFactory());
                        if (gzip == null) {
                            return all;
                        }
                        getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
                        getHeaders().set(HttpHeaders.CONTENT_ENCODING, "gzip");
                        EntityTags.markCompressed(getHeaders());
                        return all.map(gzip::add)
                                .concatWith(Mono.fromSupplier(gzip::end))
                                .doFinally(_ -> gzip.close());
                    });
        }

        private DataBuffer joined(List<DataBuffer> pieces) {
            return pieces.size() == 1 ? pieces.getFirst() : bufferFactory().join(pieces);
        }
    }

    /** Whether so much has come that the rest can go on piece by piece. */
    private static final class Enough implements Predicate<DataBuffer> {

        private long seen;

        @Override
        public boolean test(DataBuffer piece) {
            seen += piece.readableByteCount();
            return seen >= WORTH_IT;
        }
    }
}

package org.kiosque.gateway.edge.pages;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what a page is rendered into, connected to no client: any number of readers wait for the same one. */
final class CapturedResponse extends AbstractServerHttpResponse {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(32 * 1024);

    CapturedResponse() {
        super(DefaultDataBufferFactory.sharedInstance);
    }

    Rendition rendition(@Nullable Rendition before) {
        HttpStatusCode status = getStatusCode();
        return Rendition.of(status == null ? HttpStatus.OK : status, getHeaders(), body.toByteArray(), before);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> chunks) {
        return Flux.from(chunks)
                .doOnNext(chunk -> {
                    byte[] bytes = new byte[chunk.readableByteCount()];
                    chunk.read(bytes);
                    DataBufferUtils.release(chunk);
                    body.writeBytes(bytes);
                })
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        return Flux.from(parts).concatMap(this::writeWithInternal).then();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's signature
    public <T> T getNativeResponse() {
        throw new IllegalStateException("A captured response belongs to no connection.");
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}

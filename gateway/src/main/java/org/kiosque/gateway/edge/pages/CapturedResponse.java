package org.kiosque.gateway.edge.pages;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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

    private final List<byte[]> body = new ArrayList<>(1); // a page of ours comes in one piece

    CapturedResponse() {
        super(DefaultDataBufferFactory.sharedInstance);
    }

    Rendition rendition(CompressedParts parts, @Nullable Rendition before) {
        HttpStatusCode status = getStatusCode();
        return Rendition.of(status == null ? HttpStatus.OK : status, getHeaders(), whole(), parts, before);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> chunks) {
        return Flux.from(chunks)
                .doOnNext(chunk -> {
                    byte[] bytes = new byte[chunk.readableByteCount()];
                    chunk.read(bytes);
                    DataBufferUtils.release(chunk);
                    body.add(bytes);
                })
                .then();
    }

    private byte[] whole() {
        if (body.size() == 1) {
            return body.getFirst();
        }
        ByteBuffer whole = ByteBuffer.allocate(
                body.stream().mapToInt(piece -> piece.length).sum());
        body.forEach(whole::put);
        return whole.array();
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

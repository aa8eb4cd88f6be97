package org.kiosque.gateway.client;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.edge.instances.Instances;
import org.reactivestreams.Publisher;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Files of any size, from a service straight on to who is signed in, who sets the pace: none is ever in memory. Whoever breaks off
 * ends the call to the service, too.
 */
@Component
public class StaffDownloads {

    /** Between two pieces. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int REFUSED = 400;
    private static final int BROKEN = 500;

    private final HttpClient http;
    private final Instances instances;

    StaffDownloads(HttpClient http, Instances instances) {
        this.http = http.responseTimeout(PATIENCE);
        this.instances = instances;
    }

    /**
     * Passes on what a service answers, with its type and its name.
     *
     * @param path with its query, encoded
     * @return fails, with nothing written, with a {@link StaffRefusedException} where the service refuses, and with a {@link
     *     ServiceException.UnavailableException} while it is down, slow or broken
     */
    public Mono<Void> pass(String token, Service service, String path, ServerHttpResponse to) {
        ServiceInstance instance = instances.choose(service.id());
        if (instance == null) {
            return Mono.error(new ServiceException.UnavailableException(service.id() + ": none may be asked", null));
        }
        var answered = new AtomicBoolean();
        return http.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token))
                .get()
                .uri(instance.getUri() + path)
                .response((answer, body) -> {
                    answered.set(true);
                    instances.answered(instance, answer.status().code(), false);
                    return passed(service, answer, body, to);
                })
                .onErrorMap(_ -> !answered.get(), failure -> {
                    instances.failed(instance, failure);
                    return new ServiceException.UnavailableException(service.id() + ": " + failure, failure);
                })
                .then();
    }

    private static Publisher<Void> passed(
            Service service, HttpClientResponse answer, ByteBufFlux body, ServerHttpResponse to) {
        int status = answer.status().code();
        if (status >= BROKEN) {
            return Mono.error(
                    new ServiceException.UnavailableException(service.id() + " answers with " + status, null));
        }
        if (status >= REFUSED) {
            return Mono.error(new StaffRefusedException(status, StaffProblem.UNSPOKEN));
        }
        to.setStatusCode(HttpStatusCode.valueOf(status));
        for (String header : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_DISPOSITION}) {
            String value = answer.responseHeaders().get(header);
            if (value != null) {
                to.getHeaders().set(header, value);
            }
        }
        var buffers = (NettyDataBufferFactory) to.bufferFactory();
        return to.writeWith(body.retain().map(buffers::wrap));
    }
}

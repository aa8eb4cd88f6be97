package org.kiosque.gateway.client;

import feign.Client;
import feign.Request;
import feign.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.instances.Instances;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Makes calls before anybody waits for their answers: side by side and on the threads of the network, which costs a third of a
 * call that a thread of its own waits for. Whoever asks the same by a client of ours, {@linkplain Made#during within}, gets what
 * has been answered, or waits for it as for any call; what fails is told as if the call had just been made, and may be repeated.
 */
@Component
public final class EarlyCalls {

    private static final ScopedValue<Made> MADE = ScopedValue.newInstance();

    /** More than a client of ours waits for any answer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Instances instances;
    private final Propagator propagator;
    private final MeterRegistry meters;

    EarlyCalls(HttpClient http, Instances instances, Propagator propagator, MeterRegistry meters) {
        this.http = http.responseTimeout(LONGEST);
        this.instances = instances;
        this.propagator = propagator;
        this.meters = meters;
    }

    /**
     * A GET.
     *
     * @param path with its query, as the client writes it
     */
    public record Call(String service, String path) {

        String url() {
            return "http://" + service + path;
        }
    }

    private record Answer(int status, Map<String, Collection<String>> headers, ByteBuffer body) {}

    /** @param instance that was asked */
    private record UnderWay(ServiceInstance instance, CompletableFuture<@Nullable Answer> answer) {}

    /** What was asked for one page. */
    public static final class Made {

        public static final Made NOTHING = new Made();

        private final Map<String, UnderWay> calls = new ConcurrentHashMap<>();

        private Made() {}

        /** Does something in which these calls count as made. */
        public <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> work) throws X {
            return ScopedValue.where(MADE, this).call(work);
        }

        /**
         * @param patience after which nobody waits here any longer, since those who need an answer do
         * @return this, once all are answered
         */
        public Mono<Made> answered(Duration patience) {
            CompletableFuture<?>[] answers =
                    calls.values().stream().map(UnderWay::answer).toArray(CompletableFuture<?>[]::new);
            return Mono.fromFuture(() -> CompletableFuture.allOf(answers), true)
                    .timeout(patience, Mono.empty())
                    .onErrorComplete()
                    .thenReturn(this);
        }
    }

    /**
     * Begins to make them.
     *
     * @param span of the page, by which services know the trace; null for none. One that is recorded is left to calls that
     *     record themselves.
     */
    public Made make(@Nullable Span span, List<Call> calls) {
        if (span != null && !Boolean.FALSE.equals(span.context().sampled())) {
            return Made.NOTHING;
        }
        var made = new Made();
        for (Call call : calls) {
            ServiceInstance instance = instances.choose(call.service());
            if (instance != null) {
                made.calls.put(
                        call.url(),
                        new UnderWay(instance, answer(call, instance, span).toFuture()));
            }
        }
        return made;
    }

    private Mono<Answer> answer(Call call, ServiceInstance instance, @Nullable Span span) {
        URI base = instance.getUri();
        long start = System.nanoTime();
        return http.headers(headers -> {
                    if (span != null) {
                        propagator.inject(span.context(), headers, (_, name, value) -> headers.set(name, value));
                    }
                })
                .get()
                .uri(base.getScheme() + "://" + base.getRawAuthority() + call.path())
                .responseSingle((response, body) -> {
                    int status = response.status().code();
                    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    response.responseHeaders()
                            .forEach(header ->
                                    headers.merge(header.getKey(), List.of(header.getValue()), EarlyCalls::both));
                    return body.asByteArray()
                            .defaultIfEmpty(new byte[0])
                            .map(bytes -> new Answer(status, headers, ByteBuffer.wrap(bytes)));
                })
                .doOnNext(answer -> {
                    count(call.service(), Integer.toString(answer.status()), start);
                    instances.answered(instance, answer.status(), saysClose(answer));
                })
                .doOnError(failure -> {
                    count(call.service(), "none", start);
                    instances.failed(instance, failure);
                });
    }

    private static Collection<String> both(Collection<String> before, Collection<String> after) {
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private static boolean saysClose(Answer answer) {
        return answer.headers().getOrDefault("Connection", List.of()).stream().anyMatch("close"::equalsIgnoreCase);
    }

    private void count(String service, String status, long start) {
        meters.timer("kiosque.calls", "service", service, "status", status)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    /** Answers what was asked early, each call once, and makes all others. */
    Client before(Client calls) {
        return (request, options) -> {
            UnderWay early = MADE.isBound() ? MADE.get().calls.remove(request.url()) : null;
            return early == null ? calls.execute(request, options) : response(early, request, options);
        };
    }

    private Response response(UnderWay early, Request request, Request.Options options) throws IOException {
        try {
            Answer answer = Objects.requireNonNull(
                    early.answer().get(options.readTimeoutMillis(), TimeUnit.MILLISECONDS), request.url());
            return Response.builder()
                    .request(request)
                    .status(answer.status())
                    .headers(answer.headers())
                    .body(answer.body().array())
                    .build();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed.getCause());
        } catch (TimeoutException late) {
            early.answer().cancel(true);
            var timeout = new SocketTimeoutException("no answer from " + request.url());
            instances.failed(early.instance(), timeout);
            throw timeout;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

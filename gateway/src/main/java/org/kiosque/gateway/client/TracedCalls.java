package org.kiosque.gateway.client;

import feign.Client;
import feign.Request;
import feign.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times each call, and tells the service which trace it belongs to. A call has a span of its own only where the trace is recorded:
 * nobody would see the others, and an observation costs as much as the call.
 */
final class TracedCalls implements Client {

    private final Client calls;
    private final Tracer tracer;
    private final Propagator propagator;
    private final MeterRegistry meters;

    TracedCalls(Client calls, Tracer tracer, Propagator propagator, MeterRegistry meters) {
        this.calls = calls;
        this.tracer = tracer;
        this.propagator = propagator;
        this.meters = meters;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Span current = tracer.currentSpan();
        if (current == null || !Boolean.TRUE.equals(current.context().sampled())) {
            return timed(within(current, request), options);
        }
        Span own = tracer.spanBuilder()
                .setParent(current.context())
                .kind(Span.Kind.CLIENT)
                .name("http " + request.httpMethod().name().toLowerCase(Locale.ROOT))
                .tag("http.method", request.httpMethod().name())
                .tag("clientName", serviceOf(request))
                .start();
        try {
            Response response = timed(within(own, request), options);
            own.tag("http.status_code", response.status());
            return response;
        } catch (IOException | RuntimeException failure) {
            own.error(failure);
            throw failure;
        } finally {
            own.end();
        }
    }

    private Request within(@Nullable Span span, Request request) {
        if (span == null) {
            return request;
        }
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        propagator.inject(span.context(), headers, (_, name, value) -> headers.put(name, List.of(value)));
        return Request.create(
                request.httpMethod(),
                request.url(),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }

    private Response timed(Request request, Request.Options options) throws IOException {
        long start = System.nanoTime();
        String status = "none";
        try {
            Response response = calls.execute(request, options);
            status = Integer.toString(response.status());
            return response;
        } finally {
            meters.timer("kiosque.calls", "service", serviceOf(request), "status", status)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static String serviceOf(Request request) {
        return request.requestTemplate().feignTarget().name();
    }
}

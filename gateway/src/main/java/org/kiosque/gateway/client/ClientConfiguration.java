package org.kiosque.gateway.client;

import feign.Client;
import feign.FeignException;
import feign.Request;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.DecodeException;
import feign.codec.Decoder;
import feign.codec.Encoder;
import feign.codec.ErrorDecoder;
import feign.hc5.ApacheHttp5Client;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.instances.Instances;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** How every call to a service is written, read, repeated and broken off. */
@Configuration(proxyBeanMethods = false)
@EnableFeignClients
class ClientConfiguration {

    /**
     * Reads JSON without Spring's message converters: {@code FeignHttpMessageConverters} publishes its list before it
     * has filled it, so that the first calls made at the same time see an empty one.
     */
    @Bean
    Decoder jsonDecoder(JsonMapper mapper, KeptAnswers kept) {
        JsonMapper json = tolerant(mapper);
        Map<Type, ObjectReader> readers = new ConcurrentHashMap<>(); // one for each call there is
        return (response, type) -> {
            if (response.body() == null) {
                throw new DecodeException(response.status(), "no body", response.request());
            }
            ObjectReader reader = readers.computeIfAbsent(type, missing -> json.readerFor(json.constructType(missing)));
            try (var body = response.body().asInputStream()) {
                byte[] bytes = body.readAllBytes();
                return response.request().httpMethod() == Request.HttpMethod.GET
                        ? kept.read(response.request().url(), type, bytes, reader::readValue)
                        : reader.readValue(bytes);
            } catch (JacksonException unreadable) {
                throw new DecodeException(
                        response.status(), "not the JSON of our contract", response.request(), unreadable);
            }
        };
    }

    /** Services may leave out what they have nothing to say about. */
    private static JsonMapper tolerant(JsonMapper mapper) {
        return mapper.rebuild()
                .disable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Bean
    Encoder jsonEncoder(JsonMapper json) {
        return (value, _, request) -> {
            request.header("Content-Type", "application/json");
            request.body(json.writeValueAsBytes(value), StandardCharsets.UTF_8);
        };
    }

    @Bean
    ErrorDecoder problemDecoder(JsonMapper mapper) {
        JsonMapper json = tolerant(mapper);
        return (call, response) -> {
            int status = response.status();
            if (status == 404) {
                return new ServiceException.NoSuchResourceException(call);
            }
            if (status == 410) {
                return new ServiceException.GoneException(call, problemIn(response, json));
            }
            return status >= 400 && status < 500
                    ? new ServiceException.RefusedException(
                            call, status, problemIn(response, json), retryAfter(response))
                    : FeignException.errorStatus(call, response);
        };
    }

    private static @Nullable String retryAfter(Response response) {
        return response.headers().getOrDefault("Retry-After", List.of()).stream()
                .findFirst()
                .orElse(null);
    }

    private static Problem problemIn(Response response, JsonMapper json) {
        if (response.body() == null) {
            return Problem.UNSPOKEN;
        }
        try (var body = response.body().asInputStream()) {
            return json.readValue(body.readNBytes(64 * 1024), Problem.class);
        } catch (IOException | JacksonException unreadable) {
            return Problem.UNSPOKEN;
        }
    }

    @Bean
    Retryer onceMoreForReads() {
        return new OnceMoreForReads();
    }

    /** In the place of Spring Cloud's, which balances by its own means: see {@link InstanceCalls}. */
    @Bean
    Client calls(HttpClient http, Instances instances, Tracer tracer, Propagator propagator, MeterRegistry meters) {
        return new TracedCalls(new InstanceCalls(new ApacheHttp5Client(http), instances), tracer, propagator, meters);
    }

    /** Breakers are those of the instances that are asked; here a call that failed only becomes what {@link ServiceFailures} says. */
    @Bean
    ExplainedCalls explainedCalls() {
        return new ExplainedCalls();
    }

    /**
     * The HTTP client would repeat calls by itself, even after a 503, and wait as long as that asks. What only browsers need
     * costs each call, too, and so does compressing answers that come from next door.
     */
    @Bean
    HttpClientBuilderCustomizer withoutRepeating() {
        return http -> http.disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    /**
     * Repeats a GET once when the connection failed, after 20 to 60 ms, and anything where no connection came about, since
     * nothing was sent then. Nothing else is repeated: not what timed out (the page's deadline would pass), and no POST that
     * may have arrived (a captcha token is for single use).
     */
    static final class OnceMoreForReads implements Retryer {

        private boolean repeated;

        @Override
        public void continueOrPropagate(RetryableException failure) {
            boolean harmless =
                    failure.method() == Request.HttpMethod.GET || failure.getCause() instanceof ConnectException;
            if (repeated || !harmless || failure.getCause() instanceof SocketTimeoutException) {
                throw failure;
            }
            repeated = true;
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(20, 60));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw failure;
            }
        }

        @Override
        @SuppressWarnings("MissingSuperCall") // Feign's name for "a new one for each call"
        public Retryer clone() {
            return new OnceMoreForReads();
        }
    }
}

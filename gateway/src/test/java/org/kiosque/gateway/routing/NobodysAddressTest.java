package org.kiosque.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kiosque.gateway.Platform;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** A person is asked for by e-mail address in the path: it stands in no line of the log, no span and no problem. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "management.tracing.sampling.probability=1",
            "management.opentelemetry.tracing.export.schedule-delay=10ms"
        })
class NobodysAddressTest extends Platform {

    private static final String HERS = "/api/v1/people/ada%40example.org/comments";
    private static final List<String> SPANS = new CopyOnWriteArrayList<>();

    @TestConfiguration
    static class Watching {

        @Bean
        SpanExporter collector() {
            return new Collector();
        }

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebFilter failing() {
            return (exchange, chain) -> exchange.getRequest().getHeaders().containsHeader("X-Fail")
                    ? Mono.error(new IllegalStateException(
                            "for " + exchange.getRequest().getURI()))
                    : chain.filter(exchange);
        }
    }

    /** Keeps all that it is told, as text. */
    private static final class Collector implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            spans.forEach(span -> SPANS.add("%s %s %s %s"
                    .formatted(
                            span.getName(),
                            span.getAttributes(),
                            span.getStatus(),
                            span.getEvents().stream()
                                    .map(event -> event.getName() + event.getAttributes())
                                    .toList())));
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @BeforeEach
    void nothingIsKnown() {
        SPANS.clear();
    }

    private void nobodyIsNamed(@Nullable HttpResponse<byte[]> response, CapturedOutput log) {
        await().until(() -> SPANS.stream().anyMatch(span -> span.contains("people/")));
        for (String written : List.of(String.join("\n", SPANS), log.getAll(), response == null ? "" : text(response))) {
            assertThat(written.toLowerCase(Locale.ROOT)).doesNotContain("ada%40", "ada@");
        }
    }

    @Test
    void aCallThatSucceeds(CapturedOutput log) {
        COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));

        var response = read(HERS);

        assertThat(response.statusCode()).isEqualTo(200);
        nobodyIsNamed(response, log);
    }

    @Test
    void aFailureThatNobodyExpected(CapturedOutput log) {
        var response = send(HERS, request -> request.header("X-Fail", "please"));

        isProblem(response, 500, "unexpected");
        assertThat(log.getAll()).contains("Unexpected failure of GET /api/v1/people/***/comments", "checkpoint");
        assertThat(text(response)).contains("/api/v1/people/***/comments");
        nobodyIsNamed(response, log);
    }

    @Test
    void aServiceThatIsDown(CapturedOutput log) {
        COMMENTS.stop();

        nobodyIsNamed(read(HERS), log);
    }

    /** The answer has begun, so that nothing but a broken connection can tell of it. */
    @Test
    void anAnswerThatBreaksOff(CapturedOutput log) {
        COMMENTS.stubFor(
                any(anyUrl()).willReturn(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        sendRaw("GET " + HERS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        nobodyIsNamed(null, log);
    }
}

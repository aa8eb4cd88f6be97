package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kiosque.acceptance.Collector.Span;

/** What one person does is one trace, whichever processes work on it, over HTTP and over Kafka. */
@ExtendWith(RunningPlatform.class)
class TracesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Of the browser: the span that all others are below. */
    private static final String BROWSER = "b7ad6b7169203331";

    @Test
    void aPublicationIsOneTraceThroughTheGatewayKafkaAndBack(Api api, Collector collector) {
        Needs.apertium();
        String trace = newTrace();
        HttpResponse<String> draft =
                api.draft("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(30), List.of("Rail"));
        String id = Api.ok(draft).get("id").asString();

        Api.ok(api.send(
                "PUT",
                "/api/v1/articles/" + id + "/publication",
                "editor",
                Map.of(),
                "If-Match",
                Api.etag(draft),
                "traceparent",
                parent(trace)));

        await().atMost(SOON).untilAsserted(() -> {
            List<Span> spans = collector.of(trace);
            assertThat(of(spans, SpanKind.SPAN_KIND_SERVER)).contains("gateway", "article-service");
            assertThat(of(spans, SpanKind.SPAN_KIND_PRODUCER)).contains("article-service", "translation-service");
            assertThat(of(spans, SpanKind.SPAN_KIND_CONSUMER))
                    .as("the translation comes back to article-service")
                    .contains("translation-service", "recommendation-service", "comment-service", "article-service");
            assertNothingHangsInTheAir(spans);
        });
    }

    @Test
    void aPageIsOneTraceThroughTheGatewayAndWhatItAsks(Api api, Collector collector) {
        String id = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(30), List.of("Rail"));
        String page = api.article(id, "fr").get("url").asString();
        String trace = newTrace();

        assertThat(api.send("GET", page, "", "", "traceparent", parent(trace)).statusCode())
                .isEqualTo(200);

        await().atMost(SOON).untilAsserted(() -> {
            List<Span> spans = collector.of(trace);
            assertThat(of(spans, SpanKind.SPAN_KIND_CLIENT)).contains("gateway");
            assertThat(of(spans, SpanKind.SPAN_KIND_SERVER))
                    .contains("gateway", "article-service", "comment-service", "recommendation-service");
            assertNothingHangsInTheAir(spans);
        });
    }

    private static void assertNothingHangsInTheAir(List<Span> spans) {
        Set<String> known = spans.stream().map(Span::id).collect(Collectors.toSet());
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.parent().equals(BROWSER) || known.contains(span.parent()))
                        .as("the parent of %s", span)
                        .isTrue());
    }

    private static Set<String> of(List<Span> spans, SpanKind kind) {
        return spans.stream()
                .filter(span -> span.kind() == kind)
                .map(Span::service)
                .collect(Collectors.toSet());
    }

    private static String newTrace() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** As a browser's own instrumentation would send it, recorded. */
    private static String parent(String trace) {
        return "00-%s-%s-01".formatted(trace, BROWSER);
    }
}

package org.kiosque.gateway.routing.compression;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

class CompressionTest extends Platform {

    private static final String CALL = "/api/v1/tags";

    private static final String LONG = IntStream.range(0, 4_000)
            .mapToObj(i -> "{\"tag\":\"tag %d\",\"name\":\"Ébène\"}".formatted(i))
            .collect(Collectors.joining(",", "[", "]"));

    private static void serviceAnswers(ResponseDefinitionBuilder answer) {
        ARTICLES.stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
    }

    private HttpResponse<byte[]> ask(String coding) {
        return send(CALL, request -> request.header("Accept-Encoding", coding));
    }

    private static void isPlain(HttpResponse<byte[]> response, String body) {
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(response)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "application/json;charset=UTF-8"})
    void longJsonIsCompressedForWhoTakesThat(String type) {
        serviceAnswers(json(LONG).withHeader("Content-Type", type).withHeader("ETag", "\"5\""));

        var zipped = ask("br, gzip;q=0.8");

        assertThat(zipped.statusCode()).isEqualTo(200);
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(zipped, "Content-Type")).startsWith(type);
        assertThat(header(zipped, "ETag")).isEqualTo("\"5-gzip\"");
        assertThat(zipped.headers().allValues("Vary")).containsOnlyOnce("Accept-Encoding");
        assertThat(unzipped(zipped)).isEqualTo(LONG);
        assertThat(zipped.body()).hasSizeLessThan(LONG.length() / 4);
        ARTICLES.verify(getRequestedFor(urlPathEqualTo(CALL)).withoutHeader("Accept-Encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0"})
    void whoDoesNotTakeItGetsThePlainBytes(String coding) {
        serviceAnswers(json(LONG).withHeader("ETag", "\"5\"").withHeader("Vary", "Accept-Language"));

        var plain = ask(coding);

        isPlain(plain, LONG);
        assertThat(header(plain, "ETag")).isEqualTo("\"5\"");
        assertThat(plain.headers().allValues("Vary")).contains("Accept-Language", "Accept-Encoding");
    }

    @Test
    void itComesInPiecesAsTheServiceSendsIt() {
        serviceAnswers(json(LONG).withChunkedDribbleDelay(300, 300));
        assertThat(unzipped(ask("gzip"))).isEqualTo(LONG);
        assertThat(unzipped(ask("gzip"))).as("by the same deflater").isEqualTo(LONG);
    }

    @Test
    void aFailureThatIsLongIsCompressedToo() {
        serviceAnswers(json(LONG).withStatus(400).withHeader("Content-Type", "application/problem+json"));
        var failed = ask("gzip");
        assertThat(failed.statusCode()).isEqualTo(400);
        assertThat(unzipped(failed)).isEqualTo(LONG);
    }

    @Test
    void whatIsShortIsNot() {
        String small = "\"" + "x".repeat(1_000) + "\"";
        serviceAnswers(json(small).withHeader("ETag", "\"5\""));
        isPlain(ask("gzip"), small);
        serviceAnswers(json(small).withChunkedDribbleDelay(3, 10));
        isPlain(ask("gzip"), small);
        serviceAnswers(json("[]").withStatus(201).withHeader("ETag", "\"5\""));
        assertThat(header(ask("gzip"), "ETag")).isEqualTo("\"5\"");
        serviceAnswers(aResponse().withStatus(204));
        assertThat(ask("gzip").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, text/event-stream",
        "Content-Type, image/jpeg",
        "Content-Type, application/zip",
        "Content-Type, application/x-ndjson",
        "Cache-Control, 'private, no-transform'",
        "Content-Range, bytes 0-9/10"
    })
    void neitherIsWhatIsNoJsonOrIsToBeLeftAsItIs(String name, String value) {
        serviceAnswers(aResponse()
                .withBody(LONG)
                .withHeader("Content-Type", name.equals("Content-Type") ? value : "application/json")
                .withHeader(name.equals("Content-Type") ? "X" : name, value));
        isPlain(ask("gzip"), LONG);
    }

    @Test
    void whatIsEncodedAlreadyPassesAsItIs() {
        serviceAnswers(json(LONG).withHeader("Content-Encoding", "br").withHeader("ETag", "\"5\""));
        var response = ask("gzip, br");
        assertThat(header(response, "Content-Encoding")).isEqualTo("br");
        assertThat(header(response, "ETag")).isEqualTo("\"5\"");
        assertThat(text(response)).isEqualTo(LONG);
    }

    @Test
    void picturesAndHeadsAreLeftAlone() {
        serviceAnswers(json(LONG).withHeader("Content-Type", "image/jpeg").withHeader("ETag", "\"5\""));
        var picture = send("/media/a/320.jpg", request -> request.header("Accept-Encoding", "gzip"));
        assertThat(header(picture, "ETag")).isEqualTo("\"5\"");
        var head =
                send(CALL, request -> request.header("Accept-Encoding", "gzip").HEAD());
        assertThat(header(head, "ETag")).isEqualTo("\"5\"");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theServiceIsAskedByItsOwnTagWhetherThereIsNews() {
        serviceAnswers(aResponse().withStatus(304).withHeader("ETag", "\"5\""));

        var had = send(
                CALL,
                request ->
                        request.headers("Accept-Encoding", "gzip", "If-None-Match", "\"4-gzip\", W/\"5-gzip\", \"6\""));

        assertThat(had.statusCode()).isEqualTo(304);
        assertThat(header(had, "ETag")).isEqualTo("\"5-gzip\"");
        assertThat(had.headers().allValues("Vary")).containsOnlyOnce("Accept-Encoding");
        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo(CALL)).withHeader("If-None-Match", equalTo("\"4\", W/\"5\", \"6\"")));
        var plain = send(CALL, request -> request.headers("Accept-Encoding", "gzip", "If-None-Match", "\"5\""));
        assertThat(header(plain, "ETag")).as("the one it has").isEqualTo("\"5\"");
    }

    @Test
    void whatWasReadCompressedMayBeChanged() {
        serviceAnswers(json("{}").withHeader("ETag", "\"6\""));

        send(
                "/api/v1/articles/a",
                request -> request.headers("If-Match", "\"5-gzip\"", "Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{}")));

        ARTICLES.verify(putRequestedFor(urlPathEqualTo("/api/v1/articles/a")).withHeader("If-Match", equalTo("\"5\"")));
    }

    @Test
    void aWeakTagFitsBoth() {
        serviceAnswers(json(LONG).withHeader("ETag", "W/\"5\""));
        assertThat(header(ask("gzip"), "ETag")).isEqualTo("W/\"5\"");
        ARTICLES.verify(1, anyRequestedFor(urlPathEqualTo(CALL)));
    }

    @Test
    void whenAllDeflatersAreInUseAnswersGoPlain() {
        var deflaters = new Deflaters();
        var taken = IntStream.range(0, 32).mapToObj(_ -> deflaters.take()).toList();
        assertThat(taken).doesNotContainNull();
        assertThat(deflaters.take()).isNull();
        deflaters.giveBack(taken.getFirst());
        assertThat(deflaters.take()).isSameAs(taken.getFirst());
    }
}

package org.kiosque.gateway.edge.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kiosque.gateway.Platform;

/** Whatever the answer is, it leaves with the security headers, each of them once. */
class SecuredAnswersTest extends Platform {

    @ParameterizedTest
    @EnumSource
    void everyAnswerHasThem(Answer answer) {
        var response = answer.to.apply(this);

        assertThat(response.statusCode()).isEqualTo(answer.status);
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'");
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().allValues("Referrer-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Permissions-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Cross-Origin-Opener-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(response.headers().allValues("Server")).isEmpty();
    }

    enum Answer {
        A_PAGE(200, reader -> reader.read(reader.article.englishPath())),
        A_PAGE_FROM_MEMORY(200, reader -> {
            reader.read(reader.article.englishPath());
            return reader.read(reader.article.englishPath());
        }),
        AN_UNCHANGED_PAGE(304, reader -> {
            String tag = header(reader.read(reader.article.englishPath()), "ETag");
            reader.clock.pass(Duration.ofSeconds(2));
            return reader.send(reader.article.englishPath(), request -> request.header("If-None-Match", tag));
        }),
        A_MOVED_PAGE(301, reader -> reader.read("/en/an-older-headline-" + reader.id)),
        AN_UNKNOWN_PAGE(404, reader -> reader.read("/en/nothing/at/all")),
        AN_UNAVAILABLE_PAGE(503, reader -> {
            reader.articleIs(503);
            return reader.read(reader.article.englishPath());
        }),
        A_TAKEN_COMMENT(303, reader -> {
            reader.commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}"));
            return reader.submit(FILLED);
        }),
        TOO_LARGE_A_FORM(413, reader -> reader.submit("text=" + "x".repeat(1024 * 1024))),
        A_FILE(200, reader -> reader.read("/assets/site.AAAAAAAAAAAA.css")),
        AN_UNKNOWN_FILE(404, reader -> reader.read("/assets/nothing.AAAAAAAAAAAA.css")),
        AN_EMBED(200, reader -> reader.read("/oembed?url=https://kiosque.example" + reader.article.englishPath())),
        NO_EMBED(400, reader -> reader.read("/oembed")),
        WHOM_TO_TELL_OF_HOLES(200, reader -> reader.read("/.well-known/security.txt")),
        THE_ROOT(302, reader -> reader.read("/")),
        A_CALL(200, reader -> {
            ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/tags"))
                    .willReturn(json("[]")
                            .withHeader("Strict-Transport-Security", "max-age=1")
                            .withHeader("X-Frame-Options", "SAMEORIGIN")));
            return reader.read("/api/v1/tags");
        }),
        AN_UNKNOWN_CALL(404, reader -> reader.read("/api/v1/nothing")),
        A_MALFORMED_HEAD(400, reader -> reader.read("/en;a")),
        AN_UNKNOWN_METHOD(
                501,
                reader -> reader.send("/en", request -> request.method("BREW", HttpRequest.BodyPublishers.noBody()))),
        THE_NEWSROOM(404, reader -> reader.read("/newsroom/articles"));

        private final int status;
        private final Function<SecuredAnswersTest, HttpResponse<byte[]>> to;

        Answer(int status, Function<SecuredAnswersTest, HttpResponse<byte[]>> to) {
            this.status = status;
            this.to = to;
        }
    }

    @Test
    void whatIsSaidInTheNewsroomIsKeptByNobody() {
        assertThat(header(read("/newsroom"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(read("/newsroom/articles"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(read("/en/newsroom/articles"), "Cache-Control")).isEqualTo("no-cache");
    }
}

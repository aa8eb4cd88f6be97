package org.kiosque.gateway.edge.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;

/** Whatever the answer is, it leaves with the security headers, each of them once. */
class SecuredAnswersTest extends Platform {

    @ParameterizedTest
    @CsvSource({
        "A_PAGE,200",
        "A_PAGE_FROM_MEMORY,200",
        "AN_UNCHANGED_PAGE,304",
        "A_MOVED_PAGE,301",
        "AN_UNKNOWN_PAGE,404",
        "AN_UNAVAILABLE_PAGE,503",
        "A_TAKEN_COMMENT,303",
        "TOO_LARGE_A_FORM,413",
        "A_FILE,200",
        "AN_UNKNOWN_FILE,404",
        "THE_ROOT,302",
        "AN_UNKNOWN_CALL,404"
    })
    void everyAnswerHasThem(Answer answer, int status) {
        var response = answer.to(this);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'");
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().allValues("Referrer-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Permissions-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Cross-Origin-Opener-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Server")).isEmpty();
    }

    enum Answer {
        A_PAGE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read(reader.article.englishPath());
            }
        },
        A_PAGE_FROM_MEMORY {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                reader.read(reader.article.englishPath());
                return reader.read(reader.article.englishPath());
            }
        },
        AN_UNCHANGED_PAGE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                String tag = header(reader.read(reader.article.englishPath()), "ETag");
                reader.clock.pass(Duration.ofSeconds(2));
                return reader.send(reader.article.englishPath(), request -> request.header("If-None-Match", tag));
            }
        },
        A_MOVED_PAGE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read("/en/an-older-headline-" + reader.id);
            }
        },
        AN_UNKNOWN_PAGE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read("/en/nothing/at/all");
            }
        },
        AN_UNAVAILABLE_PAGE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                ARTICLES.stubFor(
                        get(urlPathEqualTo("/api/v1/articles/" + reader.id)).willReturn(problem(503, "x", "")));
                return reader.read(reader.article.englishPath());
            }
        },
        A_TAKEN_COMMENT {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/articles/" + reader.id + "/comments"))
                        .willReturn(json("{\"id\":\"x\",\"status\":\"pending\"}")));
                return reader.form("name=a&email=a%40b.example&text=hello");
            }
        },
        TOO_LARGE_A_FORM {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.form("text=" + "x".repeat(1024 * 1024));
            }
        },
        A_FILE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read("/assets/site.AAAAAAAAAAAA.css");
            }
        },
        AN_UNKNOWN_FILE {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read("/assets/nothing.AAAAAAAAAAAA.css");
            }
        },
        THE_ROOT {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read("/");
            }
        },
        AN_UNKNOWN_CALL {
            @Override
            HttpResponse<byte[]> to(SecuredAnswersTest reader) {
                return reader.read("/api/v1/nothing");
            }
        };

        abstract HttpResponse<byte[]> to(SecuredAnswersTest reader);
    }

    private HttpResponse<byte[]> form(String fields) {
        return post(article.englishPath() + "/comments", "application/x-www-form-urlencoded", fields);
    }
}

package org.kiosque.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class RequestKindTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/articles/a/comments, COMMENT",
        "GET, /api/v1/articles/a/comments, CALL",
        "POST, /api/v1/subscriptions, COMMENT",
        "POST, /api/v1/subscriptions/push, COMMENT",
        "DELETE, /api/v1/subscriptions/push/token, WRITE",
        "POST, /api/v1/comments/a/reports, WRITE",
        "PUT, /api/v1/articles/a, WRITE",
        "PATCH, /api/v1/articles/a, WRITE",
        "DELETE, /api/v1/media/a, WRITE",
        "PUT, /api/v1/articles/a/comments, WRITE",
        "POST, /api/v2/articles, WRITE",
        "HEAD, /api/v1/articles/a, CALL",
        "OPTIONS, /api/v1/articles/a, CALL",
        "GET, /api/v1/subscriptions/push-key, CALL",
        "POST, /api/v1/media, UPLOAD",
        "POST, /api/v1/reads, READ",
        "GET, /api/v1/search, SEARCH",
        "GET, /fr/search, SEARCH",
        "GET, /fr, PAGE",
        "POST, /fr/some-article, COMMENT",
        "GET, /service-worker.js, FILE",
        "GET, /newsroom, STAFF",
        "POST, /newsroom/articles/new, STAFF",
        "GET, /newsroom/sign-in, SIGN_IN",
        "GET, /newsroom/sign-in/start, SIGN_IN",
        "POST, /newsroom/sign-in/return, SIGN_IN",
        "GET, /newsroom/sign-inn, STAFF",
        "POST, /newsroom/sign-out, STAFF"
    })
    void itFollowsFromMethodAndPath(String method, String path, RequestKind kind) {
        assertThat(RequestKind.of(HttpMethod.valueOf(method), path)).isEqualTo(kind);
    }
}

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
        "DELETE, /api/v1/subscriptions/push/token, CALL",
        "GET, /api/v1/subscriptions/push-key, CALL",
        "POST, /api/v1/media, UPLOAD",
        "POST, /api/v1/reads, READ",
        "GET, /api/v1/search, SEARCH",
        "GET, /fr/search, SEARCH",
        "GET, /fr, PAGE",
        "POST, /fr/some-article, COMMENT",
        "GET, /service-worker.js, FILE",
        "GET, /newsroom, STAFF"
    })
    void itFollowsFromMethodAndPath(String method, String path, RequestKind kind) {
        assertThat(RequestKind.of(HttpMethod.valueOf(method), path)).isEqualTo(kind);
    }
}

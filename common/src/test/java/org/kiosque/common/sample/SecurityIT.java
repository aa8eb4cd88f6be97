package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestTokens;

class SecurityIT extends SampleServiceRun {

    @Test
    void whatIsNotOpenedIsDenied() throws Exception {
        problem(get(port, "/elsewhere"), 401, "unauthenticated");
        problem(post("{}"), 401, "unauthenticated");
        problem(post("{}", "Authorization", "Bearer nonsense"), 401, "unauthenticated");
        problem(post("{}", "Authorization", "Bearer " + TestTokens.expired("editor")), 401, "unauthenticated");
        problem(
                post("{}", "Authorization", "Bearer " + TestTokens.forAnotherAudience("editor")),
                401,
                "unauthenticated");
        problem(post("{}", "Authorization", "Bearer " + TestTokens.with("moderator")), 403, "forbidden");
        problem(post("{}", "Authorization", "Bearer " + TestTokens.with()), 403, "forbidden");
    }

    @Test
    void whatIsNotThereIsNotFoundByWhoMayAskAndOnlyWhatIsThereIsForbidden() throws Exception {
        problem(asEditorTo("GET", "/elsewhere"), 404, "not-found");
        problem(asEditorTo("GET", "/remarks"), 405, "method-not-allowed");
        problem(asEditorTo("DELETE", "/open/1"), 405, "method-not-allowed");
        problem(asEditorTo("GET", "/closed"), 403, "forbidden");
    }

    private HttpResponse<String> asEditorTo(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + TestTokens.with("editor"))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void refusalsAreCounted() throws Exception {
        double before = refused("token");
        post("{}", "Authorization", "Bearer nonsense");
        assertThat(refused("token")).isEqualTo(before + 1);
        assertThat(refused("role")).isEqualTo(roleRefusals() - 1);
    }

    private double refused(String kind) {
        return meters.counter("security.refused", "kind", kind).count();
    }

    private double roleRefusals() throws Exception {
        post("{}", "Authorization", "Bearer " + TestTokens.with("moderator"));
        return refused("role");
    }

    @Test
    void whatMayBeReadMayBeAskedForByHead() throws Exception {
        var head = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open/2?times=3"))
                .HEAD()
                .build();

        assertThat(http.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestIsObservedAsAWholeAndNotFilterByFilter() throws Exception {
        get(port, "/open/2?times=3");

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("http.server.requests")
                .noneMatch(name -> name.startsWith("spring.security."));
    }

    @Test
    void theActuatorAnswersOnItsOwnPortOnly() throws Exception {
        assertThat(get(managementPort, "/actuator/health/readiness").body()).contains("UP");
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("outbox_pending")
                .containsPattern("http_server_requests_seconds_bucket\\{.*le=\"0.25\"");
        assertThat(get(managementPort, "/actuator/env").statusCode()).isIn(401, 403, 404);
        problem(get(port, "/actuator/health"), 401, "unauthenticated");
    }
}

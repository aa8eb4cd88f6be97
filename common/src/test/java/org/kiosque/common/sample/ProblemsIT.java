package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.testing.TestTokens;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT extends SampleServiceRun {

    @Test
    void badFieldsAreNamed() throws Exception {
        JsonNode problem = problem(
                asEditor("{\"id\":\" \",\"writer\":{\"name\":\"much too long a name\"},\"stars\":1}"),
                400,
                "invalid-request");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/id", "/writer/name");

        problem = problem(asEditor("{\"id\":\"a\",\"stars\":\"many\"}"), 400, "invalid-request");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/stars");
        problem(get(port, "/open/one?times=2"), 400, "invalid-request");
        problem(get(port, "/open/1"), 400, "invalid-request");
    }

    @Test
    void whatWouldBeIgnoredIsRefusedByName() throws Exception {
        JsonNode problem = problem(get(port, "/open/1?times=2&tmies=3"), 400, "invalid-request");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("tmies");
        assertThat(problem.get("detail").asString()).contains("times");
        problem = problem(
                asEditor("{\"id\":\"a\",\"stars\":1,\"writer\":{\"name\":\"A\",\"nmae\":1}}"), 400, "invalid-request");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/writer/nmae");
    }

    @ParameterizedTest
    @CsvSource({"'{\"id\":'", "'[1,2'", "''", "nonsense", "'{\"id\":\"a\",\"stars\":1} trailing'"})
    void whatIsNoJsonIsSaidToBeNone(String body) throws Exception {
        JsonNode problem = problem(asEditor(body), 400, "unreadable-body");
        assertThat(problem.toString()).doesNotContain("jackson", "Exception");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsDeclaredOrNot() throws Exception {
        String large = "{\"id\":\"" + "x".repeat(4_000) + "\"}";
        problem(asEditor(large), 413, "too-large");

        var chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestTokens.with("editor"))
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        problem(http.send(chunked, BodyHandlers.ofString()), 413, "too-large");
    }

    @Test
    void theInsidesOfAFailureStayInside() throws Exception {
        assertThat(problem(get(port, "/failing/otherwise"), 500, "unexpected").toString())
                .doesNotContain("secret", "IllegalState");
        HttpResponse<String> down = get(port, "/failing/store");
        assertThat(problem(down, 503, "unavailable").toString()).doesNotContain("secret");
        assertThat(down.headers().firstValue("Retry-After")).isPresent();
        assertThat(problem(get(port, "/failing/neighbour"), 503, "unavailable")
                        .get("detail")
                        .asString())
                .isEqualTo("The engine rests.");
    }

    @Test
    void aStoreThatChangesItsPrimaryIsUnavailableAndNobodyIsToldThatNothingWasChanged() throws Exception {
        HttpResponse<String> reading = get(port, "/failing/failover");
        assertThat(problem(reading, 503, "unavailable").toString()).doesNotContain("secret", "change");
        assertThat(reading.headers().firstValue("Retry-After")).isPresent();
        problem(get(port, "/failing/programming"), 500, "unexpected");

        for (String how : List.of("store", "failover")) {
            HttpResponse<String> writing = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks/failing/" + how))
                            .header("Authorization", "Bearer " + TestTokens.with("editor"))
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(problem(writing, 503, "unavailable").get("detail").asString())
                    .contains("whether the change was made is not known");
            assertThat(writing.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void jsonThatPassesALimitIsRefusedWithTheLimits() throws Exception {
        String body = "{\"stars\":" + "1".repeat(1001) + "}";
        assertThat(problem(asEditor(body), 400, "unreadable-body").get("detail").asString())
                .contains("500 levels", "50000 characters", "1000 digits");
    }

    @Test
    void headersThatAreTooLargeAreRefusedWithTheLimit() throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open/1"))
                        .header("X-Long", "x".repeat(9_000))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(400, 431);
        assertThat(response.body()).contains("at most 8192 bytes");
    }

    @Test
    void otherMisuseIsToldApart() throws Exception {
        problem(get(port, "/open/nowhere/at/all"), 404, "not-found");
        HttpResponse<String> wrongType =
                post("x", "Authorization", "Bearer " + TestTokens.with("editor"), "Content-Type", "text/plain");
        problem(wrongType, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/1?times=%ff", "/open/1?times=1&other=%ED%A0%80"})
    void bytesInTheAddressThatAreNoTextAreRefused(String address, CapturedOutput output) throws Exception {
        problem(get(port, address), 400, "invalid-request");
        assertThat(output).as("no stack trace").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, application/x-www-form-urlencoded",
        "PATCH, application/x-www-form-urlencoded",
        "DELETE, application/x-www-form-urlencoded",
        "PUT, multipart/form-data",
        "PUT, multipart/form-data; boundary=x"
    })
    void aFormThatCannotBeReadIsNoFailureOfOurs(String method, String type, CapturedOutput output) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks"))
                .header("Authorization", "Bearer " + TestTokens.with("editor"))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("text=%zz&name=%"));
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isBetween(400, 499);
        assertThat(output).as("no stack trace").doesNotContain("\tat ");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() throws Exception {
        HttpResponse<String> response = get(port, "/open/%00");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body())
                .contains("urn:kiosque:problem:invalid-request", "\"instance\":\"/open/%00\"")
                .doesNotContain("Tomcat", "<html", "null");
    }
}

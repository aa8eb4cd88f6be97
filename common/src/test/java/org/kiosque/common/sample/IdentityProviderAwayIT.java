package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Nobody listens at the issuer's address. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=sample-service", "kiosque.security.issuer-uri=http://127.0.0.1:1"})
@ContextConfiguration(initializers = RealParts.class)
class IdentityProviderAwayIT {

    @LocalServerPort
    private int port;

    @Test
    void aTokenThatCannotBeCheckedIsNeitherAcceptedNorAFailure() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/elsewhere"))
                            .header("Authorization", "Bearer " + TestTokens.with("editor"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body()).contains("urn:kiosque:problem:unavailable");
            assertThat(http.send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open/2?times=3"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .isEqualTo("6");
        }
    }
}

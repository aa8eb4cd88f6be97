package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.RealParts;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** A whole service is told to stop. */
class StopIT {

    private static final Duration GRACE = Duration.ofSeconds(3);

    @Test
    void whoStopsIsNotReadyFirstAndServesForAWhile() throws Exception {
        ConfigurableApplicationContext service = new SpringApplicationBuilder(SampleService.class)
                .initializers(new RealParts())
                .run(
                        "--spring.config.name=sample-service",
                        "--server.port=0",
                        "--kiosque.shutdown.grace=" + GRACE.toMillis() + "ms");
        String api = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
        String actuator = "http://localhost:" + service.getEnvironment().getProperty("local.management.port");
        var consumers = service.getBean(KafkaListenerEndpointRegistry.class);
        assertThat(status(actuator + "/actuator/health/readiness")).isEqualTo(200);

        assertThat(connection(api + "/open/2?times=3")).doesNotContain("close");

        long begin = System.nanoTime();
        var stop = CompletableFuture.runAsync(service::close);
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> status(actuator + "/actuator/health/readiness") == 503);

        assertThat(status(actuator + "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(api + "/open/2?times=3")).isEqualTo(200);
        assertThat(connection(api + "/open/2?times=3")).as("of each answer").contains("close");
        assertThat(connection(api + "/nowhere")).as("of each refusal").contains("close");
        assertThat(consumers.isRunning()).isTrue();
        assertThat(stop).isNotDone();

        stop.get(30, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(GRACE);
        assertThat(status(api + "/open/2?times=3")).isEqualTo(-1);
    }

    /** What the answer says of its connection; empty when it says nothing. */
    private static String connection(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Connection")
                    .orElse("");
        }
    }

    /** @return -1 when nobody listens */
    private static int status(String address) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException refused) {
            return -1;
        }
    }
}

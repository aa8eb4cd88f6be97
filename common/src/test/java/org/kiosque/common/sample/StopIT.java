package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.RealParts;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** A whole service that says where its traces are wanted, and is told to stop. */
class StopIT {

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final BlockingQueue<String> exported = new LinkedBlockingQueue<>();

    @Test
    void whoStopsIsNotReadyFirstAndServesForAWhileAndItsTracesAreExported() throws Exception {
        HttpServer collector = collector();
        ConfigurableApplicationContext service = new SpringApplicationBuilder(SampleService.class)
                .initializers(new RealParts())
                .run(
                        "--spring.config.name=sample-service",
                        "--server.port=0",
                        "--kiosque.shutdown.grace=" + GRACE.toMillis() + "ms",
                        "--management.tracing.sampling.probability=1.0",
                        "--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:"
                                + collector.getAddress().getPort() + "/v1/traces");
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
        assertThat(exported).contains("/v1/traces application/x-protobuf");
        collector.stop(0);
    }

    private HttpServer collector() throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        collector.createContext("/", exchange -> {
            exported.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        return collector;
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

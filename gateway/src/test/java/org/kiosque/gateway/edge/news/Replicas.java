package org.kiosque.gateway.edge.news;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kiosque.gateway.GatewayApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Some replicas of the gateway with the machine's own clock, in front of one stub that stands for all services. */
final class Replicas implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);

    /** So long a page is watched to know that age does not decide: more than a second. */
    private static final Duration MORE_THAN_AGE_ALLOWS = Duration.ofMillis(1_500);

    final WireMockServer services = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> gateways = new ArrayList<>();

    Replicas(int number, String broker) {
        services.start();
        services.stubFor(
                post(urlPathMatching("/purge/.*")).willReturn(aResponse().withStatus(204)));
        for (int i = 0; i < number; i++) {
            gateways.add(SpringApplication.run(GatewayApplication.class, arguments(broker, i)));
        }
    }

    private String[] arguments(String broker, int replica) {
        return Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.kafka.bootstrap-servers=" + broker,
                                "--kiosque.rates.exempt=127.0.0.0/8",
                                "--kiosque.news.settle-for=1s",
                                "--kiosque.purge.url=" + services.baseUrl() + purge(replica)),
                        Stream.of("article", "comment", "recommendation", "translation")
                                .map(name -> "--spring.cloud.discovery.client.simple.instances.%s-service[0].uri=%s"
                                        .formatted(name, services.baseUrl())))
                .toArray(String[]::new);
    }

    /** Where that replica posts what is to be purged. */
    static String purge(int replica) {
        return "/purge/" + replica;
    }

    void answer(String path, ResponseDefinitionBuilder answer) {
        services.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    HttpResponse<String> read(int replica, String path) {
        int port = ((WebServerApplicationContext) gateways.get(replica))
                .getWebServer()
                .getPort();
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    List<HttpResponse<String>> readAll(String path) {
        return IntStream.range(0, gateways.size())
                .mapToObj(replica -> read(replica, path))
                .toList();
    }

    <T> List<T> beans(Class<T> type) {
        return gateways.stream().map(gateway -> gateway.getBean(type)).toList();
    }

    /** Waits until a page is served by every replica for longer than age would allow, and nobody is asked for it. */
    void isKept(String path) {
        await().atMost(SOON).during(MORE_THAN_AGE_ALLOWS).until(() -> {
            int before = asked();
            readAll(path);
            return asked() == before;
        });
    }

    int asked() {
        return services.findAll(getRequestedFor(urlPathMatching("/api/v1/articles/[^/]+")))
                .size();
    }

    @Override
    public void close() {
        gateways.forEach(ConfigurableApplicationContext::close);
        services.stop();
        http.close();
    }
}

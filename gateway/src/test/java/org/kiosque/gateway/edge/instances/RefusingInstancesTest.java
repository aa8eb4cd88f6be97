package org.kiosque.gateway.edge.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class RefusingInstancesTest {

    private static final ServiceInstance ONE = new DefaultServiceInstance("1", "article-service", "one", 8081, false);
    private static final ServiceInstance OTHER = new DefaultServiceInstance("2", "article-service", "two", 8081, false);
    private static final List<ServiceInstance> BOTH = List.of(ONE, OTHER);

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final RefusingInstances refusing = new RefusingInstances(() -> now, new SimpleMeterRegistry());

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void failed(ServiceInstance instance, Exception failure) {
        refusing.failed(instance, failure);
    }

    /** As calls of pages end. */
    private void answered(ServiceInstance instance, HttpStatus status, String connection) {
        refusing.answered(instance, status.value(), connection.equals("close"));
    }

    /** As routed calls end. */
    private void routed(ServiceInstance instance, HttpStatus status, String connection) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        exchange.getAttributes()
                .put(ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR, new DefaultResponse(instance));
        exchange.getResponse().setStatusCode(status);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, connection);
        HttpHeadersFilter.filter(
                List.of(new LeavingInstances(refusing)), headers, exchange, HttpHeadersFilter.Type.RESPONSE);
        refusing.answered(instance);
    }

    @Test
    void oneThatRefusesIsLeftOutForASecondAndLongerWhenItRefusesAgain() {
        failed(ONE, new IOException(new ConnectException()));
        assertThat(refusing.without(BOTH)).containsExactly(OTHER);

        pass(Duration.ofSeconds(1));
        assertThat(refusing.without(BOTH)).isEqualTo(BOTH);

        failed(ONE, new ConnectException());
        pass(Duration.ofMillis(1_999));
        assertThat(refusing.without(BOTH)).containsExactly(OTHER);
    }

    @Test
    void manyCallsThatAreRefusedTogetherCountAsOne() {
        for (int i = 0; i < 50; i++) {
            failed(ONE, new ConnectException());
        }
        pass(Duration.ofSeconds(1));
        assertThat(refusing.without(BOTH)).isEqualTo(BOTH);
    }

    @Test
    void oneThatOnlyFailsIsAskedOn() {
        failed(ONE, new IOException("reset"));
        assertThat(refusing.without(BOTH)).isEqualTo(BOTH);
    }

    @Test
    void whereAllRefuseTheOneIsAskedThatWasLeftOutFirst() {
        failed(ONE, new ConnectException());
        pass(Duration.ofMillis(1));
        failed(OTHER, new ConnectException());
        assertThat(refusing.without(BOTH)).containsExactly(ONE);

        pass(Duration.ofMillis(1));
        failed(ONE, new ConnectException());
        assertThat(refusing.without(BOTH)).containsExactly(OTHER);
    }

    @Test
    void oneThatSaysThatItClosesIsLeftOutUntilItIsGoneThoughItAnswers() {
        answered(ONE, HttpStatus.OK, "close");
        answered(ONE, HttpStatus.OK, "keep-alive");
        assertThat(refusing.without(BOTH)).containsExactly(OTHER);

        pass(Duration.ofSeconds(10));
        answered(ONE, HttpStatus.OK, "keep-alive");
        assertThat(refusing.without(BOTH)).isEqualTo(BOTH);
    }

    @Test
    void routedCallsHearItToo() {
        routed(ONE, HttpStatus.ACCEPTED, "close");
        assertThat(refusing.without(BOTH)).containsExactly(OTHER);
    }

    @Test
    void aConnectionThatIsClosedOnABadRequestSaysNothingOfTheInstance() {
        answered(ONE, HttpStatus.BAD_REQUEST, "close");
        routed(OTHER, HttpStatus.CONTENT_TOO_LARGE, "close");
        assertThat(refusing.without(BOTH)).isEqualTo(BOTH);
    }
}

package org.kiosque.gateway.edge.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class ClientAddressTest {

    private static HttpHeaders settled(List<String> trusted, String peer, String... forwardedFor) {
        var filter = new ClientAddress(new TrustProperties(trusted, "altcha", Duration.ofDays(1)));
        var request = MockServerHttpRequest.get("http://kiosque.example/")
                .remoteAddress(new InetSocketAddress(peer, 4711))
                .header("Host", "kiosque.example")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-Forwarded-Host", "claimed.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", forwardedFor);
        var seen = new AtomicReference<HttpHeaders>();
        filter.filter(MockServerWebExchange.from(request), exchange -> {
                    seen.set(exchange.getRequest().getHeaders());
                    return Mono.empty();
                })
                .block();
        return seen.get();
    }

    @Test
    void nobodyIsBelievedByDefault() {
        HttpHeaders headers = settled(List.of(), "203.0.113.9", "6.6.6.6");

        assertThat(headers.get("X-Forwarded-For")).containsExactly("203.0.113.9");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("kiosque.example");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.containsHeader("Forwarded")).isFalse();
        assertThat(headers.containsHeader("X-Real-IP")).isFalse();
    }

    @Test
    void aTrustedProxyIsBelieved() {
        HttpHeaders headers = settled(List.of("10.0.0.0/8"), "10.1.2.3", "198.51.100.7");

        assertThat(headers.get("X-Forwarded-For")).containsExactly("198.51.100.7");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("claimed.example");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("https");
    }

    @Test
    void whatTheReaderPutBeforeTheProxysWordIsIgnored() {
        assertThat(settled(List.of("10.0.0.0/8"), "10.1.2.3", "6.6.6.6, 198.51.100.7, 10.9.9.9")
                        .get("X-Forwarded-For"))
                .containsExactly("198.51.100.7");
        assertThat(settled(List.of("10.0.0.0/8"), "10.1.2.3", "6.6.6.6", "198.51.100.7")
                        .get("X-Forwarded-For"))
                .containsExactly("198.51.100.7");
        assertThat(settled(List.of("10.0.0.0/8"), "10.1.2.3", "nonsense\"<x>").get("X-Forwarded-For"))
                .containsExactly("10.1.2.3");
    }

    @Test
    void aSingleAddressAndIpv6CanBeTrusted() {
        assertThat(settled(List.of("10.1.2.3"), "10.1.2.3", "2001:db8::1").get("X-Forwarded-For"))
                .containsExactly("2001:db8:0:0:0:0:0:1");
        assertThat(settled(List.of("2001:db8::/32"), "2001:db8::9", "198.51.100.7")
                        .get("X-Forwarded-For"))
                .containsExactly("198.51.100.7");
    }
}

package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.push.PushClient.Answer;
import org.kiosque.common.failures.InvalidFieldException;

class PushClientTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String TOPIC = "0123456789abcdef0123456789abcdef";
    private static final byte[] WORDS = "{}".getBytes(StandardCharsets.UTF_8);

    private final PushService service = new PushService();

    /** A name that somebody else has, and leads where they like. */
    private record Names(String leadsTo) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(leadsTo)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static PushClient client(boolean loopback, String leadsTo, Duration whole, String... services) {
        KeyPair pair = Browser.keyPair();
        var properties = new PushProperties(
                Browser.BASE64.encodeToString(Browser.point((ECPublicKey) pair.getPublic())),
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                "mailto:push@kiosque.example",
                List.of(services),
                DAY,
                loopback);
        return new PushClient(
                new PushKeys(properties).sender().orElseThrow(),
                properties,
                InstantSource.system(),
                new Names(leadsTo),
                whole);
    }

    private static Target target(Browser browser) {
        return new Target(browser.endpoint(), browser.p256dh(), browser.keys().get("auth"));
    }

    private Answer sent(PushClient client, Browser browser) {
        return client.send(client.prepare(target(browser), WORDS, TOPIC, DAY));
    }

    @Test
    void aPushServiceThatDoesNotAnswerIsLeft() throws Exception {
        try (PushClient client = client(true, "127.0.0.1", Duration.ofMillis(300), "*")) {
            service.delay = Duration.ofSeconds(5);
            long before = System.nanoTime();

            assertThat(sent(client, service.browser())).isEqualTo(Answer.NONE);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @CsvSource({"120,120", "0,0", "soon,", "-5,"})
    void itSaysWhenItIsWorthTryingAgain(String header, Long seconds) throws Exception {
        try (PushClient client = client(true, "127.0.0.1", Duration.ofSeconds(5), "*")) {
            service.status = 429;
            service.retryAfter = header;

            Answer answer = sent(client, service.browser());

            assertThat(answer.isForNow()).isTrue();
            assertThat(answer.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
        }
    }

    @Test
    void nobodyIsFollowedElsewhere() throws Exception {
        try (PushClient client = client(true, "127.0.0.1", Duration.ofSeconds(5), "*")) {
            service.status = 307;

            Answer answer = sent(client, service.browser());

            assertThat(answer.isGood() || answer.isForNow() || answer.isGone()).isFalse();
            assertThat(service.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.7", "169.254.169.254", "192.168.1.1", "::1", "fd00::1"})
    void aNameThatLeadsInsideIsNotConnectedTo(String inside) throws Exception {
        try (PushClient client = client(false, inside, Duration.ofSeconds(5), "*")) {
            assertThat(sent(client, Browser.at("https://push.example.org/x"))).isEqualTo(Answer.NONE);
        }
    }

    @Test
    void whatIsNotAllowedAnyMoreIsNotSent() throws Exception {
        try (PushClient client = client(false, "127.0.0.1", Duration.ofSeconds(5), "push.example.org")) {
            for (String endpoint : List.of("https://other.example.org/x", "https://127.0.0.1/x", service.origin())) {
                assertThatExceptionOfType(InvalidFieldException.class)
                        .isThrownBy(() -> client.prepare(target(Browser.at(endpoint)), WORDS, TOPIC, DAY));
            }
        }
    }
}

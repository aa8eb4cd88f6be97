package org.kiosque.article.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.failures.InvalidFieldException;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/x",
                "ftp://example.org/x",
                "https://user:secret@example.org/",
                "https://example.org/#x",
                "https:///x",
                "example.org",
                "https://localhost/",
                "https://x.localhost/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::1]/",
                "https://[2001:0:a00:1::1]/",
            })
    void nothingIsSentWhereOnlyThisMachineOrItsNeighboursAre(String url) {
        assertThatThrownBy(() -> WebhookAddress.required(url, false)).isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/told", "https://example.org:8443/a?b=c", "https://93.184.215.14/"})
    void publicAddressesAreFine(String url) {
        assertThat(WebhookAddress.required(url, false)).isEqualTo(url);
    }

    @Test
    void aTrialMayStayOnThisMachineAndOnlyThere() {
        assertThat(WebhookAddress.required("http://localhost:9/x", true)).isEqualTo("http://localhost:9/x");
        assertThat(WebhookAddress.required("http://127.0.0.1:9/x", true)).isNotNull();
        for (String url : List.of("http://10.0.0.1/", "https://10.0.0.1/", "http://example.org/")) {
            assertThatThrownBy(() -> WebhookAddress.required(url, true)).isInstanceOf(InvalidFieldException.class);
        }
    }

    @Test
    void addressesOfTheInternetArePublic() throws Exception {
        assertThat(WebhookAddress.isPublic(InetAddress.getByName("2606:2800:21f:cb07:6820:80da:af6b:8b2c")))
                .isTrue();
        assertThat(WebhookAddress.isPublic(InetAddress.getByName("93.184.215.14")))
                .isTrue();
    }

    @Test
    void aNameIsLookedAtWhenItIsUsedAndLeadsNowhereNear() throws Exception {
        try (var neighbour = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new WebhookClient(
                        new WebhooksProperties(false),
                        InstantSource.system(),
                        new Names(InetAddress.getLoopbackAddress()))) {
            neighbour.setSoTimeout(300);
            var webhook = new Webhook(
                    "a",
                    "https://public.example:" + neighbour.getLocalPort() + "/",
                    List.of(),
                    "whsec_x",
                    new Signature(Instant.EPOCH, "e", "n"));
            var delivery = new Delivery(
                    "a:b", "a", "e", "x", "{}", "waiting", 1, Instant.EPOCH, Instant.EPOCH, null, null, Instant.EPOCH);
            assertThat(client.send(webhook, delivery))
                    .isEqualTo(new WebhookClient.Answer(0, "the address is not public"));
            assertThatThrownBy(neighbour::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Whatever is asked for, it is there. */
    private record Names(InetAddress address) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {address};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    void theSignatureIsWhatAnybodyComputesWithTheSecret() {
        assertThat(WebhookSignature.of("{\"a\":1}", "whsec_test", Instant.ofEpochSecond(1_700_000_000)))
                .isEqualTo("t=1700000000,v1=" + SIGNED);
    }

    @Test
    void aSecretIsNotWrittenDownByChance() {
        var webhook =
                new Webhook("a", "https://example.org", List.of(), "whsec_x", new Signature(Instant.EPOCH, "e", "n"));
        assertThat(webhook.toString()).doesNotContain("whsec");
    }

    /** printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test */
    private static final String SIGNED = "38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789";
}

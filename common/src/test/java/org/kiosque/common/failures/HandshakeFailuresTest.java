package org.kiosque.common.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLS really says is asked in {@code EncryptedPartsIT}. */
class HandshakeFailuresTest {

    private static Optional<String> explained(Throwable failure) {
        return HandshakeFailures.explained(
                new IllegalStateException("Could not configure topics", failure), "Kafka", "a.", "b.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate_required", "bad_certificate", "unknown_ca", "certificate_expired"})
    void aCertificateThatIsMissingOrRefusedIsNamed(String alert) {
        assertThat(explained(new SslAuthenticationException(
                        "SSL handshake failed", new SSLHandshakeException("Received fatal alert: " + alert))))
                .contains("Kafka asks for a certificate and got none that it takes: a.");
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamed() {
        var failure = new SSLHandshakeException("PKIX path building failed");
        failure.initCause(new CertPathBuilderException("unable to find valid certification path to requested target"));
        assertThat(explained(failure))
                .contains("The certificate of Kafka is of no authority that this service trusts: b.");
    }

    @Test
    void nothingIsMadeUpOfOtherFailures() {
        assertThat(explained(new SSLHandshakeException("Received fatal alert: protocol_version")))
                .isEmpty();
        assertThat(explained(new IOException("bad_certificate"))).isEmpty();
        var loop = new IllegalStateException("a");
        loop.initCause(new IllegalStateException("b", loop));
        assertThat(explained(loop)).isEmpty();
    }
}

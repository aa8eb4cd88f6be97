package org.kiosque.common.failures;

import java.security.cert.CertPathBuilderException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Says of a TLS handshake that failed what whoever runs the service has to mend; libraries tell no more than an alert's name. */
public final class HandshakeFailures {

    private static final int DEEPEST = 20;

    /**
     * What the other side says of our certificate, or of there being none.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.2">RFC 8446, 6.2</a>
     */
    private static final Set<String> ALERTS = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "certificate_required");

    private HandshakeFailures() {}

    /**
     * @param other whom the service speaks to, such as {@code Kafka}
     * @param certificate the settings that name the service's own certificate
     * @param authority the settings that name whose certificates it takes
     * @return one sentence; empty where no handshake failed, or for another reason
     */
    public static Optional<String> explained(Throwable failure, String other, String certificate, String authority) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof CertPathBuilderException) {
                return Optional.of("The certificate of %s is of no authority that this service trusts: %s"
                        .formatted(other, authority));
            }
            if (cause instanceof SSLException && ALERTS.stream().anyMatch(said::contains)) {
                return Optional.of(noCertificate(other, certificate));
            }
        }
        return Optional.empty();
    }

    /** For those who close the connection without an alert. */
    public static String noCertificate(String other, String certificate) {
        return "%s asks for a certificate and got none that it takes: %s".formatted(other, certificate);
    }
}

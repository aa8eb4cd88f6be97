package org.kiosque.common.delivery;

import org.kiosque.common.failures.HandshakeFailures;

/** What is told of a broker that cannot be reached. */
final class BrokerFailures {

    private static final String CERTIFICATE =
            "set spring.kafka.ssl.key-store-type, spring.kafka.ssl.key-store-certificate-chain and spring.kafka.ssl.key-store-key.";
    private static final String AUTHORITY =
            "set spring.kafka.ssl.trust-store-type and spring.kafka.ssl.trust-store-certificates.";

    private BrokerFailures() {}

    /** @return in one line */
    static String told(Exception failure) {
        return HandshakeFailures.explained(failure, "Kafka", CERTIFICATE, AUTHORITY)
                .orElseGet(failure::toString);
    }
}

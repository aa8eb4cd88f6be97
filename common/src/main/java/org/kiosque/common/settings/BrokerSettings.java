package org.kiosque.common.settings;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** How the broker is reached. */
final class BrokerSettings {

    /** Read by the framework's own clients, and not by those that are made of the other settings alone. */
    private static final List<String> HALF_READ = List.of(
            "spring.kafka.ssl.bundle",
            "spring.kafka.admin.ssl.bundle",
            "spring.kafka.consumer.ssl.bundle",
            "spring.kafka.producer.ssl.bundle");

    private BrokerSettings() {}

    static void check(Environment environment) {
        for (String name : HALF_READ) {
            if (environment.containsProperty(name)) {
                throw new SettingException(
                        name,
                        "(as a variable %s) does not reach all that speaks to Kafka: set spring.kafka.ssl.key-store-certificate-chain, spring.kafka.ssl.key-store-key and spring.kafka.ssl.trust-store-certificates, with the types PEM"
                                .formatted(name.toUpperCase(Locale.ROOT).replace('.', '_')));
            }
        }
    }
}

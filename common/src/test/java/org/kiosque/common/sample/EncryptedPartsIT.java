package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.sample.SampleService.Hearing;
import org.kiosque.common.sample.SampleService.Remark;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** The settings that deploy/README.md names for TLS and accounts, against parts that speak nothing else. */
class EncryptedPartsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant TIME = Instant.parse("2026-11-02T10:15:00Z");
    private static final List<String> TRUST =
            List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword", "javax.net.ssl.trustStoreType");

    @TempDir
    private Path folder;

    private EncryptedParts parts;
    private SSLContext trustedBefore;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> mongod = mongod();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(mongod)
                    .as("CI needs a mongod: KIOSQUE_MONGOD, or one on the PATH")
                    .isPresent();
        }
        assumeTrue(mongod.isPresent(), "This test needs a mongod");
        trustedBefore = SSLContext.getDefault();
        parts = new EncryptedParts(mongod.get(), folder);
    }

    private static Optional<Path> mongod() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("KIOSQUE_MONGOD", ""))
                                .filter(named -> !named.isBlank())
                                .map(Path::of),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(place -> Path.of(place, "mongod")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterEach
    void stop() throws Exception {
        TRUST.forEach(System::clearProperty);
        if (parts != null) {
            SSLContext.setDefault(trustedBefore);
            parts.close();
        }
    }

    /** As {@code JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=…} does it for a process. */
    private void trust() throws Exception {
        System.setProperty(TRUST.get(0), parts.trust().toString());
        System.setProperty(TRUST.get(1), parts.trustPassword());
        System.setProperty(TRUST.get(2), "PKCS12");
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, null, null);
        SSLContext.setDefault(trusting);
    }

    private ConfigurableApplicationContext service(String password) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.config.name=sample-service",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + parts.storeWithoutTls() + "&tls=true",
                "--spring.kafka.bootstrap-servers=" + parts.broker(),
                "--spring.kafka.security.protocol=SASL_SSL",
                "--spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                "--spring.kafka.properties.sasl.jaas.config=" + EncryptedParts.login(password),
                "--kiosque.topics.replication-factor=1",
                "--kiosque.topics.partitions=1",
                "--kiosque.store.write-concern=1"));
        return new SpringApplicationBuilder(SampleService.class).run(settings.toArray(String[]::new));
    }

    private static String remark(ConfigurableApplicationContext service) {
        String id = UUID.randomUUID().toString();
        service.getBean(MongoOperations.class)
                .save(new Remark(
                        id, null, Outbox.empty().with(new CommentApproved(id, "k3v9x2m4qd7h", "en", TIME), TIME)));
        return id;
    }

    @Test
    void whatIsStoredAndToldPassesThroughTlsWithAnAccount() throws Exception {
        assertThatThrownBy(() -> {
                    try (var plain = MongoClients.create(parts.storeWithoutTls() + "&serverSelectionTimeoutMS=2000")) {
                        plain.getDatabase("admin").runCommand(new Document("ping", 1));
                    }
                })
                .as("without TLS")
                .isInstanceOf(MongoTimeoutException.class);
        trust();

        try (ConfigurableApplicationContext service = service(EncryptedParts.PASSWORD)) {
            String id = remark(service);
            await().atMost(SOON)
                    .until(() -> service.getBean(Hearing.class).heard.contains(id));
        }

        try (ConfigurableApplicationContext refused = service("another-password")) {
            String id = remark(refused);
            await().atMost(SOON)
                    .until(() -> refused.getBean(MeterRegistry.class)
                                    .get("outbox.failed")
                                    .counter()
                                    .count()
                            > 0);
            assertThat(refused.getBean(MongoOperations.class)
                            .findById(id, Remark.class)
                            .outbox()
                            .pending())
                    .as("it waits, and is not lost")
                    .isNotEmpty();
            assertThat(refused.getBean(Hearing.class).heard).isEmpty();
        }
    }
}

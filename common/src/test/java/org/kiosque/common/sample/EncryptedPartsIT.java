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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.sample.SampleService.Hearing;
import org.kiosque.common.sample.SampleService.Remark;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** The settings that deploy/README.md names for TLS, certificates and accounts, against parts that speak nothing else. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS) // both parts serve all tests
class EncryptedPartsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant TIME = Instant.parse("2026-11-02T10:15:00Z");
    private static final String WRONG = "another-password-of-this-run";
    private static final List<String> TRUST =
            List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword", "javax.net.ssl.trustStoreType");

    private EncryptedParts parts;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Optional<Path> mongod = mongod();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(mongod)
                    .as("CI needs a mongod: KIOSQUE_MONGOD, or one on the PATH")
                    .isPresent();
        }
        assumeTrue(mongod.isPresent(), "This test needs a mongod");
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

    @AfterAll
    void stop() throws Exception {
        if (parts != null) {
            parts.close();
        }
    }

    /** As {@code JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=…} does it for a process. */
    private void trusting(Callable<?> work) throws Exception {
        SSLContext before = SSLContext.getDefault();
        System.setProperty(TRUST.get(0), parts.trust().toString());
        System.setProperty(TRUST.get(1), parts.trustPassword());
        System.setProperty(TRUST.get(2), "PKCS12");
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, null, null);
        SSLContext.setDefault(trusting);
        try {
            work.call();
        } finally {
            SSLContext.setDefault(before);
            TRUST.forEach(System::clearProperty);
        }
    }

    private ConfigurableApplicationContext service(String store, String password, List<String> more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.config.name=sample-service",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + store,
                "--spring.kafka.bootstrap-servers=" + parts.broker(),
                "--spring.kafka.security.protocol=SASL_SSL",
                "--spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                "--spring.kafka.properties.sasl.jaas.config=" + EncryptedParts.login(password),
                "--kiosque.topics.replication-factor=1",
                "--kiosque.topics.partitions=1",
                "--kiosque.store.write-concern=1"));
        settings.addAll(more);
        return new SpringApplicationBuilder(SampleService.class).run(settings.toArray(String[]::new));
    }

    /** As the component {@code tls} of deploy/kubernetes has it: files for MongoDB, what is in them for Kafka. */
    private List<String> certificates() throws Exception {
        return List.of(
                "--spring.mongodb.ssl.bundle=parts",
                "--spring.ssl.bundle.pem.parts.keystore.certificate=" + parts.clientCertificate(),
                "--spring.ssl.bundle.pem.parts.keystore.private-key=" + parts.clientKey(),
                "--spring.ssl.bundle.pem.parts.truststore.certificate=" + parts.certificate(),
                "--spring.kafka.ssl.key-store-type=PEM",
                "--spring.kafka.ssl.key-store-certificate-chain=" + Files.readString(parts.clientCertificate()),
                "--spring.kafka.ssl.key-store-key=" + Files.readString(parts.clientKey()),
                "--spring.kafka.ssl.trust-store-type=PEM",
                "--spring.kafka.ssl.trust-store-certificates=" + Files.readString(parts.certificate()));
    }

    private static String remark(ConfigurableApplicationContext service) {
        String id = UUID.randomUUID().toString();
        service.getBean(MongoOperations.class)
                .save(new Remark(
                        id, null, Outbox.empty().with(new CommentApproved(id, "k3v9x2m4qd7h", "en", TIME), TIME)));
        return id;
    }

    @Test
    void whatIsStoredAndToldPassesThroughTlsWithCertificatesAndAccounts(CapturedOutput output) throws Exception {
        assertThatThrownBy(() -> {
                    try (var plain = MongoClients.create(parts.store() + "&serverSelectionTimeoutMS=2000")) {
                        plain.getDatabase("admin").runCommand(new Document("ping", 1));
                    }
                })
                .as("without TLS")
                .isInstanceOf(MongoTimeoutException.class);

        try (ConfigurableApplicationContext refused = service(parts.store(), WRONG, certificates())) {
            refused.getBean(MongoOperations.class)
                    .executeCommand(new Document("createUser", EncryptedParts.ACCOUNT)
                            .append("pwd", EncryptedParts.PASSWORD)
                            .append("roles", List.of("dbOwner")));
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

        try (ConfigurableApplicationContext service =
                service(parts.storeWithAccount(), EncryptedParts.PASSWORD, certificates())) {
            String id = remark(service);
            await().atMost(SOON)
                    .until(() -> service.getBean(Hearing.class).heard.contains(id));
        }

        assertThat(output)
                .as("secrets are never logged")
                .doesNotContain(EncryptedParts.PASSWORD, WRONG, "PRIVATE KEY")
                .doesNotContain(Files.readAllLines(parts.clientKey()).get(1));
    }

    @Test
    void whoeverShowsNoCertificateIsToldSoInOneSentence(CapturedOutput output) throws Exception {
        trusting(() -> {
            try (var _ = service(parts.store() + "&tls=true", EncryptedParts.PASSWORD, List.of())) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(complaints(output))
                                .anyMatch(line -> line.contains(" Kafka asks")
                                        && line.contains("set spring.kafka.ssl.key-store-type"))
                                .filteredOn(line -> line.contains(" MongoDB at localhost"))
                                .singleElement()
                                .asString()
                                .contains("set spring.mongodb.ssl.bundle"));
            }
            return null;
        });
        assertThat(output).doesNotContain(EncryptedParts.PASSWORD);
    }

    private static List<String> complaints(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("asks for a certificate and got none that it takes"))
                .toList();
    }
}

package org.kiosque.common.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker that speaks SASL_SSL alone and a mongod that requires TLS, both with a key that was made for this run; both refuse whoever
 * shows another certificate than the client's, or none. The broker knows one account.
 */
final class EncryptedParts implements AutoCloseable {

    static final String ACCOUNT = "kiosque";
    static final String PASSWORD = "a-password-of-this-run";

    private static final String STORE_PASSWORD = "changeit";

    private final Path folder;
    private final int brokerPort = freePort();
    private final int storePort = freePort();
    private final Path keys;
    private final Path trust;
    /** What the broker takes: its own, as which it speaks to itself, and the client's. */
    private final Path accepted;

    private final Process mongod;
    private final KafkaRaftServer broker;

    /** @param mongod the program */
    EncryptedParts(Path mongod, Path folder) throws Exception {
        this.folder = folder;
        this.keys = folder.resolve("keys.p12");
        this.trust = folder.resolve("trust.p12");
        this.accepted = folder.resolve("accepted.p12");
        makeKeys();
        this.mongod = startMongod(mongod);
        this.broker = startBroker();
    }

    /** That a client trusts, and no other. */
    Path trust() {
        return trust;
    }

    String trustPassword() {
        return STORE_PASSWORD;
    }

    String store() {
        return "mongodb://localhost:%d/encrypted?directConnection=true".formatted(storePort);
    }

    /** Asks for a login, which mongod does not. */
    String storeWithAccount() {
        return store().replace("://", "://%s:%s@".formatted(ACCOUNT, PASSWORD));
    }

    String broker() {
        return "localhost:" + brokerPort;
    }

    static String login(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(ACCOUNT, password);
    }

    /** The parts' own, in PEM: whom a client trusts. */
    Path certificate() {
        return folder.resolve("part.pem");
    }

    /** In PEM, as is the next. */
    Path clientCertificate() {
        return folder.resolve("client.pem");
    }

    Path clientKey() {
        return folder.resolve("client.key");
    }

    private void makeKeys() throws Exception {
        makeKey("part", keys);
        makeKey("client", folder.resolve("client.p12"));
        accept("part", trust);
        accept("part", accepted);
        accept("client", accepted);
        Files.writeString(
                folder.resolve("mongod.pem"),
                Files.readString(folder.resolve("part.key")) + Files.readString(certificate()));
        Files.writeString(
                folder.resolve("accepted.pem"),
                Files.readString(certificate()) + Files.readString(clientCertificate()));
    }

    /** Leaves its certificate and its key beside the store as PEM. */
    private void makeKey(String name, Path store) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                folder.resolve(name + ".pem").toString(),
                "-keystore",
                store.toString());
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            made.load(in, STORE_PASSWORD.toCharArray());
        }
        byte[] key = made.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded();
        Files.writeString(
                folder.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(key)));
    }

    private void accept(String name, Path store) throws Exception {
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                folder.resolve(name + ".pem").toString(),
                "-keystore",
                store.toString());
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private Process startMongod(Path program) throws IOException {
        Path data = Files.createDirectory(folder.resolve("mongod"));
        return new ProcessBuilder(List.of(
                        program.toString(),
                        "--dbpath",
                        data.toString(),
                        "--port",
                        Integer.toString(storePort),
                        "--bind_ip",
                        "127.0.0.1",
                        "--wiredTigerCacheSizeGB",
                        "0.25",
                        "--tlsMode",
                        "requireTLS",
                        "--tlsCertificateKeyFile",
                        folder.resolve("mongod.pem").toString(),
                        "--tlsCAFile",
                        folder.resolve("accepted.pem").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mongod.log").toFile())
                .start();
    }

    private KafkaRaftServer startBroker() throws Exception {
        String data = Files.createDirectory(folder.resolve("kafka")).toString();
        int controller = freePort();
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry(
                        "listeners",
                        "SASL_SSL://localhost:%d,CONTROLLER://localhost:%d".formatted(brokerPort, controller)),
                Map.entry("advertised.listeners", "SASL_SSL://localhost:" + brokerPort),
                Map.entry("inter.broker.listener.name", "SASL_SSL"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512"),
                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", login(PASSWORD)),
                Map.entry("ssl.keystore.location", keys.toString()),
                Map.entry("ssl.keystore.password", STORE_PASSWORD),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("listener.name.sasl_ssl.ssl.client.auth", "required"),
                Map.entry("ssl.truststore.location", accepted.toString()),
                Map.entry("ssl.truststore.password", STORE_PASSWORD),
                Map.entry("ssl.truststore.type", "PKCS12"),
                Map.entry("log.dirs", data),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608")));
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data)
                .setMetadataLogDirectory(data)
                .setScramArguments(List.of("SCRAM-SHA-512=[name=%s,password=%s]".formatted(ACCOUNT, PASSWORD)))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return server;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        broker.shutdown();
        mongod.destroy();
        if (!mongod.waitFor(30, TimeUnit.SECONDS)) {
            mongod.destroyForcibly();
        }
    }
}

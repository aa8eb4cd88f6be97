package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.local.supervision.Console;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;
import org.kiosque.local.supervision.Supervisor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded store, the broker and the identity provider, as the launcher starts them. */
class InfrastructureIT {

    private static final Path TOKEN = Path.of(System.getProperty("kiosque.root", "../.."), "deploy", "token");

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private Ports ports;

    @BeforeEach
    void choosePorts() throws IOException {
        ports = TestPorts.free();
    }

    private List<Part> parts(Store store) throws Exception {
        var infrastructure = new Infrastructure(data, ports);
        return Stream.of(
                        infrastructure.store(store),
                        Optional.of(infrastructure.broker()),
                        Optional.of(infrastructure.identity(http, Secrets.in(data))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Supervisor supervisor() {
        return new Supervisor(
                data, new Console(new PrintStream(said, true, StandardCharsets.UTF_8)), InstantSource.system());
    }

    @Test
    void dataOutlivesAStopAndAStartOnOtherPorts() throws Exception {
        var store = new Store.Embedded();
        String firstKey;
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(parts(store));
            insert("first");
            produce("one");
            firstKey = keyId();
        }
        assertNothingRuns();

        ports = TestPorts.free();
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(parts(store));
            insert("second");
            produce("two");
            assertThat(documents()).containsExactly("first", "second");
            assertThat(records()).containsExactly("one", "two");
            assertThat(keyId()).isEqualTo(firstKey);
        }
        assertNothingRuns();
    }

    @Test
    void aTokenNamesItsRoleItsAudienceAndItsIssuer() throws Exception {
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(List.of(new Infrastructure(data, ports).identity(http, Secrets.in(data))));

            Ran token = token("moderator");
            assertThat(token.errors()).isEmpty();
            assertThat(token.exit()).isZero();
            JsonNode claims = claims(token.output().strip());
            assertThat(claims.get("iss").asString()).isEqualTo("http://127.0.0.1:" + ports.identity());
            assertThat(claims.get("aud").toString()).contains("kiosque");
            assertThat(claims.get("roles").toString()).isEqualTo("[\"moderator\"]");
            assertThat(claims.get("sub").asString()).isEqualTo("moderator");
            assertThat(claims.get("preferred_username").asString()).isEqualTo("moderator");

            Ran unknown = token("king");
            assertThat(unknown.exit()).isNotZero();
            assertThat(unknown.output()).isEmpty();
            assertThat(unknown.errors()).contains("king");

            HttpResponse<String> inAName = inTheNameOf("camille.roux");
            assertThat(inAName.statusCode()).isEqualTo(200);
            JsonNode named = claims(new JsonMapper()
                    .readTree(inAName.body())
                    .get("access_token")
                    .asString());
            assertThat(named.get("preferred_username").asString()).isEqualTo("camille.roux");
            assertThat(named.get("roles").toString()).isEqualTo("[\"translator\"]");
            assertThat(inTheNameOf("editor").statusCode()).isEqualTo(400);
            assertThat(inTheNameOf("nobody").statusCode()).isEqualTo(400);

            Path first = data.resolve("identity/first-passwords");
            String line = Files.readAllLines(first).getFirst();
            String name = line.substring(0, line.indexOf('='));
            String password = line.substring(line.indexOf('=') + 1);
            assertThat(signIn(name, password).statusCode()).isEqualTo(200);
            assertThat(signIn(name, password + "x").statusCode()).isEqualTo(401);
            assertThat(Files.readString(data.resolve("identity/staff"))).doesNotContain(password);
            String ofComments = Files.readString(data.resolve("secrets/comments-client"));
            String service = new JsonMapper()
                    .readTree(signIn("kiosque-comments", ofComments).body())
                    .get("access_token")
                    .asString();
            assertThat(claims(service).get("roles").toString()).isEqualTo("[\"service\"]");
            for (String file : List.of("identity/staff", "identity/signing-key.json", "secrets/token-client")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
        Ran nobody = token("editor");
        assertThat(nobody.exit()).isNotZero();
        assertThat(nobody.output()).isEmpty();
        assertThat(nobody.errors()).contains("does not answer");
    }

    @Test
    void aPartThatIsKilledComesBack() throws Exception {
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(parts(new Store.Embedded()));
            for (String part : List.of(Infrastructure.STORE, Infrastructure.BROKER, Infrastructure.IDENTITY)) {
                long before = pid(part);
                ProcessHandle.of(before).orElseThrow().destroyForcibly();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> Stream.of(said().split("\n"))
                                .anyMatch(line -> line.contains(part) && line.contains("is back")));
                assertThat(pid(part)).isNotEqualTo(before);
            }
            assertThat(said()).contains("killed by signal 9");
            produce("after");
            insert("after");
            assertThat(records()).containsExactly("after");
        }
        assertNothingRuns();
    }

    @Test
    void aMongodBecomesAReplicaSetOfOneAndFollowsItsPort() throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        boolean given = environment.remove("MONGODB_URI") != null;
        Store store = Store.find(environment, data);
        if ("true".equals(environment.get("CI")) && !given) {
            assertThat(store).as("CI has a real mongod; .ci/run brings one").isInstanceOf(Store.Installed.class);
        }
        assumeTrue(
                store instanceof Store.Installed, "This test needs a mongod on the PATH or named by KIOSQUE_MONGOD.");
        for (String text : List.of("first", "second")) {
            ports = TestPorts.free();
            try (Supervisor supervisor = supervisor()) {
                supervisor.start(
                        List.of(new Infrastructure(data, ports).store(store).orElseThrow()));
                insert(text);
            }
            assertNothingRuns();
        }
        ports = TestPorts.free();
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(
                    List.of(new Infrastructure(data, ports).store(store).orElseThrow()));
            assertThat(documents()).containsExactly("first", "second");
        }
    }

    private long pid(String part) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("run/" + part + ".pid")).getFirst());
    }

    private void insert(String text) throws StartException {
        try (var client = MongoClients.create(new Store.Embedded().database("it", ports) + "&w=1&journal=true")) {
            client.getDatabase("it").getCollection("texts").insertOne(new Document("text", text));
        }
    }

    private List<String> documents() throws StartException {
        try (var client = MongoClients.create(new Store.Embedded().database("it", ports))) {
            return client.getDatabase("it")
                    .getCollection("texts")
                    .find()
                    .map(document -> document.getString("text"))
                    .into(new ArrayList<>());
        }
    }

    private void produce(String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + ports.broker());
        try (Admin admin = Admin.create(settings)) {
            if (!admin.listTopics().names().get().contains("it")) {
                admin.createTopics(List.of(new NewTopic("it", 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("it", "key", value)).get();
        }
    }

    private List<String> records() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + ports.broker(), "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("it", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return consumer.position(partition) >= end;
            });
        }
        return values;
    }

    private String keyId() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/oauth2/jwks".formatted(ports.identity())))
                .build();
        return new JsonMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .get("keys")
                .get(0)
                .get("kid")
                .asString();
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        String basic = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/oauth2/token".formatted(ports.identity())))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> inTheNameOf(String account) throws Exception {
        String client = "deploy-token:" + Secrets.in(data).deskSecret();
        String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/oauth2/token".formatted(ports.identity())))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&scope=translator&account=" + account))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode claims(String token) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private record Ran(int exit, String output, String errors) {}

    private Ran token(String role) throws Exception {
        Process process = new ProcessBuilder(
                        TOKEN.toString(), role, "--port", String.valueOf(ports.base()), "--data", data.toString())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output, errors);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void assertNothingRuns() throws IOException {
        for (int port : List.of(ports.store(), ports.broker(), ports.identity())) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
        }
        assertThat(said()).doesNotContain("was killed");
    }
}

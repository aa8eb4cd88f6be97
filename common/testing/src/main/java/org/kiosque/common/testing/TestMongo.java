package org.kiosque.common.testing;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The MongoDB server of a test run, started once: with {@code KIOSQUE_TEST_CONTAINERS=true} one in a container, and nothing else;
 * {@code MONGODB_URI}; the {@code mongod} that {@code KIOSQUE_MONGOD} names; a Docker engine; a {@code mongod} on the PATH, as a
 * one-node replica set; else the embedded server, which in CI is a failure.
 */
public final class TestMongo {

    private static @Nullable String server;

    private TestMongo() {}

    /** @return the URI of a fresh, empty database on that server */
    public static String freshDatabase() {
        return database("test-" + UUID.randomUUID().toString().substring(0, 8));
    }

    public static synchronized String database(String name) {
        if (server == null) {
            server = start();
        }
        int options = server.indexOf('?');
        String base = options < 0 ? server : server.substring(0, options);
        return base + (base.endsWith("/") ? "" : "/") + name + (options < 0 ? "" : server.substring(options));
    }

    private static String start() {
        if (TestKafka.onContainers()) {
            return inContainer();
        }
        String given = System.getenv("MONGODB_URI");
        if (given != null && !given.isBlank()) {
            return using("MONGODB_URI", given);
        }
        String named = System.getenv("KIOSQUE_MONGOD");
        boolean chosen = named != null && !named.isBlank();
        if (!chosen && dockerRuns()) {
            return inContainer();
        }
        Optional<Path> mongod = chosen ? Optional.of(Path.of(named)) : mongodOnThePath();
        if (mongod.isPresent()) {
            return using("mongod at " + mongod.get(), startMongod(mongod.get()));
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(
                    "CI needs a real MongoDB: set MONGODB_URI or KIOSQUE_MONGOD, or put mongod on the PATH");
        }
        var embedded = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
        String uri = embedded.bindAndGetConnectionString();
        Runtime.getRuntime().addShutdownHook(new Thread(embedded::shutdownNow));
        return using("the embedded server (no real mongod was found)", uri + "/?w=1");
    }

    /** @throws IllegalStateException when no Docker engine answers */
    private static String inContainer() {
        var container = new MongoDBContainer("mongo:8.0").withReplicaSet();
        container.start();
        return using("a container", container.getConnectionString() + "/?directConnection=true");
    }

    private static String using(String what, String uri) {
        System.out.println("Tests use MongoDB from " + what);
        return uri;
    }

    private static boolean dockerRuns() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Optional<Path> mongodOnThePath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String startMongod(Path program) {
        try {
            Path data = Files.createTempDirectory("kiosque-test-mongod");
            int port = freePort();
            Process process = new ProcessBuilder(List.of(
                            program.toString(),
                            "--dbpath",
                            data.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind_ip",
                            "127.0.0.1",
                            "--replSet",
                            "test",
                            "--oplogSize",
                            "64",
                            "--wiredTigerCacheSizeGB",
                            "0.25"))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("mongod.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.destroyForcibly();
                process.onExit().join();
                deleteRecursively(data);
            }));
            String direct = "mongodb://127.0.0.1:" + port + "/?directConnection=true";
            try (MongoClient client = MongoClients.create(direct + "&serverSelectionTimeoutMS=20000")) {
                var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
                var config = new Document("_id", "test").append("members", List.of(member));
                client.getDatabase("admin").runCommand(new Document("replSetInitiate", config));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .ignoreException(MongoException.class)
                        .until(() -> client.getDatabase("admin")
                                .runCommand(new Document("hello", 1))
                                .getBoolean("isWritablePrimary"));
            }
            return "mongodb://127.0.0.1:" + port + "/?replicaSet=test";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void deleteRecursively(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException ignored) {
            // a leftover in the temporary folder harms nobody
        }
    }
}

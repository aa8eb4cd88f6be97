package org.kiosque.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {

    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE_KILL = 2_000;

    @TempDir
    Path folder;

    private int port;
    private Process server;

    @AfterEach
    void stop() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    @Test
    void whatItAcknowledgedSurvivesAKillTogetherWithItsIndexes() throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 3; round++) {
            start();
            int before = acknowledged.size();
            writeUntilKilled(acknowledged, round * 1_000_000);
            assertThat(acknowledged.size() - before).isGreaterThanOrEqualTo(WRITES_BEFORE_KILL);
        }

        start();
        try (MongoClient client = client()) {
            MongoCollection<Document> texts = texts(client);
            Set<Integer> kept = StreamSupport.stream(texts.find().spliterator(), false)
                    .filter(document -> document.getInteger("times") == 2)
                    .map(document -> document.getInteger("n"))
                    .collect(Collectors.toSet());
            assertThat(kept).containsAll(acknowledged);
            // The unique index and the documents were saved as one: each is still found, none twice.
            int some = acknowledged.iterator().next();
            assertThat(texts.countDocuments(Filters.eq("n", some))).isOne();
            assertThat(texts.updateOne(Filters.eq("n", some), Updates.set("times", 3))
                            .getModifiedCount())
                    .isOne();
        }
    }

    @Test
    void theFileDoesNotGrowForEverUnderTheSameFewDocuments() throws Exception {
        start();
        try (MongoClient client = client()) {
            MongoCollection<Document> texts = texts(client);
            texts.insertOne(new Document("n", 1).append("text", "x".repeat(2_000)));
            for (int i = 0; i < 3_000; i++) {
                texts.updateOne(Filters.eq("n", 1), Updates.set("text", "x".repeat(2_000) + i));
            }
        }
        server.destroy();
        assertThat(server.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("store.h2").toFile().length()).isLessThan(5L * 1024 * 1024);
        start();
        try (MongoClient client = client()) {
            assertThat(texts(client).find().first().getString("text")).endsWith("x2999");
        }
    }

    /** Three megabytes are more than the file's buffer: nothing of them may reach the file before all of them does. */
    @Test
    void aDocumentOfThreeMegabytesIsKeptWholeOrNotAtAll() throws Exception {
        String text = "x".repeat(3 * 1024 * 1024);
        var acknowledged = new AtomicInteger(-1);
        start();
        try (MongoClient client = client();
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            MongoCollection<Document> texts = texts(client);
            texts.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
            writer.submit(() -> {
                try {
                    for (int n = 0; ; n++) {
                        texts.insertOne(new Document("n", n).append("text", text));
                        acknowledged.set(n);
                    }
                } catch (MongoException killed) {
                    // What was under way was not acknowledged.
                }
            });
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged.get() >= 5);
            server.destroyForcibly().waitFor();
        }

        start();
        try (MongoClient client = client()) {
            MongoCollection<Document> texts = texts(client);
            int last = acknowledged.get() + 1;
            for (int n = 0; n <= last; n++) {
                Document kept = texts.find(Filters.eq("n", n)).first();
                assertThat(n == last || kept != null).isTrue();
                if (kept != null) {
                    assertThat(kept.getString("text").length()).isEqualTo(text.length());
                } else {
                    // No entry of the index was kept without its document, or this would be refused.
                    texts.insertOne(new Document("n", n));
                }
            }
            assertThat(texts.countDocuments()).isEqualTo(last + 1L);
        }
    }

    private void writeUntilKilled(Set<Integer> acknowledged, int from) throws InterruptedException {
        Set<Integer> now = ConcurrentHashMap.newKeySet();
        try (MongoClient client = client();
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> texts = texts(client);
            texts.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = from + writer * 100_000;
                writers.submit(() -> {
                    try {
                        for (int n = first; ; n++) {
                            texts.insertOne(new Document("n", n).append("times", 1));
                            texts.updateOne(Filters.eq("n", n), Updates.inc("times", 1));
                            now.add(n);
                        }
                    } catch (MongoException killed) {
                        // What was under way was not acknowledged.
                    }
                });
            }
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> now.size() >= WRITES_BEFORE_KILL);
            server.destroyForcibly().waitFor();
        }
        acknowledged.addAll(now);
    }

    private void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:+UseSerialGC"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedMongoApplication.class.getName(),
                folder.toString(),
                String.valueOf(port)));
        server = new ProcessBuilder(command).inheritIO().start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            try (MongoClient client = client()) {
                return client.getDatabase("admin").runCommand(new Document("ping", 1)) != null;
            }
        });
    }

    private MongoClient client() {
        return MongoClients.create(
                "mongodb://127.0.0.1:%d/?directConnection=true&serverSelectionTimeoutMS=2000&retryWrites=false"
                        .formatted(port));
    }

    private static MongoCollection<Document> texts(MongoClient client) {
        return client.getDatabase("it").getCollection("texts");
    }
}

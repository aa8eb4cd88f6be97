package org.kiosque.local.parts;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.Document;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

/** The questions by which the launcher learns that a part serves. */
final class Probe {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FAR_TIMEOUT = Duration.ofSeconds(10);
    private static final String REPLICA_SET = "kiosque";
    private static final int NOT_YET_INITIALIZED = 94;

    private Probe() {}

    /** The part says "ready" at its actuator. */
    static Part.Readiness actuator(HttpClient http, int port) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)))
                .timeout(TIMEOUT)
                .build();
        return () -> {
            if (!accepts(port)) {
                return false;
            }
            try {
                return http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** The broker opens its port once it has found its leader and its logs. */
    static Part.Readiness connection(int port) {
        return () -> accepts(port);
    }

    /** The embedded store answers a ping. */
    static Part.Readiness store(int port) {
        return () -> accepts(port)
                && withAdmin(port, admin -> {
                    admin.runCommand(new Document("ping", 1));
                    return true;
                });
    }

    /** The mongod is the primary of a replica set of one; makes it so on the first start and when the port changed. */
    static Part.Readiness replicaSetOfOne(int port) {
        String host = "127.0.0.1:" + port;
        return () -> accepts(port) && withAdmin(port, admin -> isPrimary(admin, host));
    }

    private static boolean isPrimary(MongoDatabase admin, String host) {
        Document hello = admin.runCommand(new Document("hello", 1));
        if (hello.getBoolean("isWritablePrimary", false)) {
            return true;
        }
        try {
            Document config =
                    admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
            Document member = config.getList("members", Document.class).getFirst();
            if (!host.equals(member.getString("host"))) {
                member.put("host", host);
                config.put("version", config.getInteger("version") + 1);
                admin.runCommand(new Document("replSetReconfig", config).append("force", true));
            }
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NOT_YET_INITIALIZED) {
                throw e;
            }
            Document member = new Document("_id", 0).append("host", host);
            admin.runCommand(new Document(
                    "replSetInitiate", new Document("_id", REPLICA_SET).append("members", List.of(member))));
        }
        return false;
    }

    private static boolean withAdmin(int port, Predicate<MongoDatabase> question) {
        try (MongoClient client = client("mongodb://127.0.0.1:" + port + "/?directConnection=true", TIMEOUT)) {
            return question.test(client.getDatabase("admin"));
        } catch (MongoException notYet) {
            return false;
        }
    }

    /**
     * A server of the person's own, perhaps far away, is asked once.
     *
     * @throws StartException if it does not answer; neither its address nor the driver's message is repeated, since they
     *     may hold a password
     */
    static void requireAnswer(String uri) throws StartException {
        try (MongoClient client = client(uri, FAR_TIMEOUT)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        } catch (MongoSecurityException refused) {
            throw new StartException("The MongoDB server of MONGODB_URI refuses the name or the password in it.");
        } catch (MongoException | IllegalArgumentException silent) {
            throw new StartException(
                    "The MongoDB server of MONGODB_URI does not answer within %d s: is it running, and can it be reached from here?"
                            .formatted(FAR_TIMEOUT.toSeconds()));
        }
    }

    private static MongoClient client(String uri, Duration timeout) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS))
                .build());
    }

    static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}

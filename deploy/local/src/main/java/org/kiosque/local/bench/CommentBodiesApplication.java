package org.kiosque.local.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.kiosque.local.demo.ProofOfWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comments posted through the gateway, each with a proof of work of its own that is solved before the clock starts, beside
 * inserts of a document of that size into the same MongoDB. Arguments: site, article id, MongoDB URI, comments a run, runs.
 * Prints one line a run: what, then {@link Load#line()}.
 */
public final class CommentLoadApplication {

    private static final int CLIENTS = 64;
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What {@code kiosque.store.write-concern} is when nobody sets it, whatever the address of the store says. */
    private static final WriteConcern AS_THE_SERVICES = WriteConcern.MAJORITY.withJournal(true);

    private static final String TEXT = "A remark of ordinary length about the train, the night and the sea. ".repeat(4);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String site;
    private final String article;

    private CommentLoadApplication(String site, String article) {
        this.site = site;
        this.article = article;
    }

    public static void main(String[] arguments) throws Exception {
        var load = new CommentLoadApplication(arguments[0], arguments[1]);
        int comments = Integer.parseInt(arguments[3]);
        int runs = Integer.parseInt(arguments[4]);
        PrintStream out = System.out;
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(arguments[2]))
                .writeConcern(AS_THE_SERVICES)
                .build();
        try (var client = MongoClients.create(settings)) {
            MongoCollection<Document> bench =
                    client.getDatabase("kiosque-bench").getCollection("inserts");
            for (int run = 0; run <= runs; run++) { // the first is the warm-up
                List<String> bodies = load.solved(comments, run);
                Load posted = Load.of(comments, CLIENTS, number -> load.post(bodies.get(number)));
                Load inserted = Load.of(
                        comments,
                        CLIENTS,
                        number -> bench.insertOne(
                                new Document("_id", UUID.randomUUID().toString()).append("body", bodies.get(number))));
                if (run > 0) {
                    out.println("comment\t" + posted.line());
                    out.println("insert\t" + inserted.line());
                }
            }
            bench.drop();
        }
    }

    private void post(String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/articles/" + article + "/comments"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** Requests that are ready to be sent: the time to solve a proof of work is the reader's, not the server's. */
    private List<String> solved(int count, int run) throws Exception {
        List<Callable<String>> tasks = IntStream.range(0, count)
                .<Callable<String>>mapToObj(number -> () -> request(run, number))
                .toList();
        List<String> bodies = new ArrayList<>();
        try (var solvers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Future<String> body : solvers.invokeAll(tasks)) {
                bodies.add(body.get());
            }
        }
        return bodies;
    }

    private String request(int run, int number) throws Exception {
        String text = run + "-" + number + " " + TEXT;
        return JSON.writeValueAsString(Map.of(
                "author",
                Map.of("name", "Reader " + number, "email", "reader" + run + "." + number + "@example.org"),
                "body",
                text,
                "language",
                "en",
                "captcha",
                captcha()));
    }

    private String captcha() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/captcha")).build(), BodyHandlers.ofString());
        return ProofOfWork.solve(JSON.readTree(answer.body()).get("challenge"));
    }
}

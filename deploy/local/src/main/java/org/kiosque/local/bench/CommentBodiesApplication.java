package org.kiosque.local.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.kiosque.local.demo.ProofOfWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comments that are ready to be posted, one a line, each with a proof of work of its own: the time to solve it is the reader's,
 * not the server's. Arguments: site, number of comments.
 */
public final class CommentBodiesApplication {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String TEXT = "A remark of ordinary length about the train, the night and the sea. ".repeat(4);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final URI captcha;

    private CommentBodiesApplication(String site) {
        this.captcha = URI.create(site + "/api/v1/captcha");
    }

    public static void main(String[] arguments) throws Exception {
        var bodies = new CommentBodiesApplication(arguments[0]);
        List<Callable<String>> tasks = IntStream.range(0, Integer.parseInt(arguments[1]))
                .<Callable<String>>mapToObj(number -> () -> bodies.body(number))
                .toList();
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (var solvers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Future<String> body : solvers.invokeAll(tasks)) {
                out.println(body.get());
            }
        }
        out.flush();
    }

    private String body(int number) throws Exception {
        HttpResponse<String> challenge =
                http.send(HttpRequest.newBuilder(captcha).build(), BodyHandlers.ofString());
        return JSON.writeValueAsString(Map.of(
                "author",
                Map.of("name", "Reader " + number, "email", "reader" + run + "." + number + "@example.org"),
                "body",
                run + "-" + number + " " + TEXT,
                "language",
                "en",
                "captcha",
                ProofOfWork.solve(JSON.readTree(challenge.body()).get("challenge"))));
    }
}

package org.kiosque.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** People who read, and perhaps comment, while others attack or services die; each has an address of their own, which no attacker has. */
final class Readers implements AutoCloseable {

    /** @param request which it was, and how it was answered */
    record Answer(String request, long millis, boolean good) {}

    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Api api;
    private volatile boolean stopped;

    private Readers(Api api) {
        this.api = api;
    }

    /** Who read pages and the API, and one who comments: all have to be answered well. */
    static Readers andACommenter(Api api, String article) {
        var readers = new Readers(api);
        readers.keep("front page", 200, "/fr");
        readers.keep("front page", 200, "/en");
        readers.keep("article page", 200, api.article(article, "fr").get("url").asString());
        readers.keep("article", 200, "/api/v1/articles/" + article + "?lang=fr");
        readers.keep("list", 200, "/api/v1/articles?lang=fr&limit=10");
        readers.keep("related", 200, "/api/v1/articles/" + article + "/related?lang=fr");
        readers.keep("thread", 200, "/api/v1/articles/" + article + "/comments");
        readers.keep("challenge", 500, "/api/v1/captcha");
        readers.start(1_000, () -> readers.comment(article));
        return readers;
    }

    /** Who read pages alone, many of which nobody has seen before: a page that says what is the matter is as good as what was asked for. */
    static Readers ofPages(Api api, String article) {
        var readers = new Readers(api);
        String page = api.article(article, "fr").get("url").asString();
        for (String language : List.of("fr", "en")) {
            readers.keepPage("front page", () -> "/" + language);
            readers.keepPage("page of a tag", () -> "/" + language + "/tags/rail");
            readers.keepPage("search page", () -> "/" + language + "/search?q=gare+" + Texts.next());
        }
        readers.keepPage("article page", () -> page);
        readers.keepPage("article page, latest comments first", () -> page + "?sort=newest");
        return readers;
    }

    private void keep(String what, int pauseMillis, String path) {
        String address = address();
        start(
                pauseMillis,
                () -> timed(what, status(200), () -> api.send("GET", path, "", "", "X-Forwarded-For", address)));
    }

    private void keepPage(String what, Supplier<String> path) {
        String address = address();
        start(100, () -> {
            String wanted = path.get();
            timed(what, Readers::isPage, () -> api.send("GET", wanted, "", "", "X-Forwarded-For", address));
        });
    }

    /** It was found, or one that is meant for the case that a service is away. */
    private static boolean isPage(HttpResponse<String> answer) {
        boolean deliberate = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()
                && (answer.body().contains("class=\"error\"") || answer.body().contains("class=\"status failed\""));
        return (answer.statusCode() == 200 || deliberate)
                && answer.body().stripTrailing().endsWith("</html>");
    }

    private void comment(String article) {
        timed("challenge for a comment", status(200), () -> api.get("/api/v1/captcha"))
                .ifPresent(challenge -> {
                    String captcha = Api.solve(Api.json(challenge));
                    int number = Texts.next();
                    timed(
                            "comment",
                            status(202),
                            () -> api.comment(
                                    article,
                                    "Reader " + number,
                                    "Thought " + number,
                                    captcha,
                                    "X-Forwarded-For",
                                    address()));
                });
    }

    private static String address() {
        return "192.0.2." + ThreadLocalRandom.current().nextInt(1, 255);
    }

    private static Predicate<HttpResponse<String>> status(int wanted) {
        return answer -> answer.statusCode() == wanted;
    }

    /** @return the answer if it is one that was wanted */
    private Optional<HttpResponse<String>> timed(
            String what, Predicate<HttpResponse<String>> wanted, Supplier<HttpResponse<String>> call) {
        long sent = System.nanoTime();
        Optional<HttpResponse<String>> good = Optional.empty();
        String outcome;
        try {
            HttpResponse<String> answer = call.get();
            good = Optional.of(answer).filter(wanted);
            outcome = answer.statusCode() + (good.isPresent() ? "" : " " + answer.body());
        } catch (RuntimeException failed) {
            outcome = failed + " " + failed.getCause();
        }
        answers.add(new Answer(
                what + " -> " + outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent), good.isPresent()));
        return good;
    }

    private void start(int pauseMillis, Runnable work) {
        threads.add(Thread.ofVirtual().start(() -> {
            while (!stopped) {
                work.run();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            }
        }));
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60));
        }
    }
}

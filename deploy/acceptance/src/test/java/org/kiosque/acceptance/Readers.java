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
import java.util.function.Supplier;

/** People who read and comment while others attack; each has an address of their own, which no attacker has. */
final class Readers implements AutoCloseable {

    /** @param request which it was, and how it was answered */
    record Answer(String request, long millis, boolean good) {}

    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Api api;
    private volatile boolean stopped;

    Readers(Api api, String article) {
        this.api = api;
        String page = api.article(article, "fr").get("url").asString();
        keep("front page", 200, "/fr");
        keep("front page", 200, "/en");
        keep("article page", 200, page);
        keep("article", 200, "/api/v1/articles/" + article + "?lang=fr");
        keep("list", 200, "/api/v1/articles?lang=fr&limit=10");
        keep("related", 200, "/api/v1/articles/" + article + "/related?lang=fr");
        keep("thread", 200, "/api/v1/articles/" + article + "/comments");
        keep("challenge", 500, "/api/v1/captcha");
        start(1_000, () -> comment(article));
    }

    private void keep(String what, int pauseMillis, String path) {
        String address = address();
        start(pauseMillis, () -> timed(what, 200, () -> api.send("GET", path, "", "", "X-Forwarded-For", address)));
    }

    private void comment(String article) {
        timed("challenge for a comment", 200, () -> api.get("/api/v1/captcha")).ifPresent(challenge -> {
            String captcha = Api.solve(Api.json(challenge));
            int number = Texts.next();
            timed(
                    "comment",
                    202,
                    () -> api.comment(
                            article, "Reader " + number, "Thought " + number, captcha, "X-Forwarded-For", address()));
        });
    }

    private static String address() {
        return "192.0.2." + ThreadLocalRandom.current().nextInt(1, 255);
    }

    /** @return the answer if it is the one that was wanted */
    private Optional<HttpResponse<String>> timed(String what, int wanted, Supplier<HttpResponse<String>> call) {
        long sent = System.nanoTime();
        Optional<HttpResponse<String>> good = Optional.empty();
        String outcome;
        try {
            HttpResponse<String> answer = call.get();
            good = Optional.of(answer).filter(each -> each.statusCode() == wanted);
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

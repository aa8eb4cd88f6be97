package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two thousand requests that are made to cost much, by attackers at ever new addresses, so that no limit for one client
 * helps; and beside them people who read and comment.
 */
@ExtendWith(RunningPlatform.class)
class HostileLoadIT {

    private static final int REQUESTS = 2_000;
    private static final int TO_WARM_UP = 200;
    private static final int ATTACKERS = 32;
    private static final Duration ALL_WITHIN = Duration.ofMinutes(4);
    private static final int ANSWER_WITHIN_MS = 60_000;
    private static final Duration READERS_WAIT = Duration.ofSeconds(2);
    private static final long HEAP_MEGABYTES_MORE = 24;
    private static final long RESIDENT_MEGABYTES_MORE = 300;

    /** @param request which it was, and how it was answered */
    private record Answer(String request, long millis, boolean good) {}

    @Test
    void harmsNoProcessAndKeepsNoReaderWaiting(Platform platform, Api api) throws Exception {
        String article = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(60), List.of("Rail"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("/api/v1/articles/" + article + "/comments").statusCode() == 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> !platform.trains());
        List<Hostile.Kind> kinds = new Hostile(article, platform.token("editor"), platform.token("moderator")).kinds();
        attack(platform, kinds, TO_WARM_UP);
        List<Long> pids = pids(platform);
        Map<String, Long> heapBefore = Memory.afterCollection(platform.parts());
        long residentBefore = platform.residentMegabytes();

        var readers = new Readers(api, article);
        List<Answer> attacks;
        try (readers) {
            attacks = attack(platform, kinds, REQUESTS);
        }
        Map<String, Long> heapAfter = Memory.afterCollection(platform.parts());
        long residentAfter = platform.residentMegabytes();

        System.out.printf(
                "Measured: %d hostile requests, the longest %s%n",
                attacks.size(),
                attacks.stream().max(Comparator.comparing(Answer::millis)).orElseThrow());
        System.out.printf(
                "Measured: %d requests of readers beside them, the longest %s%n",
                readers.answers.size(),
                readers.answers.stream()
                        .max(Comparator.comparing(Answer::millis))
                        .orElseThrow());
        System.out.printf(
                "Measured: heap in MB %s before, %s after; resident %d MB before, %d after%n",
                heapBefore, heapAfter, residentBefore, residentAfter);
        assertThat(attacks.stream().filter(answer -> !answer.good())).isEmpty();
        assertThat(attacks).hasSize(REQUESTS);
        assertThat(readers.answers.stream().filter(answer -> !answer.good())).isEmpty();
        assertThat(readers.answers.stream().filter(answer -> answer.millis() > READERS_WAIT.toMillis()))
                .isEmpty();
        assertThat(pids(platform)).isEqualTo(pids);
        heapBefore.forEach(
                (part, before) -> assertThat(heapAfter.get(part)).as(part).isLessThan(before + HEAP_MEGABYTES_MORE));
        assertThat(residentAfter).isLessThan(residentBefore + RESIDENT_MEGABYTES_MORE);
    }

    private static List<Long> pids(Platform platform) {
        return platform.parts().stream().map(ProcessHandle::pid).sorted().toList();
    }

    /** The same requests in each run, in the same order, by so many at a time. */
    private static List<Answer> attack(Platform platform, List<Hostile.Kind> kinds, int requests) throws Exception {
        List<Hostile.Kind> deck = new ArrayList<>();
        kinds.forEach(kind -> {
            for (int i = 0; i < kind.share(); i++) {
                deck.add(kind);
            }
        });
        var random = new Random(20_261_126);
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        try (ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS)) {
            for (int i = 0; i < requests; i++) {
                Hostile.Kind kind = deck.get(random.nextInt(deck.size()));
                var own = new Random(random.nextLong());
                attackers.execute(() -> answers.add(send(kind, own, platform.port())));
            }
            attackers.shutdown();
            if (!attackers.awaitTermination(ALL_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                attackers.shutdownNow();
            }
        }
        return List.copyOf(answers);
    }

    private static Answer send(Hostile.Kind kind, Random random, int port) {
        long sent = System.nanoTime();
        var received = new ByteArrayOutputStream();
        String failure = "";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            byte[] request = kind.template().request(random);
            byte[] from = ("\r\nConnection: close\r\nX-Forwarded-For: 10.%d.%d.%d\r\n"
                            .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255)))
                    .getBytes(StandardCharsets.US_ASCII);
            int line = lineEnd(request);
            var out = new ByteArrayOutputStream();
            out.write(request, 0, line);
            out.writeBytes(from);
            out.write(request, line + 2, request.length - line - 2);
            out.writeTo(socket.getOutputStream());
            socket.getInputStream().transferTo(received);
        } catch (IOException e) {
            failure = e.toString();
        }
        String text = received.toString(StandardCharsets.UTF_8);
        String[] words = text.split(" ", 3);
        String status = words.length > 1 ? words[1] : "none";
        boolean good = status.matches(kind.answers()) && !text.contains("Exception");
        String told = good ? "" : " " + failure + " " + text.substring(0, Math.min(600, text.length()));
        return new Answer(
                kind.name() + " -> " + status + told, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent), good);
    }

    private static int lineEnd(byte[] request) {
        int i = 0;
        while (request[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Each reader has an address of their own, and nothing to do with the attackers'. */
    private static final class Readers implements AutoCloseable {

        final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private final AtomicInteger numbers = new AtomicInteger();
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
            String captcha = api.solvedCaptcha();
            int number = numbers.incrementAndGet();
            timed(
                    "comment",
                    202,
                    () -> api.comment(
                            article, "Reader " + number, "Thought " + number, captcha, "X-Forwarded-For", address()));
        }

        private static String address() {
            return "192.0.2." + ThreadLocalRandom.current().nextInt(1, 255);
        }

        private void timed(String what, int wanted, java.util.function.Supplier<HttpResponse<String>> call) {
            long sent = System.nanoTime();
            String outcome;
            boolean good = false;
            try {
                HttpResponse<String> answer = call.get();
                good = answer.statusCode() == wanted;
                outcome = answer.statusCode() + (good ? "" : " " + answer.body());
            } catch (RuntimeException failed) {
                outcome = failed + " " + failed.getCause();
            }
            answers.add(
                    new Answer(what + " -> " + outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent), good));
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
}

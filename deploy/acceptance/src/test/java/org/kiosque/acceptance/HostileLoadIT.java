package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kiosque.acceptance.Readers.Answer;

/**
 * Two thousand requests that are made to cost much, by attackers at ever new addresses, so that no limit for one client
 * helps; and beside them people who read and comment.
 */
@ExtendWith(RunningPlatform.class)
class HostileLoadIT {

    private static final int REQUESTS = 2_000;
    private static final int TO_WARM_UP = 200;
    private static final int ATTACKERS = 32;
    private static final int STALLED = 260;
    private static final Duration ALL_WITHIN = Duration.ofMinutes(4);
    private static final int ANSWER_WITHIN_MS = 60_000;
    private static final Duration READERS_WAIT = Duration.ofSeconds(2);
    private static final long HEAP_MEGABYTES_MORE = 24;
    private static final long RESIDENT_MEGABYTES_MORE = 300;

    @Test
    void harmsNoProcessAndKeepsNoReaderWaiting(Platform platform, Api api) throws Exception {
        String article = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(60), List.of("Rail"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("/api/v1/articles/" + article + "/comments").statusCode() == 200);
        List<Hostile.Kind> kinds = new Hostile(article, platform.token("editor"), platform.token("moderator")).kinds();
        Duration patience = Machine.patience(READERS_WAIT);
        attack(platform, kinds, TO_WARM_UP);
        List<Long> pids = pids(platform);
        Map<String, Long> heapBefore = Memory.afterCollection(platform.parts());
        long residentBefore = Memory.residentMegabytes(platform.parts());

        var readers = Readers.andACommenter(api, article);
        List<Answer> attacks;
        try (readers) {
            attacks = attack(platform, kinds, REQUESTS);
        }
        Map<String, Long> heapAfter = Memory.afterCollection(platform.parts());
        long residentAfter = Memory.residentMegabytes(platform.parts());

        report("hostile requests", attacks);
        report("requests of readers beside them", readers.answers);
        System.out.printf(
                "Measured: heap in MB %s before, %s after; resident %d MB before, %d after%n",
                heapBefore, heapAfter, residentBefore, residentAfter);
        assertThat(attacks.stream().filter(answer -> !answer.good())).isEmpty();
        assertThat(attacks).hasSize(REQUESTS);
        assertNobodyWaited(readers, patience);
        assertThat(pids(platform)).isEqualTo(pids);
        heapBefore.forEach(
                (part, before) -> assertThat(heapAfter.get(part)).as(part).isLessThan(before + HEAP_MEGABYTES_MORE));
        assertThat(residentAfter).isLessThan(residentBefore + RESIDENT_MEGABYTES_MORE);
    }

    @Test
    void formsThatNeverEndKeepNobodyWaiting(Platform platform, Api api) throws Exception {
        String article = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(60), List.of("Rail"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("/api/v1/articles/" + article + "/comments").statusCode() == 200);
        String form = api.article(article, "fr").get("url").asString() + "/comments";
        Duration patience = Machine.patience(READERS_WAIT);
        List<Long> pids = pids(platform);
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        List<Socket> sockets = new ArrayList<>();
        var readers = Readers.andACommenter(api, article);
        try (readers) {
            for (int i = 0; i < STALLED; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), platform.port());
                sockets.add(socket);
                int size = i % 2 == 0 ? 1_000_000 : 250_000;
                Thread.ofVirtual().start(() -> stall(socket, form, api.base(), size, answered));
            }
            int before = readers.answers.size();
            await().atMost(Duration.ofSeconds(30)).until(() -> readers.answers.size() >= before + 250);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        report("requests of readers beside " + STALLED + " forms that never end", readers.answers);
        assertNobodyWaited(readers, patience);
        assertThat(answered).allMatch(status -> status.matches("4\\d\\d|503"));
        assertThat(pids(platform)).isEqualTo(pids);
    }

    /** All but the end of a form. */
    private static void stall(Socket socket, String path, String site, int size, Queue<String> answered) {
        try {
            socket.getOutputStream()
                    .write(
                            "POST %s HTTP/1.1\r\nHost: localhost\r\nOrigin: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(path, site, size)
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write("a".repeat(size - 10_000).getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes(12);
            if (line.length == 12) {
                answered.add(new String(line, 9, 3, StandardCharsets.US_ASCII));
            }
        } catch (IOException closed) {
            // by us at the end, or by a gateway that wants no more of it
        }
    }

    private static void assertNobodyWaited(Readers readers, Duration patience) {
        assertThat(readers.answers.stream().filter(answer -> !answer.good())).isEmpty();
        assertThat(readers.answers.stream().filter(answer -> answer.millis() > patience.toMillis()))
                .isEmpty();
    }

    private static void report(String what, Collection<Answer> answers) {
        System.out.printf(
                "Measured: %d %s, the longest %s%n",
                answers.size(),
                what,
                answers.stream()
                        .sorted(Comparator.comparing(Answer::millis).reversed())
                        .limit(5)
                        .toList());
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
}

package org.kiosque.recommendation.evaluation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.kiosque.recommendation.search.query.ArticleSearch;
import org.kiosque.recommendation.search.query.Question;

/**
 * Prints as a table how fast an index of made-up articles is built from their events, what it holds on the heap, and how
 * long it takes to answer at a given rate, on one core. Of the service itself: without HTTP and without the store.
 */
public final class SpeedApplication {

    private static final Language ENGLISH = Language.of("en");
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final int PER_SECOND = 500;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 15;
    private static final int KNOWN = 1_000;
    private static final int SHOWN = 20;
    private static final int DIMENSIONS = 384;
    private static final double MEGABYTE = 1 << 20;

    private final int articles;
    private final MadeUp madeUp = new MadeUp();

    private SpeedApplication(int articles) {
        this.articles = articles;
    }

    @FunctionalInterface
    private interface Call {

        void run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2 || !args[0].matches("[1-9][0-9]{0,6}")) {
            System.err.println("Give a number of articles, and \"vectors\" for articles with vectors");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("kiosque-speed");
        try {
            new SpeedApplication(Integer.parseInt(args[0])).measure(folder, args.length > 1);
        } finally {
            EvaluationApplication.delete(folder);
        }
    }

    private void measure(Path folder, boolean vectors) throws IOException {
        Path events = folder.resolve("events");
        write(events);
        System.out.println("| Measure | Figure | Bar |");
        System.out.println("| --- | --- | --- |");
        warmUp(folder.resolve("warm-up"), events);
        try (var index = new ArticleIndex(folder.resolve("index"))) {
            long start = System.nanoTime();
            rebuild(index, events, articles);
            double seconds = (System.nanoTime() - start) / 1e9;
            int cores = Runtime.getRuntime().availableProcessors();
            row("rebuild, %d cores, articles per second".formatted(cores), articles / seconds, "at least 5,000");
            stayOnOneCore();
            row("heap after it, MB", used(), "under 512");
            var random = new Random(7);
            each("related, computed", related(index, random, articles));
            int known = Math.min(articles, KNOWN);
            Call lookUp = related(index, random, known);
            for (int i = 0; i < 10 * known; i++) {
                lookUp.run();
            }
            latencies("related, looked up", "at most 2", lookUp);
            var search = new ArticleSearch();
            latencies(
                    "search",
                    "at most 10",
                    () -> search.search(
                            index,
                            new Question(madeUp.question(random), ENGLISH, null, null, null, null),
                            null,
                            SHOWN,
                            NOW));
            if (vectors) {
                learn(index);
                each("related, computed with vectors", related(index, random, articles));
            }
            row("heap in the end, MB", used(), "under 512");
        }
    }

    private static Call related(ArticleIndex index, Random random, int ofTheFirst) {
        var similar = new SimilarArticles();
        return () -> similar.to(index, MadeUp.id(random.nextInt(ofTheFirst)), ENGLISH, Map.of(), Weights.USUAL, NOW);
    }

    /** Compressed, as on the broker's disk it would be, so that what is measured is not the disk. */
    private void write(Path events) throws IOException {
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new BufferedOutputStream(
                new DeflaterOutputStream(Files.newOutputStream(events), fast, 1 << 16), 1 << 16))) {
            for (int i = 0; i < articles; i++) {
                byte[] event = EventFormat.write(madeUp.article(i)).getBytes(StandardCharsets.UTF_8);
                out.writeInt(event.length);
                out.write(event);
            }
        } finally {
            fast.end();
        }
    }

    private void warmUp(Path folder, Path events) throws IOException {
        try (var index = new ArticleIndex(folder)) {
            rebuild(index, events, Math.min(articles, 10_000));
        }
    }

    private static void rebuild(ArticleIndex index, Path events, int articles) throws IOException {
        try (var in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(Files.newInputStream(events)), 1 << 16))) {
            for (int i = 0; i < articles; i++) {
                byte[] event = in.readNBytes(in.readInt());
                index.apply(
                        EventFormat.read("article.published.v1", event, ArticleEvent.class)
                                .orElseThrow(),
                        1);
            }
        }
        index.refresh();
    }

    /** Vectors of subjects, each a little aside. */
    private void learn(ArticleIndex index) throws IOException {
        long start = System.nanoTime();
        for (String id : index.takeUnknown(articles)) {
            int number = Integer.parseInt(id.substring("speed".length()));
            var subject = new Random(MadeUp.subject(number));
            var aside = new Random(number);
            byte[] vector = new byte[DIMENSIONS];
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] = (byte) Math.clamp(40 * subject.nextGaussian() + 30 * aside.nextGaussian(), -127, 127);
            }
            index.mean(id, vector);
        }
        index.showMeanings();
        row("vectors, articles per second", articles / ((System.nanoTime() - start) / 1e9), "");
    }

    /** From now on, all threads of this process, where the machine has a command for it. */
    private static void stayOnOneCore() throws IOException {
        String process = Long.toString(ProcessHandle.current().pid());
        try {
            var pinning = new ProcessBuilder("taskset", "-a", "-p", "-c", "0", process)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (pinning.waitFor() == 0) {
                return;
            }
        } catch (IOException noSuchCommand) {
            // said below
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
        System.err.println("Nothing pins a process to one core here: what follows had all of them");
    }

    /** One after the other: what it takes, not what can be had at a rate. */
    private static void each(String name, Call call) throws IOException {
        repeat(WARM_UP_SECONDS, call);
        report(name, "", repeat(SECONDS, call));
    }

    /** By the clock, whether or not the one before was answered: what waits counts. */
    private static void latencies(String name, String bar, Call call) throws IOException {
        repeat(WARM_UP_SECONDS, call);
        report(name + ", one after the other", "", repeat(SECONDS, call));
        long[] nanos = new long[PER_SECOND * SECONDS];
        long start = System.nanoTime();
        long between = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        for (int i = 0; i < nanos.length; i++) {
            long due = start + i * between;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            call.run();
            nanos[i] = System.nanoTime() - due;
        }
        report("%s, %d a second".formatted(name, PER_SECOND), bar, nanos);
    }

    /** @return what each took */
    private static long[] repeat(int seconds, Call call) throws IOException {
        LongStream.Builder nanos = LongStream.builder();
        for (long now = System.nanoTime(),
                        end = now + Duration.ofSeconds(seconds).toNanos();
                now < end; ) {
            call.run();
            long after = System.nanoTime();
            nanos.add(after - now);
            now = after;
        }
        return nanos.build().toArray();
    }

    private static void report(String name, String bar, long[] nanos) {
        Arrays.sort(nanos);
        row(name + ", p50, ms", nanos[nanos.length / 2] / 1e6, "");
        row(name + ", p99, ms", nanos[nanos.length * 99 / 100] / 1e6, bar);
    }

    private static double used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static void row(String name, double figure, String bar) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %s |%n", name, figure, bar);
    }
}

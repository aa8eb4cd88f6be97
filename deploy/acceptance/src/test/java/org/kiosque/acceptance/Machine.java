package org.kiosque.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The machine that the tests run on, which may be a slow one, and which others may be using too. */
final class Machine {

    /** What {@link #reference} takes on the machine with two processors for which limits of time are set. */
    private static final Duration REFERENCE = Duration.ofMillis(700);

    /** A machine that is slower still has nothing to say about limits of time. */
    private static final double SLOWEST = 4;

    private static final int RUNS = 3;

    private Machine() {}

    /**
     * So many times as long may everything take here: at least 1. Measured by what has nothing to do with Kiosque; to be asked
     * while nothing of ours is at work.
     */
    static double slowness() throws IOException, InterruptedException {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            reference();
            best = Math.min(best, System.nanoTime() - start);
        }
        return Math.clamp((double) best / REFERENCE.toNanos(), 1, SLOWEST);
    }

    /** @return what takes that long on the machine for which limits are set */
    static Duration patience(Duration limit) throws IOException, InterruptedException {
        return Duration.ofNanos((long) (limit.toNanos() * slowness()));
    }

    /** The JDK's compiler translates a class, twice at the same time: as the start of a service, mostly classes to be loaded. */
    private static void reference() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reference");
        Path source = Files.writeString(folder.resolve("Reference.java"), "class Reference {}");
        List<Process> compilers = IntStream.range(0, 2)
                .mapToObj(number -> compiler(source, folder.resolve("classes-" + number)))
                .toList();
        for (Process compiler : compilers) {
            if (compiler.waitFor() != 0) {
                throw new IOException("the compiler failed");
            }
        }
    }

    private static Process compiler(Path source, Path classes) {
        Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
        try {
            return new ProcessBuilder(javac.toString(), "-d", classes.toString(), source.toString())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.kiosque.local.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kiosque.local.parts.Apertium;
import org.kiosque.local.process.Folders;
import org.kiosque.local.process.QuietLogging;
import org.kiosque.local.supervision.StartException;

/**
 * {@code deploy/chaos}: starts a platform of its own, has people work on it while its parts are killed and paused, starts it
 * again, waits until it has converged, and compares what was acknowledged with what is there; then once more, with the store from a backup. Ends with 0 when nothing is
 * missing and nothing is there twice, with 1 and every discrepancy by name when there is any, with 2 when it was asked wrongly.
 */
public final class ChaosApplication {

    private static final int WRONG_USE = 2;
    private static final String MARK = ".chaos";
    private static final int EDITORS = 2;
    private static final int READERS = 2;
    private static final int SEEDS = 1_000_000;
    private static final int MOST_TOLD = 100;
    private static final Duration CONVERGED_WITHIN = Duration.ofMinutes(4);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final ChaosOptions options;
    private final Trial trial;
    private final PrintStream out;
    private final Ledger ledger = new Ledger();
    private final Insistence insistence = new Insistence();
    private final AtomicBoolean open = new AtomicBoolean(true);

    private ChaosApplication(ChaosOptions options, Trial trial, PrintStream out) {
        this.options = options;
        this.trial = trial;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        QuietLogging.on();
        Locale.setDefault(Locale.ROOT);
        Path root = Path.of(System.getProperty("kiosque.root", "."))
                .toAbsolutePath()
                .normalize();
        PrintStream out = System.out;
        int result;
        try {
            ChaosOptions options = ChaosOptions.parse(
                    List.of(arguments),
                    ThreadLocalRandom.current().nextInt(SEEDS),
                    root.resolve("deploy/local/target"));
            out.printf("Chaos with the seed %d; once more: %s%n", options.seed(), options.replay());
            claim(options.data());
            try (var trial = new Trial(root, options)) {
                Runtime.getRuntime().addShutdownHook(new Thread(trial::close, "stop"));
                result = new ChaosApplication(options, trial, out).run();
            }
            if (result == 0) {
                Folders.delete(options.data());
            } else {
                out.println("The data and the parts' logs stay in " + options.data());
            }
        } catch (IllegalArgumentException e) {
            System.err.println("deploy/chaos: " + e.getMessage());
            result = WRONG_USE;
        } catch (IOException | StartException e) {
            System.err.println("deploy/chaos: " + e.getMessage());
            result = 1;
        }
        System.exit(result);
    }

    /** A folder is emptied only if it is left of an earlier run. */
    private static void claim(Path data) throws IOException {
        Path mark = data.resolve(MARK);
        if (Files.exists(data) && !Files.exists(mark)) {
            throw new IllegalArgumentException(data + " is there already: name a folder that is not");
        }
        Folders.delete(data);
        Files.createDirectories(data);
        Files.createFile(mark);
    }

    private int run() throws IOException, StartException, InterruptedException {
        Map<String, String> tokens = new HashMap<>();
        for (String role : List.of("editor", "moderator", "operator")) {
            tokens.put(role, trial.token(role));
        }
        var caller = new Caller(trial.gateway(), tokens);
        List<Thread> people = people(caller);
        new Saboteur(trial, out).follow(FaultPlan.of(options.seed(), options.length(), trial.parts()));
        open.set(false);
        out.println("Now the launcher dies, and everything is started again");
        trial.startAgain();
        awaitAll(people);
        report();
        if (!audit(caller)) {
            return 1;
        }
        out.println("Now the store is lost, and a backup of it is brought back");
        trial.loseAndRestoreTheStore();
        return audit(caller) ? 0 : 1;
    }

    private List<Thread> people(Caller caller) {
        List<Thread> people = new ArrayList<>();
        for (int number = 0; number < EDITORS; number++) {
            var editor = new Editor(number, options.seed(), caller, ledger, insistence);
            people.add(Thread.startVirtualThread(() -> working(() -> editor.work(open))));
        }
        for (int number = 0; number < READERS; number++) {
            var reader = new Reader(number, options.seed(), caller, ledger, insistence);
            people.add(Thread.startVirtualThread(() -> working(() -> reader.work(open))));
        }
        return people;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private void working(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            ledger.never("somebody's work, which ended with " + e);
        }
    }

    private void awaitAll(List<Thread> people) throws InterruptedException {
        long end = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        for (Thread person : people) {
            var _ = person.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        insistence.end();
        for (Thread person : people) {
            person.join();
        }
    }

    private void report() {
        long events = ledger.articles().stream()
                .mapToLong(article -> article.events().size())
                .sum();
        out.printf(
                "Acknowledged: %d articles (%d live) with %d publications, revisions and withdrawals; %d comments, %d approved%n",
                ledger.articles().size(),
                ledger.live().size(),
                events,
                ledger.comments().size(),
                ledger.comments().stream()
                        .filter(comment -> comment.status().equals("approved"))
                        .count());
    }

    private boolean audit(Caller caller) throws InterruptedException {
        if (ledger.articles().isEmpty() || ledger.comments().isEmpty()) {
            out.println("DISCREPANCY: nothing was acknowledged, so that there is nothing to audit");
            return false;
        }
        var auditor =
                new Auditor(trial, caller, ledger, Apertium.isInstalled(), () -> TopicAudit.of(trial.broker(), ledger));
        long begun = System.nanoTime();
        List<String> found = auditor.discrepancies();
        while (!found.isEmpty() && System.nanoTime() - begun < CONVERGED_WITHIN.toNanos()) {
            Thread.sleep(LOOK_AGAIN);
            found = auditor.discrepancies();
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        if (found.isEmpty()) {
            out.printf("Converged after %d s: all that was acknowledged is there, once%n", seconds);
            return true;
        }
        found.stream().limit(MOST_TOLD).forEach(one -> out.println("DISCREPANCY: " + one));
        out.printf("%d discrepancies after %d s, with the seed %d%n", found.size(), seconds, options.seed());
        return false;
    }
}

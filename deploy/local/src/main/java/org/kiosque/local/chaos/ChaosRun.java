package org.kiosque.local.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.kiosque.local.parts.Apertium;
import org.kiosque.local.supervision.StartException;

/**
 * One seed: people work on a platform while its parts are broken, until an auditor finds that it has converged by itself; again
 * after a start from nothing but what was written down; and once more with the store from a backup.
 */
final class ChaosRun {

    private static final int EDITORS = 2;
    private static final int READERS = 2;
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
    private final List<Duration> converged = new ArrayList<>();
    private final long start = System.nanoTime();

    ChaosRun(ChaosOptions options, Trial trial, PrintStream out) {
        this.options = options;
        this.trial = trial;
        this.out = out;
    }

    /**
     * What came of a run.
     *
     * @param events what was told of the articles
     * @param converged how long each audit waited until it found nothing, those that never did left out
     * @param took from a platform that is ready to the last audit
     */
    record Outcome(
            long seed, boolean good, int articles, long events, int comments, List<Duration> converged, Duration took) {

        static final String TABLE = """
                | seed | outcome | articles | changes | comments | converged after (s) | took (s) |
                | --- | --- | --- | --- | --- | --- | --- |""";

        /** A line of that table. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %s | %d | %d | %d | %s | %d |",
                    seed,
                    good ? "passed" : "FAILED",
                    articles,
                    events,
                    comments,
                    converged.stream()
                            .map(each -> String.valueOf(each.toSeconds()))
                            .collect(Collectors.joining(", ")),
                    took.toSeconds());
        }
    }

    /** @return what came of it, once its audits are done or one has found something, or it did not start again */
    Outcome run() throws InterruptedException {
        boolean good = false;
        try {
            good = passes();
        } catch (IOException | StartException e) {
            out.println("DISCREPANCY: " + e.getMessage());
        }
        return new Outcome(
                options.seed(),
                good,
                ledger.articles().size(),
                events(),
                ledger.comments().size(),
                List.copyOf(converged),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean passes() throws IOException, StartException, InterruptedException {
        Map<String, String> tokens = new HashMap<>();
        for (String role : List.of("editor", "moderator", "operator")) {
            tokens.put(role, trial.token(role));
        }
        var caller = new Caller(trial.gateway(), tokens);
        List<Thread> people = people(caller);
        new Saboteur(trial, out).follow(trial.plan());
        open.set(false);
        awaitAll(people);
        report();
        boolean good = audit(caller);
        if (good) {
            out.println("Now the launcher dies, and everything is started again");
            trial.startAgain();
            good = audit(caller);
        }
        if (good) {
            out.println("Now the store is lost, and a backup of it is brought back");
            trial.loseAndRestoreTheStore();
            good = audit(caller);
        }
        return good;
    }

    private long events() {
        return ledger.articles().stream()
                .mapToLong(article -> article.events().size())
                .sum();
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
        out.printf(
                "Acknowledged: %d articles (%d live) with %d publications, revisions and withdrawals; %d comments, %d approved%n",
                ledger.articles().size(),
                ledger.live().size(),
                events(),
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
            converged.add(Duration.ofSeconds(seconds));
            out.printf("Converged after %d s: all that was acknowledged is there, once%n", seconds);
            return true;
        }
        found.stream().limit(MOST_TOLD).forEach(one -> out.println("DISCREPANCY: " + one));
        out.printf("%d discrepancies after %d s, with the seed %d%n", found.size(), seconds, options.seed());
        return false;
    }
}

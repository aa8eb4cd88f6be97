package org.kiosque.local.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.kiosque.local.chaos.ChaosRun.Outcome;
import org.kiosque.local.process.Folders;
import org.kiosque.local.process.QuietLogging;

/**
 * {@code deploy/chaos}: starts a platform of its own, has people work on it while its parts are broken, and compares what was
 * acknowledged with what is there; for several seeds one platform after the other, and a table in the end. Ends with 0 when
 * nothing is missing and nothing is there twice, with 1 and every discrepancy by name when there is any, with 2 when it was
 * asked wrongly.
 */
public final class ChaosApplication {

    private static final int WRONG_USE = 2;
    private static final String MARK = ".chaos";
    private static final int SEEDS = 1_000_000;

    private final Path root;
    private final PrintStream out;
    private final AtomicReference<Trial> running = new AtomicReference<>();

    private ChaosApplication(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        QuietLogging.on();
        Locale.setDefault(Locale.ROOT);
        Path root = Path.of(System.getProperty("kiosque.root", "."))
                .toAbsolutePath()
                .normalize();
        int result;
        try {
            ChaosOptions options = ChaosOptions.parse(
                    List.of(arguments),
                    ThreadLocalRandom.current().nextInt(SEEDS),
                    root.resolve("deploy/local/target"));
            result = new ChaosApplication(root, System.out).run(options) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println("deploy/chaos: " + e.getMessage());
            result = WRONG_USE;
        } catch (IOException e) {
            System.err.println("deploy/chaos: " + e.getMessage());
            result = 1;
        }
        System.exit(result);
    }

    /** @return whether all runs passed; one that fails does not keep the next ones from being tried */
    private boolean run(ChaosOptions options) throws IOException, InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> Optional.ofNullable(running.get()).ifPresent(Trial::close), "stop"));
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < options.runs(); number++) {
            outcomes.add(once(options.run(number)));
        }
        if (options.runs() > 1) {
            out.println(Outcome.TABLE);
            outcomes.forEach(out::println);
        }
        return outcomes.stream().allMatch(Outcome::good);
    }

    private Outcome once(ChaosOptions options) throws IOException, InterruptedException {
        out.printf("Chaos with the seed %d; once more: %s%n", options.seed(), options.replay());
        claim(options.data());
        Outcome outcome;
        try (var trial = new Trial(root, options)) {
            running.set(trial);
            trial.awaitReady();
            outcome = new ChaosRun(options, trial, out).run();
        }
        out.println(outcome); // now, since somebody may not wait for the table
        if (outcome.good()) {
            Folders.delete(options.data());
        } else {
            out.println("The data and the parts' logs stay in " + options.data());
        }
        return outcome;
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
}

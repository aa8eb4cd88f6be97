package org.kiosque.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kiosque.local.backup.Backup;
import org.kiosque.local.demo.DemoLoader;
import org.kiosque.local.parts.Apertium;
import org.kiosque.local.parts.FreePorts;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Secrets;
import org.kiosque.local.parts.StartPlan;
import org.kiosque.local.parts.Store;
import org.kiosque.local.supervision.Console;
import org.kiosque.local.supervision.PidFiles;
import org.kiosque.local.supervision.StartException;
import org.kiosque.local.supervision.Supervisor;

/** The whole platform from the first check to the last stop. */
public final class Kiosque {

    private static final Duration ENGINE_PATIENCE = Duration.ofMinutes(3);

    private final Path root;
    private final Options options;
    private final Console console;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    public Kiosque(Path root, Options options, PrintStream out, InstantSource clock) {
        this.root = root;
        this.options = options;
        this.console = new Console(out);
        this.clock = clock;
    }

    /**
     * Starts everything, says so, and returns only when the process is being stopped.
     *
     * @throws StartException if it cannot start; nothing runs any more then
     */
    public void run() throws StartException, InterruptedException {
        Instant begun = clock.instant();
        Path data = options.data();
        Store store = Store.find(System.getenv(), data);
        console.say(
                "Kiosque starts: port %d, data in %s".formatted(options.ports().base(), data));
        try (DataFolder _ = DataFolder.take(data, options.ports());
                var supervisor = new Supervisor(data, console, clock);
                var training = new Training(data, console, clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, training), "stop"));
            PidFiles.in(data).stopLeftBehind(console, clock);
            DataFolder.emptyTmp(data);
            Secrets secrets = Secrets.in(data);
            var engine = new FutureTask<>(
                    () -> Apertium.ensure(options.install(), data.resolve("logs/apertium-install.log"), console));
            Thread.startVirtualThread(engine);
            StartPlan plan = start(supervisor, store, secrets);
            awaitEngine(engine);
            if (options.demo() && options.restore() == null) {
                loadDemo(secrets);
            }
            new ReadyNotice(root, options, console).show(store, Duration.between(begun, clock.instant()));
            training.train(plan.caches());
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new StartException("The data folder %s cannot be used: %s".formatted(data, e.getMessage()), e);
        }
    }

    private StartPlan start(Supervisor supervisor, Store store, Secrets secrets)
            throws StartException, InterruptedException {
        try {
            StartPlan plan = StartPlan.of(
                    root, options.data(), options.ports(), options.replicas(), options.observe(), store, secrets, http);
            FreePorts.require(plan.parts());
            if (store instanceof Store.Given given) {
                given.requireAnswer(console);
            }
            supervisor.start(plan.below());
            restore(store);
            supervisor.start(plan.above());
            return plan;
        } catch (StartException e) {
            if (supervisor.isStopping()) {
                new CountDownLatch(1).await(); // told to stop while starting: that is no failure
            }
            throw e;
        }
    }

    private void restore(Store store) throws StartException {
        Path backup = options.restore();
        if (backup == null) {
            return;
        }
        Instant since = clock.instant();
        try {
            long documents = Backup.restore(Backup.at(store, options.ports()), backup);
            console.done("restored", documents + " documents", Duration.between(since, clock.instant()));
        } catch (IOException e) {
            throw new StartException("The backup could not be brought back: " + e.getMessage(), e);
        }
    }

    private void awaitEngine(Future<?> engine) throws InterruptedException {
        try {
            engine.get(ENGINE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            console.warn("Apertium is still being installed; articles are translated once it is there");
        } catch (ExecutionException e) {
            console.warn("Apertium could not be looked for: " + e.getCause());
        }
    }

    private void loadDemo(Secrets secrets) throws InterruptedException {
        Instant since = clock.instant();
        Ports ports = options.ports();
        var loader = new DemoLoader(
                http,
                URI.create("http://127.0.0.1:" + ports.gateway()),
                URI.create("http://127.0.0.1:" + ports.comment()),
                URI.create("http://127.0.0.1:" + ports.identity()),
                secrets.deskSecret(),
                options.data(),
                clock);
        try {
            DemoLoader.Loaded loaded = loader.load();
            if (loaded.articles() + loaded.translations() + loaded.comments() > 0) {
                console.done(
                        "demo content",
                        "%d articles, %d translated by hand, %d comments"
                                .formatted(loaded.articles(), loaded.translations(), loaded.comments()),
                        Duration.between(since, clock.instant()));
            }
        } catch (IOException | RuntimeException e) {
            console.warn("the demo content is not complete, the next start goes on with it: " + e.getMessage());
        }
    }

    private void stop(Supervisor supervisor, Training training) {
        if (supervisor.isStopping()) {
            return;
        }
        training.close();
        Instant since = clock.instant();
        console.stopping("\nKiosque stops.");
        supervisor.close();
        console.whileStopping("Stopped after %s.".formatted(Console.seconds(Duration.between(since, clock.instant()))));
    }
}

package org.kiosque.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.kiosque.local.demo.DemoLoader;

/** The whole platform from the first check to the last stop. */
public final class Kiosque {

    private static final Duration ENGINE_PATIENCE = Duration.ofMinutes(3);

    private final Path root;
    private final Options options;
    private final Console console;
    private final InstantSource clock = InstantSource.system();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    public Kiosque(Path root, Options options, PrintStream out) {
        this.root = root;
        this.options = options;
        this.console = new Console(out);
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
        ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
        try (DataFolder _ = DataFolder.take(data, options.ports());
                var supervisor = new Supervisor(data, console, clock);
                var training = new Training(data, console)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, training), "stop"));
            PidFiles.in(data).stopLeftBehind(console);
            Services.emptyTmp(data);
            Secrets secrets = Secrets.in(data);
            Future<?> engine = aside.submit(() -> {
                Apertium.ensure(options.install(), data.resolve("logs/apertium-install.log"), console);
                return null;
            });
            Map<Part, Path> untrained;
            try {
                untrained = start(supervisor, store, secrets, aside);
            } catch (StartException e) {
                if (supervisor.isStopping()) {
                    new CountDownLatch(1).await(); // told to stop while starting: that is no failure
                }
                throw e;
            }
            awaitEngine(engine);
            if (options.demo()) {
                loadDemo(secrets);
            }
            announce(store, Duration.between(begun, clock.instant()));
            train(training, untrained);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new StartException("The data folder %s cannot be used: %s".formatted(data, e.getMessage()), e);
        } finally {
            aside.shutdownNow();
        }
    }

    /** @return those that start slower than they could, and where what they learn goes */
    private Map<Part, Path> start(Supervisor supervisor, Store store, Secrets secrets, ExecutorService aside)
            throws StartException, InterruptedException {
        Path data = options.data();
        var infrastructure = new Infrastructure(data, options.ports());
        var services = new Services(data, options.ports(), store, secrets, http);
        List<ServiceJar> jars = unpack(aside);
        Optional<Path> identityCache = IdentityCache.besideJar();

        List<Part> first = new ArrayList<>();
        infrastructure.store(store).ifPresent(first::add);
        first.add(infrastructure.broker());
        Map<Part, Path> caches = new LinkedHashMap<>();
        List<String> cached = identityCache
                .filter(Files::exists)
                .map(cache -> List.of("-XX:AOTCache=" + cache))
                .orElse(List.of());
        Part identity = infrastructure.identity(http, secrets, cached);
        List<Part> second = new ArrayList<>(List.of(identity));
        identityCache.ifPresent(cache -> caches.put(identity, cache));
        for (ServiceJar jar : jars) {
            Part part = services.part(jar);
            second.add(part);
            caches.put(part, jar.cache());
        }
        List<Part> all = new ArrayList<>(first);
        all.addAll(second);
        FreePorts.require(all);

        if (store instanceof Store.Given(String uri)) {
            Probe.requireAnswer(uri);
            console.done(Infrastructure.STORE, "the server of MONGODB_URI answers");
        }
        supervisor.start(first);
        supervisor.start(second);
        caches.values().removeIf(Files::exists);
        return caches;
    }

    private List<ServiceJar> unpack(ExecutorService aside) throws StartException, InterruptedException {
        List<Future<ServiceJar>> unpacking = Services.MODULES.stream()
                .map(module -> aside.submit(() -> ServiceJar.unpack(root, module)))
                .toList();
        List<ServiceJar> jars = new ArrayList<>();
        for (Future<ServiceJar> jar : unpacking) {
            jars.add(resultOf(jar));
        }
        return jars;
    }

    /** Once per build, while the platform already runs: the next start is to be quick. */
    private void train(Training training, Map<Part, Path> untrained) throws InterruptedException {
        if (untrained.isEmpty()) {
            return;
        }
        Instant since = clock.instant();
        for (Map.Entry<Part, Path> each : untrained.entrySet()) {
            training.train(each.getKey(), each.getValue());
        }
        console.done("next starts", "prepared to be quicker", Duration.between(since, clock.instant()));
    }

    private static <T> T resultOf(Future<T> future) throws StartException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartException reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
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
                URI.create("http://127.0.0.1:" + ports.identity()),
                secrets.deskSecret(),
                options.data(),
                clock);
        try {
            DemoLoader.Loaded loaded = loader.load();
            if (loaded.articles() + loaded.comments() > 0) {
                console.done(
                        "demo content",
                        "%d articles, %d comments".formatted(loaded.articles(), loaded.comments()),
                        Duration.between(since, clock.instant()));
            }
        } catch (IOException | RuntimeException e) {
            console.warn("the demo content is not complete, the next start goes on with it: " + e.getMessage());
        }
    }

    private void announce(Store store, Duration took) {
        Ports ports = options.ports();
        console.say("""

                Kiosque is ready after %s.
                  Site          http://localhost:%d/fr  and  http://localhost:%d/en
                  API           http://localhost:%d/api/v1/articles
                  A token       deploy/token editor%s   (or translator, moderator, operator)
                  Store         %s
                  Broker        Kafka, one node, 127.0.0.1:%d
                  Identity      local provider, http://127.0.0.1:%d
                  Translation   %s
                  Logs          %s
                Ctrl-C stops everything; what was written stays in %s.""".formatted(
                        Console.seconds(took),
                        ports.gateway(),
                        ports.gateway(),
                        ports.gateway(),
                        options.whereFor(root),
                        describe(store),
                        ports.broker(),
                        ports.identity(),
                        Apertium.isInstalled() ? "Apertium" : "no engine: originals are shown, translations wait",
                        options.data().resolve("logs"),
                        options.data()));
        showFirstPasswords();
    }

    private String describe(Store store) {
        int port = options.ports().store();
        return switch (store) {
            case Store.Given _ -> "MongoDB as named by MONGODB_URI";
            case Store.Installed(Path mongod) -> "MongoDB (%s), 127.0.0.1:%d".formatted(mongod, port);
            case Store.Embedded _ ->
                "embedded MongoDB-compatible server, 127.0.0.1:%d: for trying Kiosque, not for production"
                        .formatted(port);
        };
    }

    /** The identity provider made them and keeps only their hashes; they are on the screen once and then nowhere. */
    private void showFirstPasswords() {
        Path file = options.data().resolve("identity").resolve("first-passwords");
        try {
            if (Files.exists(file)) {
                String lines = Files.readAllLines(file).stream()
                        .map(line -> "\n  " + line.replace("=", "  "))
                        .collect(Collectors.joining());
                if (console.say("\nPasswords of the staff's accounts, shown this once:" + lines)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            console.warn("%s cannot be read: %s".formatted(file, e.getMessage()));
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

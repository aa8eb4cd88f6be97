package org.kiosque.local.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kiosque.local.backup.Backup;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Store;
import org.kiosque.local.process.Folders;
import org.kiosque.local.supervision.StartException;

/** The platform that is broken: the launcher of {@code deploy/up} with a data folder of its own, and the signals that its parts get. */
final class Trial implements Places, AutoCloseable {

    static final List<String> SERVICES =
            List.of("article-service", "comment-service", "recommendation-service", "translation-service");

    private static final String STORE = "mongodb";
    private static final List<String> BELOW = List.of(STORE, FaultPlan.BROKER, "identity");
    private static final String LAUNCHER = "org.kiosque.local.LauncherApplication";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int REPLICA_OFFSET = 10;
    private static final int ACTUATOR_OFFSET = 20;
    private static final int BROKER_OFFSET = 40;
    private static final Duration STOPPED = Duration.ofMillis(400);
    private static final Duration GOING = Duration.ofMillis(100);
    private static final String READY = "Kiosque is ready";

    /** Limits that people at one address would meet; a proof of work costs the server the same whatever its difficulty. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("KIOSQUE_POSTING_MAX_PER_ADDRESS", "10000", "KIOSQUE_CAPTCHA_ALTCHA_MAX_NUMBER", "1000");

    private final Path root;
    private final ChaosOptions options;
    private final FaultPlan plan;
    private final Clocks clocks;
    private int starts;
    private volatile Process launcher;

    /** Starts it; {@link #awaitReady} comes next. */
    Trial(Path root, ChaosOptions options) throws IOException {
        this.root = root;
        this.options = options;
        Files.createDirectories(options.data());
        this.plan = FaultPlan.of(options.seed(), options.length(), parts());
        this.clocks = Clocks.in(options.data().resolve("clocks"), parts());
        this.launcher = launch(List.of());
    }

    private Process launch(List<String> more) throws IOException {
        starts++;
        // As deploy/up starts it, but never building anew: what is tried is what was there when this began.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dkiosque.root=" + root,
                "-cp",
                System.getProperty("java.class.path", ""),
                LAUNCHER,
                "--port",
                String.valueOf(options.port()),
                "--data",
                options.data().toString(),
                "--replicas",
                String.valueOf(options.replicas()),
                "--no-demo",
                "--no-install"));
        command.addAll(more);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said().toFile());
        builder.environment().keySet().retainAll(environment().keySet());
        builder.environment().putAll(ENVIRONMENT);
        if (plan.setsClocks()) {
            builder.environment().putAll(clocks.environment());
        }
        return builder.start();
    }

    /** What the launcher printed since the last start. */
    private Path said() {
        return options.data().resolve("up-" + starts + ".out");
    }

    /** Returns as soon as it says that it is ready. */
    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(said()).contains(READY)) {
            if (!launcher.isAlive() || System.nanoTime() > end) {
                throw new IOException("The platform did not start:%n%s".formatted(Files.readString(said())));
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** All parts but the launcher, by the names that it gives them. */
    List<String> parts() {
        var parts = new ArrayList<>(BELOW);
        parts.add("gateway");
        for (int replica = 1; replica <= options.replicas(); replica++) {
            for (String service : SERVICES) {
                parts.add(replica == 1 ? service : service + "-" + replica);
            }
        }
        return parts;
    }

    /** What will be done to them. */
    FaultPlan plan() {
        return plan;
    }

    URI gateway() {
        return at(options.port());
    }

    String broker() {
        return "127.0.0.1:" + (options.port() + BROKER_OFFSET);
    }

    @Override
    public List<URI> instances(String service) {
        int first = options.port() + 1 + SERVICES.indexOf(service);
        return Stream.iterate(first, port -> port + REPLICA_OFFSET)
                .limit(options.replicas())
                .map(Trial::at)
                .toList();
    }

    @Override
    public URI actuator(URI instance) {
        return at(instance.getPort() + ACTUATOR_OFFSET);
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What {@code deploy/token} prints. */
    String token(String role) throws IOException, InterruptedException {
        Process token = new ProcessBuilder(
                        root.resolve("deploy/token").toString(),
                        role,
                        "--port",
                        String.valueOf(options.port()),
                        "--data",
                        options.data().toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(token.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (token.waitFor() != 0) {
            throw new IOException(printed);
        }
        return printed;
    }

    /** The process of a part; empty while none runs. */
    Optional<ProcessHandle> process(String part) {
        try {
            String pid = Files.readAllLines(options.data().resolve("run").resolve(part + ".pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (IOException | RuntimeException notWrittenYet) {
            return Optional.empty();
        }
    }

    void kill(String part) {
        process(part).ifPresent(ProcessHandle::destroyForcibly);
    }

    void killAll() {
        parts().stream().flatMap(part -> process(part).stream()).forEach(ProcessHandle::destroyForcibly);
    }

    void pause(String part, Duration length) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = process(part);
        if (process.isPresent()) {
            hold(process.get(), length);
        }
    }

    /** In portions of a tenth of a second, with four times as long a pause after each. */
    void slowDown(String part, Duration length) throws IOException, InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            pause(part, STOPPED);
            Thread.sleep(GOING);
        }
    }

    /** Until then the kernel refuses what the process would write to files; the one that is started after it may. */
    void fillDisk(String part, Duration length) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = process(part);
        if (process.isEmpty()) {
            return;
        }
        if (part.equals(STORE) && Files.exists(options.data().resolve("store"))) {
            throw new IOException("the embedded store is for trying only, and does not outlive it");
        }
        limitFiles(process.get(), "0");
        try {
            Thread.sleep(length);
        } finally {
            limitFiles(process.get(), "unlimited");
        }
    }

    private static void limitFiles(ProcessHandle process, String bytes) throws IOException, InterruptedException {
        if (process.isAlive()) {
            run("prlimit", "--pid=" + process.pid(), "--fsize=" + bytes + ":");
        }
    }

    void shiftClock(String part, Duration by, Duration length) throws IOException, InterruptedException {
        if (BELOW.contains(part)) {
            throw new IOException("only services and the gateway have clocks of their own");
        }
        clocks.set(part, by);
        try {
            Thread.sleep(length);
        } finally {
            clocks.set(part, Duration.ZERO);
        }
    }

    /** Kills it, and holds the one that is started in its place before it can listen. */
    void takeAway(String part, Duration length) throws IOException, InterruptedException {
        long before = process(part).map(ProcessHandle::pid).orElse(-1L);
        kill(part);
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            Optional<ProcessHandle> next = process(part).filter(process -> process.pid() != before);
            if (next.isPresent()) {
                hold(next.get(), Duration.ofNanos(end - System.nanoTime()));
                return;
            }
            Thread.sleep(5);
        }
    }

    private static void hold(ProcessHandle process, Duration length) throws IOException, InterruptedException {
        signal("STOP", process);
        try {
            Thread.sleep(length.isNegative() ? Duration.ZERO : length);
        } finally {
            signal("CONT", process);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        if (process.isAlive()) {
            run("kill", "-" + name, String.valueOf(process.pid()));
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var _ = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** {@code kill -9} of the launcher, which takes all parts with it, and a start on the same data. */
    void startAgain() throws IOException, InterruptedException {
        List<ProcessHandle> parts =
                parts().stream().flatMap(part -> process(part).stream()).toList();
        launcher.destroyForcibly();
        var _ = launcher.waitFor();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (parts.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN);
        }
        launcher = launch(List.of());
        awaitReady();
    }

    /** The store is backed up, stopped with all the rest, lost, and brought back. The topics stay. */
    void loseAndRestoreTheStore() throws IOException, StartException, InterruptedException {
        Path data = options.data();
        Path backup = data.resolve("backup");
        var _ = Backup.take(Backup.at(Store.find(environment(), data), new Ports(options.port())), backup);
        launcher.destroy();
        var _ = launcher.waitFor();
        Folders.delete(data.resolve("mongod"));
        Folders.delete(data.resolve("store"));
        launcher = launch(List.of("--restore", backup.toString()));
        awaitReady();
    }

    /** Somebody's own databases are no place for this. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("MONGODB_URI");
        return environment;
    }

    /** Stops everything; repeating is harmless. */
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(1, TimeUnit.MINUTES)) {
                launcher.destroyForcibly();
            }
            clocks.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException leftovers) {
            // harm nobody
        }
    }
}

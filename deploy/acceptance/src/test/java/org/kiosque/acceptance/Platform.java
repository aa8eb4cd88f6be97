package org.kiosque.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * {@code deploy/up} on free ports with a data folder of its own, on the embedded default whatever MongoDB this machine
 * offers. What it says and its parts' logs stay in {@code target/platform-PORT}; the data goes.
 */
final class Platform implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("kiosque.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Duration START = Duration.ofMinutes(5);
    private static final int INTERRUPT = 2;

    private final Path root;
    private final Map<String, String> environment;
    private final List<String> options;
    private final int port;
    private final Path folder;
    private final Path data;
    private int starts;
    private Process process;

    private Platform(Path root, Map<String, String> environment, List<String> options) throws IOException {
        this.root = root;
        this.environment = environment;
        this.options = options;
        this.port = freeBase();
        this.folder = ROOT.resolve("deploy/acceptance/target/platform-" + port);
        this.data = folder.resolve("data");
        delete(folder);
        // A folder begun with the embedded store stays with it: no mongod is looked for.
        Files.createDirectories(data.resolve("store"));
        this.process = launch();
    }

    /** Starts a platform and returns when it says that it is ready. */
    static Platform start(Map<String, String> environment, String... options) {
        return startFrom(ROOT, environment, options);
    }

    /** @param root a checkout, or what a release was unpacked to */
    static Platform startFrom(Path root, Map<String, String> environment, String... options) {
        try {
            var platform = new Platform(root, environment, List.of(options));
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            platform.awaitReady();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it once more on the same data and ports; the one before has ended. */
    void startAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    private Process launch() throws IOException {
        starts++;
        List<String> command = new ArrayList<>();
        if (ignoresInterrupts()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                root.resolve("deploy/up").toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--no-install"));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().keySet().removeAll(List.of("MONGODB_URI", "KIOSQUE_MONGOD"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Programs that a shell runs in the background inherit this, and so would deploy/up. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> (ignored & 1L << (INTERRUPT - 1)) != 0);
    }

    private Path output() {
        return folder.resolve("up-" + starts + ".out");
    }

    private void awaitReady() {
        Awaitility.await("the platform to be ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("deploy/up ended:\n" + said());
                    }
                    return said().contains("Kiosque is ready");
                });
    }

    /** @return a port that is free, and so are all those that the platform counts from it */
    static int freeBase() {
        for (int tries = 0; tries < 200; tries++) {
            int base = ThreadLocalRandom.current().nextInt(20_000, 31_000);
            if (IntStream.rangeClosed(base, base + 50).allMatch(Platform::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("no free range of ports");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** What {@code deploy/up} has printed so far, since the last start. */
    String said() {
        try {
            return Files.readString(output(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    String store() {
        return "mongodb://127.0.0.1:%d/?directConnection=true".formatted(port + 50);
    }

    String broker() {
        return "127.0.0.1:" + (port + 40);
    }

    Api api() {
        return apiAt(port);
    }

    /** @param door another port that leads to a gateway */
    Api apiAt(int door) {
        return new Api(door, this::token);
    }

    /** What {@code deploy/token ROLE} prints. */
    String token(String role) {
        try {
            Process token = new ProcessBuilder(
                            root.resolve("deploy/token").toString(),
                            role,
                            "--port",
                            Integer.toString(port),
                            "--data",
                            data.toString())
                    .start();
            String printed = new String(token.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String complaint = new String(token.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (token.waitFor() != 0) {
                throw new AssertionError("deploy/token " + role + ": " + complaint);
            }
            return printed.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The process of a part, as the launcher marked it; empty when none runs. */
    Optional<ProcessHandle> part(String name) {
        return marked("-Dkiosque.part=" + name + "@").findFirst();
    }

    /** All parts that run, whoever started them. */
    List<ProcessHandle> parts() {
        return marked("-Dkiosque.part=").toList();
    }

    private Stream<ProcessHandle> marked(String beginning) {
        return ProcessHandle.allProcesses()
                .filter(handle -> hasArgument(
                        handle, argument -> argument.startsWith(beginning) && argument.endsWith("@" + data)));
    }

    private static boolean hasArgument(ProcessHandle handle, Predicate<String> wanted) {
        return handle.info().arguments().stream().flatMap(Stream::of).anyMatch(wanted);
    }

    /** {@code kill -9}: the part gets no chance to tidy up. */
    void kill(String name) {
        ProcessHandle handle = part(name).orElseThrow(() -> new AssertionError(name + " does not run"));
        handle.destroyForcibly();
        handle.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** What an operator's "stop" does: the part may end in peace, and the launcher starts it again. */
    void terminate(String name) {
        signal(name, "TERM");
    }

    /** The part answers nobody any more, but its ports stay open: worse than dead. */
    void freeze(String name) {
        signal(name, "STOP");
    }

    void thaw(String name) {
        signal(name, "CONT");
    }

    private void signal(String name, String signal) {
        signal(part(name).orElseThrow(() -> new AssertionError(name + " does not run")), signal);
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C. @return what {@code deploy/up} ended with */
    int interrupt() {
        signal(process.toHandle(), "INT");
        return awaitEnd();
    }

    /** {@code kill -9} of what started and watches the parts. */
    void killLauncher() {
        process.destroyForcibly();
        awaitEnd();
    }

    private int awaitEnd() {
        return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
    }

    /** Whether anybody listens at the part's port, or would answer nothing but "refused". */
    boolean listens(String name) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), portOf(name))) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether the jars were built in a checkout, which has commits to tell of. */
    static boolean isCheckout() {
        return Files.exists(ROOT.resolve(".git"));
    }

    /** What the part says of itself to operators. */
    Actuator actuator(String name) {
        return new Actuator(portOf(name) + 20);
    }

    /** @param name of a service; the second instance is called {@code <service>-2} */
    int portOf(String name) {
        int offset = switch (name.replace("-2", "")) {
            case "gateway" -> 0;
            case "article-service" -> 1;
            case "comment-service" -> 2;
            case "recommendation-service" -> 3;
            case "translation-service" -> 4;
            default -> throw new IllegalArgumentException(name);
        };
        return port + offset + (name.endsWith("-2") ? 10 : 0);
    }

    /** Whether parts are being prepared for quicker starts, which takes processor and memory for a while. */
    boolean trains() {
        return process.descendants()
                .anyMatch(handle -> hasArgument(handle, argument -> argument.startsWith("-XX:AOTCacheOutput=")));
    }

    /**
     * Memory of the launcher and of everything below it, the translation engine included, as the kernel shares it out
     * ({@code Pss}: what several processes have in common, such as the engine's dictionaries, counts once); 0 where there
     * is no {@code /proc}.
     */
    long residentMegabytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .mapToLong(Platform::residentKilobytes)
                        .sum()
                / 1024;
    }

    static long residentKilobytes(ProcessHandle handle) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + handle.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    /** Seconds from the start to "ready", as the launcher counts them. */
    double secondsToReady() {
        Matcher seconds = Pattern.compile("Kiosque is ready after ([0-9.]+) s").matcher(said());
        if (!seconds.find()) {
            throw new AssertionError(said());
        }
        return Double.parseDouble(seconds.group(1));
    }

    /** Stops it as a closed terminal would, keeps what was said and logged, and removes the data. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Path logs = data.resolve("logs");
            if (Files.exists(logs)) {
                Files.move(logs, folder.resolve("logs"));
            }
            delete(data);
        } catch (IOException ignored) {
            // a leftover in the build folder harms nobody
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}

package org.kiosque.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One run of {@code deploy/up} on free ports with a data folder of its own, on the embedded default: whatever MongoDB this
 * machine offers is hidden from it.
 */
final class Platform implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("kiosque.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Duration START = Duration.ofMinutes(5);

    private final Process process;
    private final Path data;
    private final int port;
    private final Path output;

    private Platform(Process process, Path data, int port, Path output) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.output = output;
    }

    /** Starts the platform and returns when it says that it is ready. */
    static Platform start(Map<String, String> environment, String... options) {
        try {
            Path data = Files.createTempDirectory("kiosque-acceptance");
            int port = freeBase();
            Path output = data.resolveSibling(data.getFileName() + ".out");
            List<String> command = new ArrayList<>(List.of(
                    ROOT.resolve("deploy/up").toString(),
                    "--port",
                    Integer.toString(port),
                    "--data",
                    data.toString(),
                    "--no-install"));
            command.addAll(List.of(options));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(List.of("MONGODB_URI", "KIOSQUE_MONGOD"));
            builder.environment().computeIfPresent("PATH", (_, path) -> withoutMongod(path));
            builder.environment().putAll(environment);
            var platform = new Platform(builder.start(), data, port, output);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            platform.awaitReady();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Awaitility.await("the platform to be ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("deploy/up ended:\n" + said());
                    }
                    return said().contains("Kiosque is ready");
                });
    }

    private static String withoutMongod(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !Files.exists(Path.of(folder, "mongod")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** @return a port that is free, and so are all those that the platform counts from it */
    private static int freeBase() {
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

    /** What {@code deploy/up} has printed so far. */
    String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String broker() {
        return "127.0.0.1:" + (port + 40);
    }

    Api api() {
        return new Api(port, this::token);
    }

    /** What {@code deploy/token ROLE} prints. */
    String token(String role) {
        try {
            Process token = new ProcessBuilder(
                            ROOT.resolve("deploy/token").toString(),
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
        String mark = "-Dkiosque.part=" + name + "@" + data;
        return ProcessHandle.allProcesses()
                .filter(handle ->
                        handle.info().arguments().stream().flatMap(Stream::of).anyMatch(mark::equals))
                .findFirst();
    }

    /** {@code kill -9}: the part gets no chance to tidy up. */
    void kill(String name) {
        ProcessHandle handle = part(name).orElseThrow(() -> new AssertionError(name + " does not run"));
        handle.destroyForcibly();
        handle.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The part answers nobody any more, but its ports stay open: worse than dead. */
    void freeze(String name) {
        signal(name, "STOP");
    }

    void thaw(String name) {
        signal(name, "CONT");
    }

    private void signal(String name, String signal) {
        try {
            long pid = part(name)
                    .orElseThrow(() -> new AssertionError(name + " does not run"))
                    .pid();
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it as Ctrl-C would, and removes what it kept. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (Files.exists(data)) {
                try (Stream<Path> files = Files.walk(data)) {
                    files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
        } catch (IOException ignored) {
            // a leftover in the temporary folder harms nobody
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.kiosque.recommendation;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable {

    private final List<String> command = new ArrayList<>();
    private final Path log;
    private final int port;
    private Process process;

    /**
     * @param log written anew at each start
     * @param properties such as {@code kiosque.index.partition-check=1s}
     */
    ServiceProcess(Path log, String... properties) throws IOException {
        this.log = log;
        this.port = freePort();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                RecommendationServiceApplication.class.getName(),
                "--server.port=" + port,
                "--management.server.port=0"));
        Arrays.stream(properties).map("--"::concat).forEach(command::add);
        process = start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder.start();
    }

    int port() {
        return port;
    }

    /** What it has said since its last start. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it at once, wherever it is. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it cannot be killed");
        }
    }

    void startAgain() throws IOException {
        process = start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

package org.kiosque.translation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The service in a process of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable {

    private static final String APERTIUM = ".*/(apertium|lt|cg|lrx|vislcg3|hfst)[^/]*";

    private final List<String> command = new ArrayList<>();
    private final Path log;
    private Process process;

    /**
     * @param log appended to at each start
     * @param properties such as {@code kiosque.translating.lease=2s}
     */
    ServiceProcess(Path log, String... properties) throws IOException {
        this.log = log;
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                TranslationServiceApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0"));
        Arrays.stream(properties).map("--"::concat).forEach(command::add);
        process = start();
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder.start();
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

    boolean isAlive() {
        return process.isAlive();
    }

    /** Apertium's programs that it runs now. */
    Stream<ProcessHandle> programs() {
        return process.children()
                .filter(child -> child.info().command().orElse("").matches(APERTIUM));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

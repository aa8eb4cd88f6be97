package org.kiosque.local.supervision;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Starts processes so that they end with the launcher, even when it is killed: on Linux the kernel sends them
 * SIGTERM then ({@code setpriv --pdeathsig}); our own mains also watch their standard input. Where {@code setsid}
 * exists they get a session of their own, so that Ctrl-C reaches the launcher alone, which stops them in its own order.
 */
public final class Spawner implements AutoCloseable {

    private final List<String> wrapper;
    /** The kernel watches the thread that forked, not the process: hence one thread that lives as long as we do. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spawner").factory());

    Spawner() {
        this.wrapper = wrapper();
    }

    private static List<String> wrapper() {
        List<String> wrapper = new ArrayList<>();
        onPath("setsid").ifPresent(setsid -> wrapper.add(setsid.toString()));
        onPath("setpriv").ifPresent(setpriv -> wrapper.addAll(List.of(setpriv.toString(), "--pdeathsig", "TERM")));
        return List.copyOf(wrapper);
    }

    /** The program that a shell finds by that name. */
    public static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Its output goes to the end of the log; its standard input stays open as long as the launcher lives. */
    Process start(Part part, PartLog log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(part.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.environment().putAll(part.environment());
        try {
            return thread.submit(() -> builder.start()).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** The parts are stopped by then. */
    @Override
    public void close() {
        thread.shutdown();
    }
}

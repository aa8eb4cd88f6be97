package org.kiosque.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The running parts. Waves start one after the other, the parts of a wave together; closing stops them in reverse
 * order. A part that ends by itself once it was ready is started again, with growing pauses; one that keeps ending is
 * given up, and the others go on without it.
 */
public final class Supervisor implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(80);
    private static final Duration STILL_WAITING = Duration.ofSeconds(10);
    private static final int PATIENCE_AT_MOST = 5;
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);

    private final Path data;
    private final Console console;
    private final InstantSource clock;
    private final Duration grace;
    private final PidFiles pidFiles;
    private final Spawner spawner = new Spawner();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<List<Running>> waves = new ArrayDeque<>();
    private volatile boolean stopping;

    public Supervisor(Path data, Console console, InstantSource clock) {
        this(data, console, clock, STOP_GRACE);
    }

    /** @param grace how long the parts of a wave may take to end when told to */
    Supervisor(Path data, Console console, InstantSource clock, Duration grace) {
        this.data = data;
        this.console = console;
        this.clock = clock;
        this.grace = grace;
        this.pidFiles = PidFiles.in(data);
    }

    /** One part and the process that is it at the moment. */
    private static final class Running {
        final Part part;
        final PartLog log;
        final Backoff backoff = new Backoff();
        volatile Process process;

        Running(Part part, PartLog log, Process process) {
            this.part = part;
            this.log = log;
            this.process = process;
        }
    }

    /**
     * Starts the parts and returns when all are ready.
     *
     * @throws StartException if one ends or is not ready in time; what was started goes on until {@link #close()}
     */
    public void start(List<Part> wave) throws StartException, InterruptedException {
        List<Running> started = new ArrayList<>();
        synchronized (this) {
            refuseWhenStopping();
            waves.push(started);
            for (Part part : wave) {
                PartLog log = PartLog.of(data, part.name());
                started.add(new Running(part, log, spawn(part, log)));
            }
        }
        Instant since = clock.instant();
        var answers = new ExecutorCompletionService<Void>(watchers);
        for (Running running : started) {
            answers.submit(() -> {
                awaitReady(running, since);
                console.done(
                        running.part.name(),
                        running.part.ports().isEmpty()
                                ? ""
                                : "port " + running.part.ports().getFirst(),
                        since(since));
                return null;
            });
        }
        for (int i = 0; i < started.size(); i++) {
            StartException.resultOf(answers.take());
        }
        started.forEach(this::keepAlive);
    }

    private Process spawn(Part part, PartLog log) throws StartException, InterruptedException {
        Process process;
        try {
            log.rotate();
            process = spawner.start(part, log);
        } catch (IOException e) {
            throw new StartException("%s cannot be started: %s".formatted(part.name(), e.getMessage()), e);
        }
        try {
            pidFiles.write(part, process.pid());
        } catch (IOException unnoted) {
            // It runs and is ours to stop; only a start after our own sudden death would not know it.
            console.warn("%s runs, but its process id could not be written down: %s"
                    .formatted(part.name(), unnoted.getMessage()));
        }
        return process;
    }

    private void awaitReady(Running running, Instant since) throws StartException, InterruptedException {
        Instant said = since;
        var progress = new Progress(running.process, running.log, since);
        while (!running.part.readiness().now()) {
            refuseWhenStopping();
            Process process = running.process;
            if (!process.isAlive()) {
                throw new StartException(exitReport(running, process, running.part.name() + " ended while it started"));
            }
            Duration still = progress.none(clock.instant());
            boolean endless = since(since).compareTo(running.part.patience().multipliedBy(PATIENCE_AT_MOST)) > 0;
            if (endless || still.compareTo(running.part.patience()) > 0) {
                throw new StartException(ExitReport.of(
                        "%s was not ready after %d s"
                                .formatted(running.part.name(), since(since).toSeconds()),
                        endless
                                ? "still running"
                                : "still running, without a sign of progress for %d s".formatted(still.toSeconds()),
                        running.log,
                        usableBytes()));
            }
            if (since(said).compareTo(STILL_WAITING) > 0) {
                said = clock.instant();
                console.waiting(
                        running.part.name(),
                        "%3d s and still starting".formatted(since(since).toSeconds()));
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private void keepAlive(Running running) {
        Process process = running.process;
        var _ = process.onExit().thenAcceptAsync(ended -> revive(running, ended), watchers);
    }

    private void revive(Running running, Process ended) {
        if (!stopping) {
            startAgain(running, exitReport(running, ended, running.part.name() + " ended by itself"));
        }
    }

    /** @param why the part does not run: it ended, or could not even be started, which counts as an end */
    private void startAgain(Running running, String why) {
        console.warn(why);
        String name = running.part.name();
        switch (running.backoff.after(clock.instant())) {
            case Backoff.GiveUp(int times) ->
                console.warn(
                        "%s ended %d times within a minute and stays down; the others go on".formatted(name, times));
            case Backoff.Again(Duration pause) -> {
                console.waiting(name, "starts again in %s".formatted(Console.seconds(pause)));
                try {
                    Thread.sleep(pause);
                    restart(running);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void restart(Running running) throws InterruptedException {
        Instant since = clock.instant();
        try {
            synchronized (this) {
                refuseWhenStopping();
                running.process = spawn(running.part, running.log);
            }
        } catch (StartException notEvenStarted) {
            if (!stopping) {
                startAgain(running, notEvenStarted.reason());
            }
            return;
        }
        keepAlive(running);
        try {
            awaitReady(running, since);
            console.done(running.part.name(), "is back", since(since));
        } catch (StartException dead) {
            // One that ended again was told of and is taken care of; one that is merely slow may still come.
            if (!stopping && running.process.isAlive()) {
                console.warn(dead.reason());
            }
        }
    }

    private String exitReport(Running running, Process ended, String what) {
        return ExitReport.of(what, ExitReport.exit(ended.exitValue()), running.log, usableBytes());
    }

    private long usableBytes() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private void refuseWhenStopping() throws StartException {
        if (stopping) {
            throw new StartException("stopped while starting");
        }
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    public boolean isStopping() {
        return stopping;
    }

    /** The process of a part that runs. */
    synchronized ProcessHandle process(String part) {
        return waves.stream()
                .flatMap(List::stream)
                .filter(running -> running.part.name().equals(part))
                .findFirst()
                .orElseThrow()
                .process
                .toHandle();
    }

    /** Stops all parts, the last started first; returns when none runs any more. Repeating is harmless. */
    @Override
    public synchronized void close() {
        stopping = true;
        while (!waves.isEmpty()) {
            List<Running> wave = waves.pop();
            List<ProcessHandle> processes =
                    wave.stream().map(running -> running.process.toHandle()).toList();
            List<ProcessHandle> forced = Stopping.all(processes, grace, clock);
            for (Running running : wave) {
                if (forced.contains(running.process.toHandle())) {
                    console.whileStopping("  ! " + running.part.name() + " did not stop in time and was killed");
                }
                pidFiles.delete(running.part);
            }
        }
        watchers.shutdownNow();
        spawner.close();
    }
}

package org.kiosque.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: kindly first, by force after a deadline. */
final class Stopping {

    private static final Duration AFTER_FORCE = Duration.ofSeconds(5);

    private Stopping() {}

    /**
     * @param grace how long they may take to end by themselves, all together
     * @return those that had to be forced
     */
    static List<ProcessHandle> all(Collection<ProcessHandle> processes, Duration grace, InstantSource clock) {
        processes.forEach(ProcessHandle::destroy);
        await(processes, clock.instant().plus(grace), clock);
        List<ProcessHandle> stubborn =
                processes.stream().filter(ProcessHandle::isAlive).toList();
        stubborn.forEach(ProcessHandle::destroyForcibly);
        await(stubborn, clock.instant().plus(AFTER_FORCE), clock);
        return stubborn;
    }

    private static void await(Collection<ProcessHandle> processes, Instant deadline, InstantSource clock) {
        for (ProcessHandle process : processes) {
            try {
                long left =
                        Math.max(1, Duration.between(clock.instant(), deadline).toMillis());
                process.onExit().get(left, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException late) {
                // Whoever asked looks at what is still alive.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

package org.kiosque.gateway.site.page;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches the sections of a page side by side, each on a virtual thread, and gives up on those that are late. */
@Component
public class Sections {

    private static final Logger log = LoggerFactory.getLogger(Sections.class);

    private final ExecutorService threads;
    private final MeterRegistry meters;

    Sections(MeterRegistry meters) {
        this.threads = ContextExecutorService.wrap(
                Executors.newVirtualThreadPerTaskExecutor(),
                ContextSnapshotFactory.builder().build()::captureAll);
        this.meters = meters;
    }

    /** A section under way. */
    public final class Pending<T> {
        private final String name;
        private final Future<T> work;
        private final Section<T> otherwise;
        private final long deadline;

        private Pending(String name, Future<T> work, Section<T> otherwise, Duration patience) {
            this.name = name;
            this.work = work;
            this.otherwise = otherwise;
            this.deadline = System.nanoTime() + patience.toNanos();
        }

        /**
         * Waits until the deadline at most.
         *
         * @throws NoSuchPageException when it is not the section that failed but the reader who asked for what is not there
         */
        public Section<T> get() {
            try {
                long left = Math.max(0, deadline - System.nanoTime());
                return new Section.Shown<>(work.get(left, TimeUnit.NANOSECONDS));
            } catch (TimeoutException late) {
                return degraded("late");
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof NoSuchPageException wrong) {
                    throw wrong;
                }
                log.info("Section {} left out: {}", name, String.valueOf(failed.getCause()));
                return degraded("failed");
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return degraded("interrupted");
            }
        }

        /**
         * Lets go of the result. The work is not interrupted, since its breaker would take that for a failure of the
         * service; the client's own timeouts end it.
         */
        public void abandon() {
            work.cancel(false);
        }

        private Section<T> degraded(String why) {
            work.cancel(false);
            count(name, why);
            return otherwise;
        }
    }

    /** What is made of a section for its page; where that fails the section is left out, and not the page. */
    public <T, R> Section<R> made(String name, Section<T> section, Function<T, R> making, Section<R> otherwise) {
        try {
            return section.map(making);
        } catch (RuntimeException broken) {
            log.info("Section {} left out: {}", name, broken.toString());
            count(name, "failed");
            return otherwise;
        }
    }

    /** Notes that a section shows something less good than it should. */
    public void fellBack(String name, Exception failure) {
        log.info("Section {} fell back: {}", name, failure.toString());
        count(name, "fallback");
    }

    private void count(String name, String reason) {
        meters.counter("kiosque.sections.degraded", "section", name, "reason", reason)
                .increment();
    }

    /**
     * @param otherwise what to show if the work fails or is not done in time
     * @param patience counted from now
     */
    public <T> Pending<T> start(String name, Callable<T> work, Section<T> otherwise, Duration patience) {
        return new Pending<>(name, threads.submit(work), otherwise, patience);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}

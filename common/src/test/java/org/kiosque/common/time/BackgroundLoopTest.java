package org.kiosque.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void itGoesOnUntilThereIsNoMoreToDo() {
        var loop = new BackgroundLoop("test", () -> rounds.incrementAndGet() < 3 ? Duration.ofMillis(1) : null);
        loop.start();
        await().until(() -> rounds.get() == 3);
        assertThat(loop.isRunning()).isTrue();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void aFailedRoundIsFollowedByTheNext() {
        var loop = new BackgroundLoop("test", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("first round");
            }
            return null;
        });
        loop.start();
        await().until(() -> rounds.get() == 2);
        loop.stop();
    }

    @Test
    void whoIsWokenDoesNotWaitForThePauseToEnd() {
        var loop = new BackgroundLoop("test", () -> {
            rounds.incrementAndGet();
            return FOR_EVER;
        });
        loop.wake(); // nothing runs: harmless
        loop.start();
        await().until(() -> rounds.get() == 1);
        loop.wake();
        await().until(() -> rounds.get() == 2);
        loop.stop();
        loop.start();
        await().until(() -> rounds.get() == 3);
        loop.stop();
    }

    @Test
    void aStopWaitsForTheRoundThatIsUnderWay() {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var loop = new BackgroundLoop("test", 1, Duration.ofSeconds(30), () -> {
            begun.countDown();
            awaitQuietly(end);
            ended.set(true);
            return FOR_EVER;
        });
        loop.start();
        awaitQuietly(begun);
        Thread stopping = Thread.ofVirtual().start(loop::stop);
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        assertThat(ended).isFalse();
        end.countDown();
        await().until(() -> !stopping.isAlive());
        assertThat(ended).isTrue();
    }

    @Test
    void whatDoesNotEndInTimeIsInterrupted() {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var loop = new BackgroundLoop("test", 1, Duration.ofMillis(50), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return null;
        });
        loop.start();
        awaitQuietly(begun);
        loop.stop();
        await().untilTrue(interrupted);
    }

    @Test
    void severalThreadsWorkAtTheSameTime() {
        Set<Thread> atWork = ConcurrentHashMap.newKeySet();
        var all = new CountDownLatch(3);
        var loop = new BackgroundLoop("test", 3, Duration.ofSeconds(30), () -> {
            atWork.add(Thread.currentThread());
            all.countDown();
            awaitQuietly(all);
            return null;
        });
        loop.start();
        awaitQuietly(all);
        loop.stop();
        assertThat(atWork).hasSize(3);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

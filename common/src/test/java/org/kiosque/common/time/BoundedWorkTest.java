package org.kiosque.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.UnavailableException;

@Timeout(30)
class BoundedWorkTest {

    private final BoundedWork work = new BoundedWork("test", 1, 1, Duration.ofMillis(200));
    private final BoundedWork patient = new BoundedWork("test", 1, 1, Duration.ofMinutes(1));

    @AfterEach
    void close() {
        work.close();
        patient.close();
    }

    @Test
    void whatIsMadeComesBackFromAPlatformThread() {
        assertThat(work.call(() -> Thread.currentThread().isVirtual())).isFalse();
        assertThat(work.call(() -> Thread.currentThread().isDaemon())).isTrue();
    }

    @Test
    void whatIsThrownIsThrown() {
        assertThatThrownBy(() -> work.call(() -> {
                    throw new InvalidFieldException("/body", "is too long");
                }))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void anErrorEndsThePieceAndNotTheProcess() {
        assertThatThrownBy(() -> work.call(() -> {
                    throw new OutOfMemoryError("a trial");
                }))
                .isInstanceOf(RuntimeException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(work.call(() -> "the next")).isEqualTo("the next");
    }

    @Test
    void whatTakesTooLongIsInterruptedAndTheThreadIsFreeAgain() throws Exception {
        var interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> work.call(() -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "late";
                }))
                .isInstanceOf(OverdueException.class);
        interrupted.await();
        assertThat(work.call(() -> "the next")).isEqualTo("the next");
    }

    @Test
    void whatFindsNoPlaceToWaitIsRefusedAtOnce() throws Exception {
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        Future<String> first = inBackground("first", begun, release);
        begun.await();
        Future<String> second = inBackground("second", new CountDownLatch(1), release);
        while (patient.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> patient.call(() -> "third")).isInstanceOf(UnavailableException.class);
        release.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    void whatWaitsTooLongIsNeverBegun() throws Exception {
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var stubborn = new FutureTask<>(() -> {
            try {
                return work.call(() -> {
                    begun.countDown();
                    while (release.getCount() > 0) {
                        Thread.onSpinWait(); // never looks whether it is interrupted
                    }
                    return "";
                });
            } catch (OverdueException e) {
                return "overdue";
            }
        });
        Thread.ofVirtual().start(stubborn);
        begun.await();
        assertThatThrownBy(() -> work.call(() -> "")).isInstanceOf(UnavailableException.class);
        assertThat(stubborn.get()).isEqualTo("overdue");
        release.countDown();
    }

    private Future<String> inBackground(String name, CountDownLatch begun, CountDownLatch release) {
        var task = new FutureTask<>(() -> patient.call(() -> {
            begun.countDown();
            release.await();
            return name;
        }));
        Thread.ofVirtual().start(task);
        return task;
    }
}

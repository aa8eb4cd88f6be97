package org.kiosque.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kiosque.common.time.BackgroundLoop;

class TopicCreationTest {

    @Test
    void itGoesOnUntilTheBrokerIsThere() {
        var tries = new AtomicInteger();
        var creation = new BackgroundLoop("creation", new TopicCreation(() -> switch (tries.incrementAndGet()) {
            case 1 -> false;
            case 2 -> throw new IllegalStateException("broker is away");
            default -> true;
        }));

        creation.start();

        await().atMost(Duration.ofSeconds(10)).until(() -> tries.get() == 3);
        creation.stop();
        assertThat(creation.isRunning()).isFalse();
    }
}

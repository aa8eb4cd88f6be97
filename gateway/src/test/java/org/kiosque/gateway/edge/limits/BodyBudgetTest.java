package org.kiosque.gateway.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BodyBudgetTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BodyBudget budget = new BodyBudget(
            new LimitProperties(
                    DataSize.ofMegabytes(1),
                    DataSize.ofKilobytes(256),
                    DataSize.ofMegabytes(12),
                    DataSize.ofBytes(1000),
                    Duration.ofSeconds(60)),
            meters);

    private double held() {
        return meters.get("kiosque.bodies.bytes").gauge().value();
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        var first = budget.share();
        first.take(600);
        first.take(300);
        var second = budget.share();
        assertThatExceptionOfType(BodyException.NoRoomException.class).isThrownBy(() -> second.take(101));
        assertThat(held()).isEqualTo(900);
        assertThat(meters.get("kiosque.bodies.refused").counter().count()).isEqualTo(1);

        first.giveBack();
        first.giveBack();
        second.take(1000);

        assertThat(held()).isEqualTo(1000);
    }

    @Test
    void whatArrivesAfterTheAnswerIsNotHeld() {
        var share = budget.share();
        share.take(10);
        share.giveBack();

        assertThatExceptionOfType(BodyException.NoRoomException.class).isThrownBy(() -> share.take(10));
        assertThat(held()).isZero();
    }
}

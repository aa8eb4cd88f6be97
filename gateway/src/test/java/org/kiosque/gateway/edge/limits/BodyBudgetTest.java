package org.kiosque.gateway.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.edge.trust.Client;
import org.springframework.util.unit.DataSize;

class BodyBudgetTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BodyBudget budget = new BodyBudget(
            new LimitProperties(
                    DataSize.ofMegabytes(1),
                    DataSize.ofKilobytes(256),
                    DataSize.ofMegabytes(12),
                    DataSize.ofBytes(1000),
                    DataSize.ofBytes(950),
                    Duration.ofSeconds(60)),
            meters);

    private final Client one = Client.at(null);
    private final Client other = new Client(true, 1L << 32);

    private double held() {
        return meters.get("kiosque.bodies.bytes").gauge().value();
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        var first = budget.share(one);
        first.take(600);
        first.take(300);
        var second = budget.share(other);
        assertThatExceptionOfType(BodyException.NoRoomException.class).isThrownBy(() -> second.take(101));
        assertThat(held()).isEqualTo(900);
        assertThat(meters.get("kiosque.bodies.refused").counter().count()).isEqualTo(1);

        first.giveBack();
        first.giveBack();
        second.take(950);

        assertThat(held()).isEqualTo(950);
    }

    @Test
    void whatArrivesAfterTheAnswerIsNotHeld() {
        var share = budget.share(one);
        share.take(10);
        share.giveBack();

        assertThatExceptionOfType(BodyException.NoRoomException.class).isThrownBy(() -> share.take(10));
        assertThat(held()).isZero();
    }

    @Test
    void nobodyTakesAllOfIt() {
        var first = budget.share(one);
        first.take(900);
        var more = budget.share(one);
        assertThatExceptionOfType(BodyException.NoRoomException.class)
                .isThrownBy(() -> more.take(60))
                .satisfies(refusal -> assertThat(refusal.budget()).isEqualTo(950))
                .satisfies(refusal -> assertThat(refusal.ofOneClient()).isTrue());

        budget.share(other).take(60);

        assertThat(held()).isEqualTo(960);
        first.giveBack();
        more.take(900);
    }
}

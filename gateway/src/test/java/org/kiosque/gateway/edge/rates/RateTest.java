package org.kiosque.gateway.edge.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void isWrittenAsRequestsInATime() {
        assertThat(Rate.valueOf("60/1m")).isEqualTo(new Rate(60, Duration.ofMinutes(1)));
        assertThat(Rate.valueOf("5 / 10s")).isEqualTo(new Rate(5, Duration.ofSeconds(10)));
        assertThat(Rate.valueOf("off").isUnlimited()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "0/1m", "-1/1m", "60/0s", "60/1ms", "many/1m"})
    void anythingElseEndsTheStart(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.valueOf(written));
    }
}

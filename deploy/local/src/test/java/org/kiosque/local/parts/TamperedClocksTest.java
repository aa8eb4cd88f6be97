package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TamperedClocksTest {

    @Test
    void whereNobodyTampersAPartHasTheMachinesClock() {
        assertThat(TamperedClocks.of("gateway", Map.of())).isEmpty();
    }

    @Test
    void eachPartHasAClockOfItsOwnAndMeasuresDurationsByTheMachines() {
        Map<String, String> launcher = TamperedClocks.environment(Path.of("/lib/faketime.so"), Path.of("/clocks"));

        assertThat(TamperedClocks.of("article-service-2", launcher))
                .containsEntry("LD_PRELOAD", "/lib/faketime.so")
                .containsEntry("FAKETIME_TIMESTAMP_FILE", "/clocks/article-service-2")
                .containsEntry("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .containsEntry("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}

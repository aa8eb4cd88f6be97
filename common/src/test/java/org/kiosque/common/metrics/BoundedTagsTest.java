package org.kiosque.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BoundedTagsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MetricsAutoConfiguration.class,
                    SimpleMetricsExportAutoConfiguration.class,
                    org.kiosque.common.metrics.MetricsAutoConfiguration.class))
            .withPropertyValues("kiosque.metrics.max-tag-values=50");

    @Test
    void whateverIsMadeUpTheSeriesStayFew(CapturedOutput output) {
        service.run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            for (int i = 0; i < 2_000; i++) {
                meters.counter("made.up", "method", "M" + i, "outcome", "x").increment();
                Timer.builder("asked.for").tag("uri", "/" + i).register(meters);
            }

            assertThat(meters.find("made.up").counters()).hasSize(50);
            assertThat(meters.find("asked.for").timers()).hasSize(50);
            assertThat(output.getAll().lines().filter(line -> line.contains("More than 50 values")))
                    .hasSize(2);
        });
    }

    @Test
    void whatWasKnownBeforeIsCountedOn() {
        service.run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            for (int i = 0; i < 100; i++) {
                meters.counter("topics", "topic", "t" + i).increment();
                meters.counter("topics", "topic", "t0").increment();
            }
            assertThat(meters.counter("topics", "topic", "t0").count()).isEqualTo(101);
            assertThat(meters.counter("other", "topic", "t99").count()).isZero();
            assertThat(meters.find("other").counters()).hasSize(1);
        });
    }
}

package org.kiosque.translation.making;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param workers translations made at the same time by this process
 * @param pollInterval pause between two looks for work that nobody announced: an engine that appeared, the work of a
 *     replica that died
 * @param batch segments given to an engine at once
 * @param batchLimit time for one batch, or for one sentence that is asked for chunk by chunk
 * @param deadline time for one run over an article; what is done by then is kept for the next run
 * @param slice time for one run while others wait for their turn; the rest of a long article then follows behind them
 * @param textLimit time to read a whole article, or to write it, without the engine's part
 * @param lease how long others keep off an article if we die; renewed after a third of it as long as we live
 * @param firstPause before a run that achieved nothing is repeated; doubled each time
 * @param longestPause between two runs; an engine that is down is asked again this often, for ever
 * @param attempts runs in a row that may end in an unexpected exception, or with this process, before a translation is
 *     given up; an engine that is down does not count
 */
@Validated
@ConfigurationProperties("kiosque.translating")
record TranslatingProperties(
        @DefaultValue("2") @Positive @Max(64) int workers,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration pollInterval,

        @DefaultValue("16") @Positive @Max(500) int batch,

        @DefaultValue("12s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration batchLimit,

        @DefaultValue("60s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration deadline,

        @DefaultValue("3s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration slice,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration textLimit,

        @DefaultValue("20s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration lease,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration firstPause,

        @DefaultValue("2m") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration longestPause,

        @DefaultValue("6") @Positive @Max(1_000) int attempts) {

    Dialogue.Pace pace() {
        return new Dialogue.Pace(batch, batchLimit, deadline, slice);
    }

    /** @param setbacks so far, at least 1 */
    Duration pauseAfter(int setbacks) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(20, setbacks - 1));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}

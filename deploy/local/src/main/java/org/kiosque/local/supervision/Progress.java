package org.kiosque.local.supervision;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a part that starts gets on: its log grew, or it had a second of processor time. On a loaded machine a start takes
 * many times as long as on an idle one, but it does not stand still. Used by one thread.
 */
final class Progress {

    private static final Duration A_SIGN = Duration.ofSeconds(1);

    private final Process process;
    private final PartLog log;
    private long logged;
    private Duration used;
    private Instant last;

    Progress(Process process, PartLog log, Instant now) {
        this.process = process;
        this.log = log;
        this.logged = log.size();
        this.used = used();
        this.last = now;
    }

    /** @return how long there has been none */
    Duration none(Instant now) {
        long size = log.size();
        Duration cpu = used();
        if (size != logged || cpu.minus(used).compareTo(A_SIGN) >= 0) {
            logged = size;
            used = cpu;
            last = now;
        }
        return Duration.between(last, now);
    }

    private Duration used() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}

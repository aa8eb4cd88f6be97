package org.kiosque.local.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One process of the platform.
 *
 * @param name how messages, log and pid file call it
 * @param ports what it listens on, all on 127.0.0.1 unless {@code open}
 * @param open whether it listens on every address of the machine
 * @param command program and arguments; holds {@code mark}
 * @param environment added to the launcher's own
 * @param mark a piece of the command line that tells this process from every other on the machine
 * @param readiness whether it serves now
 * @param patience how long it may go without a sign of progress before it is ready (a line in its log, a second of
 *     processor time); five times as long is the end whatever it does
 */
public record Part(
        String name,
        List<Integer> ports,
        boolean open,
        List<String> command,
        Map<String, String> environment,
        String mark,
        Readiness readiness,
        Duration patience) {

    /** Asks a running process whether it serves; quick, and asked again until it says yes. */
    @FunctionalInterface
    public interface Readiness {

        /** @return false while it does not serve; never throws for that */
        boolean now();
    }
}

package org.kiosque.local.supervision;

import java.util.List;

/** What there is to say about a part that ended by itself. */
public final class ExitReport {

    private static final int SIGNALLED = 128;
    private static final long FULL_BYTES = 8L * 1024 * 1024;

    private ExitReport() {}

    /**
     * @param what the part and what it was doing
     * @param state how it ended, or that it did not
     */
    public static String of(String what, String state, PartLog log, long usableBytes) {
        List<String> tail = log.tail();
        String end = "%s (%s).".formatted(what, state);
        if (usableBytes < FULL_BYTES || tail.stream().anyMatch(ExitReport::saysFull)) {
            end += " The disk is full: %d MB are left where %s lies."
                    .formatted(usableBytes / (1024 * 1024), log.file().getParent());
        }
        if (tail.isEmpty()) {
            return end + " It wrote nothing to %s.".formatted(log.file());
        }
        return end + "\nThe last lines of %s:\n    | ".formatted(log.file()) + String.join("\n    | ", tail);
    }

    private static boolean saysFull(String line) {
        return line.contains("No space left on device") || line.contains("There is not enough space on the disk");
    }

    public static String exit(int code) {
        return code > SIGNALLED ? "killed by signal " + (code - SIGNALLED) : "exit code " + code;
    }
}

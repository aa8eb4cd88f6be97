package org.kiosque.local.launcher;

import java.util.List;
import java.util.stream.Collectors;

/** What there is to say about a part that ended by itself. */
final class ExitReport {

    private static final int SIGNALLED = 128;
    private static final long FULL_BYTES = 8L * 1024 * 1024;

    private ExitReport() {}

    /**
     * @param what the part and what it was doing
     * @param state how it ended, or that it did not
     */
    static String of(String what, String state, PartLog log, long usableBytes) {
        List<String> tail = log.tail();
        StringBuilder text = new StringBuilder(what).append(" (").append(state).append(").");
        if (usableBytes < FULL_BYTES || tail.stream().anyMatch(ExitReport::saysFull)) {
            text.append(" The disk is full: ")
                    .append(usableBytes / (1024 * 1024))
                    .append(" MB are left where ")
                    .append(log.file().getParent())
                    .append(" lies.");
        }
        if (tail.isEmpty()) {
            return text.append(" It wrote nothing to ")
                    .append(log.file())
                    .append('.')
                    .toString();
        }
        return text.append("\nThe last lines of ")
                .append(log.file())
                .append(":\n")
                .append(tail.stream().map(line -> "    | " + line).collect(Collectors.joining("\n")))
                .toString();
    }

    private static boolean saysFull(String line) {
        return line.contains("No space left on device") || line.contains("There is not enough space on the disk");
    }

    static String exit(int code) {
        return code > SIGNALLED ? "killed by signal " + (code - SIGNALLED) : "exit code " + code;
    }
}

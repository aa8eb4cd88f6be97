package org.kiosque.local.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person in front of the terminal reads: one line for each thing that happened. */
final class Console {

    private static final int NAME_WIDTH = 24;

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void done(String name, String detail, Duration took) {
        say("  ✓ %s %s  %s".formatted(padded(name), seconds(took), detail).stripTrailing());
    }

    void waiting(String name, String detail) {
        say("  … %s %s".formatted(padded(name), detail).stripTrailing());
    }

    void warn(String text) {
        say("  ! " + text);
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%5.1f s", took.toMillis() / 1000.0);
    }
}

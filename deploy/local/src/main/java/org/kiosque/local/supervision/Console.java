package org.kiosque.local.supervision;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * What the person in front of the terminal reads: one line for each thing that happened. Once it has said that everything
 * stops, it says only how that goes.
 */
public final class Console {

    private static final int NAME_WIDTH = 24;

    private final PrintStream out;
    private boolean stopping;

    public Console(PrintStream out) {
        this.out = out;
    }

    /** @return whether it was said */
    public synchronized boolean say(String line) {
        if (!stopping) {
            print(line);
        }
        return !stopping;
    }

    /** From now on only {@link #whileStopping} is heard. */
    public synchronized void stopping(String line) {
        print(line);
        stopping = true;
    }

    public synchronized void whileStopping(String line) {
        print(line);
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    public void done(String name, String detail, Duration took) {
        say("  ✓ %s %7s  %s".formatted(padded(name), seconds(took), detail).stripTrailing());
    }

    /** Something that took no time worth mentioning. */
    public void done(String name, String detail) {
        say("  ✓ %s %s".formatted(padded(name), detail));
    }

    public void waiting(String name, String detail) {
        say("  … %s %s".formatted(padded(name), detail).stripTrailing());
    }

    public void warn(String text) {
        say("  ! " + text);
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
    }

    public static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}

package org.kiosque.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.kiosque.local.launcher.Kiosque;
import org.kiosque.local.launcher.Options;
import org.kiosque.local.process.QuietLogging;
import org.kiosque.local.supervision.StartException;

/** What {@code deploy/up} runs: starts the platform, waits, and stops it when told to. */
public final class LauncherApplication {

    private static final int WRONG_USE = 2;

    private LauncherApplication() {}

    public static void main(String[] args) throws InterruptedException {
        QuietLogging.on();
        // Numbers go into addresses, too: no machine's own digits and commas.
        Locale.setDefault(Locale.ROOT);
        Path root = Path.of(System.getProperty("kiosque.root", "."))
                .toAbsolutePath()
                .normalize();
        try {
            Options options = Options.parse(List.of(args), root, Path.of("").toAbsolutePath());
            new Kiosque(root, options, System.out, InstantSource.system()).run();
        } catch (Options.UsageException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        } catch (StartException e) {
            System.err.println("\n" + e.reason());
            System.exit(1);
        }
    }
}

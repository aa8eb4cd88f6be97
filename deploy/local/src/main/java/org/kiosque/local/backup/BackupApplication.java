package org.kiosque.local.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Store;
import org.kiosque.local.process.QuietLogging;
import org.kiosque.local.supervision.StartException;

/**
 * {@code deploy/kiosque backup} and {@code restore}. Arguments: which of the two, the data folder of {@code deploy/up}, the
 * site's port, the backup's folder. The store is the server of {@code MONGODB_URI} where that is set, else the one that runs
 * with the data folder. Ends with 1 and one sentence when it fails.
 */
public final class BackupApplication {

    private BackupApplication() {}

    public static void main(String[] arguments) {
        QuietLogging.on();
        Locale.setDefault(Locale.ROOT);
        PrintStream out = System.out;
        try {
            out.println(run(List.of(arguments)));
        } catch (IOException | StartException e) {
            System.err.println("deploy/kiosque: " + e.getMessage());
            System.exit(1);
        }
    }

    private static String run(List<String> arguments) throws IOException, StartException {
        Path data = Path.of(arguments.get(1)).toAbsolutePath().normalize();
        var ports = new Ports(Integer.parseInt(arguments.get(2)));
        Path folder = Path.of(arguments.get(3)).toAbsolutePath().normalize();
        Store store = Store.find(System.getenv(), data);
        if (arguments.getFirst().equals("backup")) {
            return "%d documents are in %s".formatted(Backup.take(Backup.at(store, ports), folder), folder);
        }
        if (!(store instanceof Store.Given)) {
            throw new IOException(
                    "deploy/up brings its own store back while it starts, before any service runs: deploy/up --restore "
                            + folder);
        }
        return "%d documents are back. Start the services: they read their topics again."
                .formatted(Backup.restore(Backup.at(store, ports), folder));
    }
}

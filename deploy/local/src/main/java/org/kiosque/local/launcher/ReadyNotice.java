package org.kiosque.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.kiosque.local.parts.Apertium;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Store;
import org.kiosque.local.parts.TranslationEngines;
import org.kiosque.local.supervision.Console;

/** What the person reads once everything runs: where it is and, after the first start, the staff's passwords. */
record ReadyNotice(Path root, Options options, Console console) {

    void show(Store store, Duration took) {
        Ports ports = options.ports();
        console.say("""

                Kiosque is ready after %s.
                  Site          http://localhost:%d/fr  and  http://localhost:%d/en
                  Newsroom      http://localhost:%d/newsroom   (sign in as editor, translator, moderator, or lead for all)
                  API           http://localhost:%d/api/v1/articles
                  A token       deploy/token editor%s   (or translator, moderator, operator)
                  Store         %s
                  Broker        Kafka, one node, 127.0.0.1:%d
                  Identity      local provider, http://127.0.0.1:%d
                  Translation   %s
                  Logs          %s
                Ctrl-C stops everything; what was written stays in %s.""".formatted(
                        Console.seconds(took),
                        ports.gateway(),
                        ports.gateway(),
                        ports.gateway(),
                        ports.gateway(),
                        options.whereFor(root),
                        describe(store),
                        ports.broker(),
                        ports.identity(),
                        TranslationEngines.described(System.getenv(), Apertium.isInstalled()),
                        options.data().resolve("logs"),
                        options.data()));
        if (options.observe()) {
            console.say("  Prometheus    http://127.0.0.1:%d   (and Grafana on port %d, where it is installed)"
                    .formatted(ports.prometheus(), ports.grafana()));
        }
        showFirstPasswords();
    }

    private String describe(Store store) {
        int port = options.ports().store();
        return switch (store) {
            case Store.Given _ -> "MongoDB as named by MONGODB_URI";
            case Store.Installed(Path mongod) -> "MongoDB (%s), 127.0.0.1:%d".formatted(mongod, port);
            case Store.Embedded _ ->
                "embedded MongoDB-compatible server, 127.0.0.1:%d: for trying Kiosque, not for production"
                        .formatted(port);
        };
    }

    /** The identity provider made them and keeps only their hashes; they are on the screen once and then nowhere. */
    private void showFirstPasswords() {
        Path file = options.data().resolve("identity").resolve("first-passwords");
        try {
            if (Files.exists(file)) {
                String lines = Files.readAllLines(file).stream()
                        .map(line -> "\n  " + line.replace("=", "  "))
                        .collect(Collectors.joining());
                if (console.say("\nPasswords of the staff's accounts, shown this once:" + lines)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            console.warn("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }
}

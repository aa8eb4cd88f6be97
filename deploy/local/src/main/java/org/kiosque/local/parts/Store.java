package org.kiosque.local.parts;

import com.mongodb.ConnectionString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.local.supervision.Console;
import org.kiosque.local.supervision.Spawner;
import org.kiosque.local.supervision.StartException;

/** Where the documents are kept. */
public sealed interface Store {

    /** The person names a server of their own in MONGODB_URI. */
    record Given(String uri) implements Store {

        /** @throws StartException if it does not answer */
        public void requireAnswer(Console console) throws StartException {
            Probe.requireAnswer(uri);
            console.done(Infrastructure.STORE, "the server of MONGODB_URI answers");
        }
    }

    /** A mongod is installed: it runs as a replica set of one in the data folder. */
    record Installed(Path mongod) implements Store {}

    /** Neither of the two: a compatible server in a Java process, for trying only. */
    record Embedded() implements Store {}

    /**
     * @param data a folder that was begun with one kind of store stays with it: another would look empty
     * @throws StartException if what the environment or the folder asks for cannot be had
     */
    static Store find(Map<String, String> environment, Path data) throws StartException {
        String uri = environment.getOrDefault("MONGODB_URI", "");
        if (!uri.isBlank()) {
            databaseOf(uri, "check");
            return new Given(uri);
        }
        boolean begunEmbedded = Files.exists(data.resolve("store"));
        boolean begunInstalled = Files.exists(data.resolve("mongod"));
        String named = environment.getOrDefault("KIOSQUE_MONGOD", "");
        if (!named.isBlank()) {
            Path mongod = Path.of(named);
            if (!Files.isExecutable(mongod)) {
                throw new StartException("KIOSQUE_MONGOD names %s, which cannot be executed.".formatted(named));
            }
            if (begunEmbedded && !begunInstalled) {
                throw new StartException(
                        "%s was begun with the embedded store, which a mongod cannot read: unset KIOSQUE_MONGOD, or name another folder with --data DIR."
                                .formatted(data));
            }
            return new Installed(mongod);
        }
        if (begunEmbedded && !begunInstalled) {
            return new Embedded();
        }
        Optional<Path> mongod = Spawner.onPath("mongod");
        if (mongod.isEmpty() && begunInstalled) {
            throw new StartException(
                    "%s was begun with a mongod, and none is on the PATH: set KIOSQUE_MONGOD to one, or name another folder with --data DIR."
                            .formatted(data));
        }
        return mongod.<Store>map(Installed::new).orElseGet(Embedded::new);
    }

    /** The address of one service's database on that server. */
    default String database(String name, Ports ports) throws StartException {
        return switch (this) {
            case Given(String uri) -> databaseOf(uri, name);
            // How durable a write must be before it counts is the services' own choice.
            case Installed _, Embedded _ ->
                "mongodb://127.0.0.1:%d/%s?directConnection=true".formatted(ports.store(), name);
        };
    }

    private static String databaseOf(String uri, String name) throws StartException {
        Matcher parts = Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)(?:/([^?]*))?(?:\\?(.*))?")
                .matcher(uri);
        try {
            var parsed = new ConnectionString(uri);
            if (!parts.matches()) {
                throw new IllegalArgumentException("unexpected form");
            }
            String options = Optional.ofNullable(parts.group(3)).orElse("");
            boolean needsAuthSource = parsed.getCredential() != null
                    && !options.toLowerCase(Locale.ROOT).contains("authsource=");
            if (needsAuthSource) {
                // The account lives in the database that the address named, not in each service's.
                String source = Optional.ofNullable(parsed.getDatabase()).orElse("admin");
                options = (options.isEmpty() ? "" : options + "&") + "authSource=" + source;
            }
            return parts.group(1) + "/" + name + (options.isEmpty() ? "" : "?" + options);
        } catch (IllegalArgumentException e) {
            // The address may hold a password: neither it nor the parser's message is repeated.
            throw new StartException("MONGODB_URI is not an address of a MongoDB server (mongodb://host:port/…).");
        }
    }
}

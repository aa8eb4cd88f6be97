package org.kiosque.local.parts;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kiosque.local.broker.BrokerApplication;
import org.kiosque.local.identity.IdentityProviderApplication;
import org.kiosque.local.process.Rehearsal;
import org.kiosque.local.store.EmbeddedMongoApplication;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

/** The parts that are not Kiosque itself: store, broker, identity provider. */
record Infrastructure(Path data, Ports ports) {

    static final String STORE = "mongodb";
    static final String BROKER = "kafka";
    static final String IDENTITY = "identity";

    /** In megabytes. */
    private static final int STORE_HEAP = 192;

    private static final int BROKER_HEAP = 192;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Otherwise the C library keeps a memory pool for each thread and gives none of it back. */
    static final Map<String, String> FEW_ARENAS = Map.of("MALLOC_ARENA_MAX", "2");

    /** Nothing to start when the person brings a server. */
    Optional<Part> store(Store store) throws StartException {
        return switch (store) {
            case Store.Given _ -> Optional.empty();
            case Store.Installed(Path mongod) -> Optional.of(mongod(mongod));
            case Store.Embedded _ -> Optional.of(embedded());
        };
    }

    private Part mongod(Path program) throws StartException {
        Path folder = data.resolve("mongod");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartException("%s cannot be made: %s".formatted(folder, e.getMessage()), e);
        }
        return new Part(
                STORE,
                List.of(ports.store()),
                false,
                List.of(
                        program.toString(),
                        "--dbpath=" + folder,
                        "--port=" + ports.store(),
                        "--bind_ip=127.0.0.1",
                        "--nounixsocket",
                        "--replSet=kiosque",
                        "--oplogSize=128",
                        "--wiredTigerCacheSizeGB=0.25",
                        "--setParameter=diagnosticDataCollectionEnabled=false"),
                Map.of(),
                folder.toString(),
                Probe.replicaSetOfOne(ports.store()),
                PATIENCE);
    }

    private Part embedded() {
        var java = new JavaCommand(STORE, data, STORE_HEAP);
        return new Part(
                STORE,
                List.of(ports.store()),
                false,
                java.ofOurs(EmbeddedMongoApplication.class, startingFrom(STORE), data.resolve("store"), ports.store()),
                FEW_ARENAS,
                java.mark(),
                Probe.store(ports.store()),
                PATIENCE);
    }

    Part broker() {
        var java = new JavaCommand(BROKER, data, BROKER_HEAP);
        return new Part(
                BROKER,
                List.of(ports.broker(), ports.brokerController()),
                false,
                java.ofOurs(
                        BrokerApplication.class,
                        startingFrom(BROKER),
                        data.resolve("kafka"),
                        ports.broker(),
                        ports.brokerController()),
                FEW_ARENAS,
                java.mark(),
                Probe.connection(ports.broker()),
                PATIENCE);
    }

    Part identity(HttpClient http, Secrets secrets) {
        int port = ports.identity();
        int actuator = Ports.actuatorOf(port);
        var java = new JavaCommand(IDENTITY, data, 96);
        Map<String, String> environment = new HashMap<>(FEW_ARENAS);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(actuator));
        environment.put("KIOSQUE_IDENTITY_ISSUER", "http://127.0.0.1:" + port);
        environment.put("KIOSQUE_IDENTITY_FOLDER", data.resolve("identity").toString());
        environment.put("KIOSQUE_IDENTITY_DESKSECRET", secrets.deskSecret());
        environment.put("KIOSQUE_IDENTITY_NEWSROOMSECRET", secrets.newsroomSecret());
        environment.put("KIOSQUE_IDENTITY_COMMENTSSECRET", secrets.commentsSecret());
        environment.put("KIOSQUE_IDENTITY_NEWSROOM", "http://localhost:" + ports.gateway());
        return new Part(
                IDENTITY,
                List.of(port, actuator),
                false,
                java.ofOurs(IdentityProviderApplication.class, startingFrom(IDENTITY)),
                environment,
                java.mark(),
                Probe.actuator(http, actuator),
                PATIENCE);
    }

    /**
     * What has to be started once more so that later starts are quicker, and where each keeps what it learns. The broker and the
     * store rehearse with nothing in them, at ports of their own, and end as soon as they listen.
     */
    Map<Part, Path> rehearsals(Store store, Part identity) throws StartException {
        Map<Part, Path> rehearsals = new LinkedHashMap<>();
        cache(IDENTITY).ifPresent(cache -> rehearsals.put(identity, cache));
        for (String part : store instanceof Store.Embedded ? List.of(BROKER, STORE) : List.of(BROKER)) {
            Optional<Path> cache = cache(part).filter(Files::notExists);
            if (cache.isPresent()) {
                rehearsals.put(part.equals(BROKER) ? brokerRehearsal() : storeRehearsal(), cache.get());
            }
        }
        return rehearsals;
    }

    private Part brokerRehearsal() throws StartException {
        List<Integer> free = FreePorts.any(2);
        return rehearsal(
                new JavaCommand(BROKER + "-rehearsal", data, BROKER_HEAP),
                BrokerApplication.class,
                free.get(0),
                free.get(1));
    }

    private Part storeRehearsal() throws StartException {
        return rehearsal(
                new JavaCommand(STORE + "-rehearsal", data, STORE_HEAP),
                EmbeddedMongoApplication.class,
                FreePorts.any(1).getFirst());
    }

    private Part rehearsal(JavaCommand java, Class<?> main, Object... ports) {
        Path folder = data.resolve("tmp").resolve(java.part());
        List<Object> arguments =
                Stream.concat(Stream.of(folder), Stream.of(ports)).toList();
        return new Part(
                java.part(),
                List.of(),
                false,
                java.ofOurs(main, List.of("-D" + Rehearsal.PROPERTY + "=true"), arguments.toArray()),
                FEW_ARENAS,
                java.mark(),
                () -> false,
                PATIENCE);
    }

    private static List<String> startingFrom(String part) {
        return cache(part).map(JavaCommand::startingFrom).orElse(List.of());
    }

    /** Where a part's cache of loaded classes lies: beside the jar of this module, if we run from one. */
    private static Optional<Path> cache(String part) {
        String classPath = System.getProperty("java.class.path");
        if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
            return Optional.empty();
        }
        Path jar = Path.of(classPath).toAbsolutePath();
        try {
            // The cache is good for one jar only; its name says for which.
            return Optional.of(jar.resolveSibling("%s-%s.aot".formatted(part, JarStamp.of(jar))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

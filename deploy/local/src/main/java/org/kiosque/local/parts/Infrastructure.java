package org.kiosque.local.parts;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kiosque.local.broker.BrokerApplication;
import org.kiosque.local.identity.IdentityProviderApplication;
import org.kiosque.local.store.EmbeddedMongoApplication;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

/** The parts that are not Kiosque itself: store, broker, identity provider. */
record Infrastructure(Path data, Ports ports) {

    static final String STORE = "mongodb";
    static final String BROKER = "kafka";
    static final String IDENTITY = "identity";

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
        var java = new JavaCommand(STORE, data, 192);
        return new Part(
                STORE,
                List.of(ports.store()),
                false,
                java.ofOurs(EmbeddedMongoApplication.class, List.of(), data.resolve("store"), ports.store()),
                FEW_ARENAS,
                java.mark(),
                Probe.store(ports.store()),
                PATIENCE);
    }

    Part broker() {
        var java = new JavaCommand(BROKER, data, 192);
        return new Part(
                BROKER,
                List.of(ports.broker(), ports.brokerController()),
                false,
                java.ofOurs(
                        BrokerApplication.class,
                        List.of(),
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
        List<String> options = identityCache().map(JavaCommand::startingFrom).orElse(List.of());
        Map<String, String> environment = new HashMap<>(FEW_ARENAS);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(actuator));
        environment.put("KIOSQUE_IDENTITY_ISSUER", "http://127.0.0.1:" + port);
        environment.put("KIOSQUE_IDENTITY_FOLDER", data.resolve("identity").toString());
        environment.put("KIOSQUE_IDENTITY_DESKSECRET", secrets.deskSecret());
        return new Part(
                IDENTITY,
                List.of(port, actuator),
                false,
                java.ofOurs(IdentityProviderApplication.class, options),
                environment,
                java.mark(),
                Probe.actuator(http, actuator),
                PATIENCE);
    }

    /** Where the identity provider's cache of loaded classes lies: beside the jar of this module, if we run from one. */
    static Optional<Path> identityCache() {
        String classPath = System.getProperty("java.class.path");
        if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
            return Optional.empty();
        }
        Path jar = Path.of(classPath).toAbsolutePath();
        try {
            // The cache is good for one jar only; its name says for which.
            return Optional.of(jar.resolveSibling("identity-%s.aot".formatted(JarStamp.of(jar))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

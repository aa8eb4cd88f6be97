package org.kiosque.local.broker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.kiosque.local.process.ParentWatch;
import org.kiosque.local.process.QuietLogging;
import org.kiosque.local.process.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node that is its own KRaft controller, listening on 127.0.0.1 only, with its data in a folder.
 *
 * <p>{@code BrokerApplication FOLDER PORT CONTROLLER_PORT}. The folder is formatted on the first start and kept
 * afterwards; the ports may change from one start to the next.
 */
public final class BrokerApplication {

    private static final String NODE_ID = "1";
    private static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerApplication() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: BrokerApplication FOLDER PORT CONTROLLER_PORT");
            System.exit(2);
        }
        QuietLogging.on();
        ParentWatch.begin();
        Path folder = Path.of(args[0]).toAbsolutePath();
        Properties settings = settings(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        formatOnce(folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        Logger log = LoggerFactory.getLogger(BrokerApplication.class);
        log.atInfo().addKeyValue("folder", folder).log("broker listens on 127.0.0.1:{}", args[1]);
        Rehearsal.endsHere();
        server.awaitShutdown();
    }

    /** What is the same on every machine stands in {@code broker.properties}. */
    private static Properties settings(Path folder, int port, int controllerPort) throws IOException {
        var settings = new Properties();
        try (InputStream fixed = BrokerApplication.class.getResourceAsStream("/broker.properties")) {
            settings.load(requireNonNull(fixed));
        }
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("log.dirs", folder.toString());
        return settings;
    }

    private static void formatOnce(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(NODE_ID))
                .setControllerListenerName(CONTROLLER_LISTENER)
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }
}

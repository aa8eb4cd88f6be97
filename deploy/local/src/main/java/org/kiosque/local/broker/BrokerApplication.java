package org.kiosque.local.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.kiosque.local.process.ParentWatch;
import org.kiosque.local.process.QuietLogging;
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
        Map<String, String> settings = settings(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        formatOnce(folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        Logger log = LoggerFactory.getLogger(BrokerApplication.class);
        log.atInfo().addKeyValue("folder", folder).log("broker listens on 127.0.0.1:{}", args[1]);
        server.awaitShutdown();
    }

    static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        // One node: nothing can be replicated.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        // A topic comes from the service that owns it, with its own settings, or not at all.
        settings.put("auto.create.topics.enable", "false");
        // Consumers must not forget their place while the platform is off for a long holiday.
        settings.put("offsets.retention.minutes", String.valueOf(60 * 24 * 365));
        // Small and quick: the defaults are for machines that do nothing else.
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(64 * 1024));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill -9 the next start waits for the old session to end: 3.5 s instead of 11.6 s.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("controlled.shutdown.enable", "false");
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

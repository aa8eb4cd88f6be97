package org.kiosque.local.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.kiosque.local.process.ParentWatch;
import org.kiosque.local.process.QuietLogging;
import org.kiosque.local.process.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks MongoDB's protocol on 127.0.0.1 and keeps its data in one file. What it acknowledged survives a
 * {@code kill -9}. For trying Kiosque on one machine: it knows no transactions, change streams or text search, and
 * scans where MongoDB would use an index.
 *
 * <p>{@code EmbeddedMongoApplication FOLDER PORT}; port 0 takes a free one, which the log names. Run it with {@code -Xmx}.
 */
public final class EmbeddedMongoApplication {

    private EmbeddedMongoApplication() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: EmbeddedMongoApplication FOLDER PORT");
            System.exit(2);
        }
        QuietLogging.on();
        ParentWatch.begin();
        Logger log = LoggerFactory.getLogger(EmbeddedMongoApplication.class);
        Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        var backend = new DurableBackend(folder.resolve("store.h2"), broken -> {
            log.error("cannot write to {}: the store ends, so that nothing is acknowledged in vain", folder, broken);
            Runtime.getRuntime().halt(1);
        });
        backend.version(ServerVersion.MONGO_5_0);
        var server = new MongoServer(backend);
        server.bind("127.0.0.1", Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "store-shutdown"));
        log.warn("embedded store: for trying Kiosque on one machine, not for production or benchmarks");
        log.info(
                "embedded store listens on 127.0.0.1:{}",
                server.getLocalAddress().getPort());
        Rehearsal.endsHere();
        new CountDownLatch(1).await();
    }
}

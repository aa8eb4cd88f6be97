package org.kiosque.common.store;

import com.mongodb.MongoSocketReadException;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kiosque.common.failures.HandshakeFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once why MongoDB does not let the service in by TLS, of which the driver says only that no server was found. */
final class HandshakeListener implements ServerMonitorListener {

    private static final Logger log = LoggerFactory.getLogger(HandshakeListener.class);
    private static final String CERTIFICATE = "set spring.mongodb.ssl.bundle to a bundle with a key store.";
    private static final String AUTHORITY =
            "set spring.mongodb.ssl.bundle to a bundle with a trust store, or the JVM's own trust store.";

    /** Whether connections are encrypted and show no certificate: then a silent end of the first one is told to be for want of it. */
    private final boolean withoutCertificate;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile boolean letIn;

    HandshakeListener(boolean withoutCertificate) {
        this.withoutCertificate = withoutCertificate;
    }

    @Override
    public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
        letIn = true;
        told.clear();
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        String server = "MongoDB at " + event.getConnectionId().getServerId().getAddress();
        HandshakeFailures.explained(event.getThrowable(), server, CERTIFICATE, AUTHORITY)
                .or(() -> closed(event.getThrowable(), server))
                .filter(told::add)
                .ifPresent(log::warn);
    }

    private Optional<String> closed(Throwable failure, String server) {
        return withoutCertificate && !letIn && failure instanceof MongoSocketReadException
                ? Optional.of(HandshakeFailures.noCertificate(server, CERTIFICATE))
                : Optional.empty();
    }
}

package org.kiosque.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A browser's connection to the platform, which can be cut: from then on nobody answers at its address. */
final class Relay implements AutoCloseable {

    private final URI target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Relay(String target) throws IOException {
        this.target = URI.create(target);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::admit);
    }

    String base() {
        return "http://localhost:" + door.getLocalPort();
    }

    private void admit() {
        try {
            while (!door.isClosed()) {
                Socket browser = door.accept();
                Socket platform = new Socket(target.getHost(), target.getPort());
                pass(browser, platform);
                pass(platform, browser);
            }
        } catch (IOException cut) {
            cut();
        }
    }

    private void pass(Socket from, Socket to) {
        open.add(from);
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException over) {
                // whoever has closed it knows
            } finally {
                open.remove(from);
            }
        });
    }

    void cut() {
        close();
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException alreadyClosed) {
                // just what was wanted
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException neverOpen) {
            throw new IllegalStateException(neverOpen);
        }
    }
}

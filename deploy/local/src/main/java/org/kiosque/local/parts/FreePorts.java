package org.kiosque.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.StartException;

/** Finds out before anything starts whether the ports are free. */
public final class FreePorts {

    private static final int FIRST_FOR_EVERYBODY = 1024;

    private FreePorts() {}

    /** @throws StartException naming each port that cannot be had and the part that wants it */
    public static void require(List<Part> parts) throws StartException {
        List<String> forbidden = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (Part part : parts) {
            for (int port : part.ports()) {
                boolean free = isFree(port, InetAddress.getLoopbackAddress()) && (!part.open() || isFree(port, null));
                if (!free) {
                    // Whoever listens there would answer; if nobody does, the port is forbidden, not taken.
                    boolean inUse = port >= FIRST_FOR_EVERYBODY || Probe.accepts(port);
                    (inUse ? taken : forbidden).add("%d (%s)".formatted(port, part.name()));
                }
            }
        }
        if (!forbidden.isEmpty()) {
            throw new StartException(
                    "The system lets only root listen below port %d, and you are not root: %s. Choose other ports with --port N."
                            .formatted(FIRST_FOR_EVERYBODY, String.join(", ", forbidden)));
        }
        if (!taken.isEmpty()) {
            throw new StartException("%s taken by another program: %s. Free %s, or choose other ports with --port N."
                    .formatted(
                            taken.size() == 1 ? "A port is" : "Ports are",
                            String.join(", ", taken),
                            taken.size() == 1 ? "it" : "them"));
        }
    }

    /** Different ones that nobody listens on, on 127.0.0.1, for a program that starts at once. */
    static List<Integer> any(int number) throws StartException {
        List<Integer> ports = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new StartException("No port is free: " + e.getMessage(), e);
        }
    }

    private static boolean isFree(int port, @Nullable InetAddress address) {
        try (var socket = new ServerSocket()) {
            // Connections of an earlier run that are still closing do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

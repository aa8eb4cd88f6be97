package org.kiosque.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** A base port from which on nobody listens at the moment. */
final class TestPorts {

    private static final int SPAN = 52;

    private TestPorts() {}

    static Ports free() {
        return new Random()
                .ints(21_000, 31_000)
                .filter(base -> IntStream.range(base, base + SPAN).allMatch(TestPorts::isFree))
                .mapToObj(Ports::new)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

package org.kiosque.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens streams of server-sent events and leaves them open. Arguments: port on this machine, path, number. Prints a line when all have
 * been answered and have said something, and ends when its input does.
 */
public final class OpenStreamsApplication {

    private OpenStreamsApplication() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int wanted = Integer.parseInt(arguments[2]);
        byte[] request = ("GET " + arguments[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        List<Socket> streams = new ArrayList<>();
        try {
            for (int number = 0; number < wanted; number++) {
                var stream = new Socket();
                streams.add(stream);
                stream.setReceiveBufferSize(4_096);
                stream.setSoTimeout(30_000);
                stream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
                stream.getOutputStream().write(request);
                requireOpen(stream.getInputStream());
            }
            System.out.println(streams.size() + " streams are open");
            while (System.in.read() >= 0) {
                // as long as whoever has started it wants them
            }
        } finally {
            for (Socket stream : streams) {
                stream.close();
            }
        }
    }

    /** Reads the head of the answer and the first event. */
    private static void requireOpen(InputStream answer) throws IOException {
        var read = new StringBuilder();
        int parts = 0;
        while (parts < 2) {
            int character = answer.read();
            if (character < 0) {
                throw new IOException("The stream ended: " + read);
            }
            if (character != '\r') {
                read.append((char) character);
                parts += read.length() > 1 && read.substring(read.length() - 2).equals("\n\n") ? 1 : 0;
            }
        }
        if (!read.toString().startsWith("HTTP/1.1 200")) {
            throw new IOException("No stream: " + read);
        }
    }
}

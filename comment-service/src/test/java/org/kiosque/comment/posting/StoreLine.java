package org.kiosque.comment.posting;

import com.mongodb.ConnectionString;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The line between the service and its store; it can break at the very write that a test names, and stays broken. */
final class StoreLine implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 48_000_000;

    private final ConnectionString store;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Cut cut;
    private volatile boolean broken;

    private record Cut(byte[] at, boolean afterwards, CountDownLatch answered) {}

    static StoreLine to(String uri) {
        try {
            return new StoreLine(uri);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoreLine(String uri) throws IOException {
        store = new ConnectionString(uri);
        Assumptions.assumeTrue(store.getCredential() == null && !store.isSrvProtocol(), "a store without sign-in");
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalPort() + "/" + store.getDatabase() + "?directConnection=true";
    }

    /** @param afterwards whether the store still gets the write, so that only its answer is lost */
    void breakAtInsertInto(String collection, boolean afterwards) {
        byte[] name = (collection + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] command = "insert\0".getBytes(StandardCharsets.UTF_8); // BSON: name, length, value
        cut = new Cut(
                ByteBuffer.allocate(command.length + 4 + name.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(command)
                        .putInt(name.length)
                        .put(name)
                        .array(),
                afterwards,
                new CountDownLatch(1));
    }

    void mend() {
        cut = null;
        broken = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (broken) {
                    client.close();
                    continue;
                }
                String[] address = store.getHosts().getFirst().split(":");
                Socket target = new Socket(address[0], address.length > 1 ? Integer.parseInt(address[1]) : 27017);
                open.add(client);
                open.add(target);
                Thread.ofVirtual().start(() -> ask(client, target));
                Thread.ofVirtual().start(() -> answer(target, client));
            } catch (IOException closed) {
                // the loop ends with the server socket
            }
        }
    }

    private void ask(Socket client, Socket target) {
        try (client;
                target) {
            var in = new DataInputStream(client.getInputStream());
            OutputStream out = target.getOutputStream();
            while (true) {
                byte[] message = message(in);
                Cut here = cut;
                if (here != null && contains(message, here.at())) {
                    broken = true;
                    if (here.afterwards()) {
                        out.write(message);
                        if (!here.answered().await(10, TimeUnit.SECONDS)) {
                            throw new IOException("the store does not answer");
                        }
                    }
                    hangUp();
                    return;
                }
                out.write(message);
            }
        } catch (IOException | InterruptedException gone) {
            // one side hung up
        }
    }

    private void answer(Socket target, Socket client) {
        try (client;
                target) {
            InputStream in = target.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] some = new byte[16_384];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (broken) {
                    Cut here = cut;
                    if (here != null) {
                        here.answered().countDown();
                    }
                } else {
                    out.write(some, 0, read);
                }
            }
        } catch (IOException gone) {
            // one side hung up
        }
    }

    private static byte[] message(DataInputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            throw new IOException("hung up");
        }
        int size = Objects.checkIndex(
                ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt(), LARGEST_MESSAGE);
        byte[] message = new byte[size];
        System.arraycopy(length, 0, message, 0, 4);
        in.readFully(message, 4, size - 4);
        return message;
    }

    private static boolean contains(byte[] message, byte[] wanted) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // closed is closed
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}

package org.kiosque.comment.reading.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.reading.stream.StreamPlaces.Place;

class OpenStreamTest {

    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final Connection connection = new Connection();
    private final OpenStream stream = new OpenStream(
            "x",
            new Place("n"),
            (AsyncContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (_, method, _) -> {
                        if (method.getName().equals("complete")) {
                            completed.incrementAndGet();
                        }
                        return null;
                    }),
            connection,
            _ -> gone.incrementAndGet());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes what there is room for. */
    private static final class Connection extends ServletOutputStream {

        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private int room;
        private boolean broken;

        @Override
        public boolean isReady() {
            return room > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (broken) {
                throw new IOException("reset by peer");
            }
            room--;
            sent.write(bytes, from, length);
        }
    }

    @Test
    void whatIsToldBeforeItBeginsFollowsWhatItBeginsWith() {
        stream.offer(bytes("c"));
        stream.begin(List.of(bytes("a"), bytes("b")));
        connection.room = 10;
        assertThat(connection.sent.toString(StandardCharsets.UTF_8)).isEmpty(); // the server says when

        stream.onWritePossible();
        stream.offer(bytes("d"));

        assertThat(connection.sent.toString(StandardCharsets.UTF_8)).isEqualTo("abcd");
    }

    @Test
    void aReaderWhoDoesNotReadIsLetGoAndNobodyWaits() {
        stream.begin(List.of());
        stream.onWritePossible();
        for (int i = 0; i <= OpenStream.MOST_WAITING; i++) {
            assertThat(gone).hasValue(0);
            stream.offer(bytes("x"));
        }

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
        stream.offer(bytes("x"));
        stream.end();
        assertThat(gone).hasValue(1);
    }

    @Test
    void aReaderWhoIsGoneGivesThePlaceBackOnce() {
        stream.begin(List.of());
        connection.room = 10;
        connection.broken = true;
        stream.onWritePossible();

        stream.offer(bytes("x"));
        stream.onError(new IOException("reset by peer"));

        assertThat(gone).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void whatCanBeSentIsSentBeforeItEnds() {
        stream.begin(List.of(bytes("a")));
        connection.room = 2;
        stream.onWritePossible();
        stream.offer(bytes("b"));
        connection.room = 2;

        stream.end();

        assertThat(connection.sent.toString(StandardCharsets.UTF_8)).isEqualTo("ab");
        assertThat(completed).hasValue(1);
    }
}

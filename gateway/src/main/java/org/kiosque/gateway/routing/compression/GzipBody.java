package org.kiosque.gateway.routing.compression;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * One body that is compressed (RFC 1952) piece by piece, of which nothing is held but what the deflater holds. Safe for use by several
 * threads: a client may leave while the next piece comes.
 */
final class GzipBody {

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int AT_ONCE = 4 * 1024;

    private final Deflaters deflaters;
    private final Deflater deflater;
    private final DataBufferFactory buffers;
    private final CRC32 sum = new CRC32();
    private final byte[] compressed = new byte[AT_ONCE];
    private int length;
    private boolean begun;
    private boolean closed;

    private GzipBody(Deflaters deflaters, Deflater deflater, DataBufferFactory buffers) {
        this.deflaters = deflaters;
        this.deflater = deflater;
        this.buffers = buffers;
    }

    /** To be closed. Null where too many are under way. */
    static @Nullable GzipBody begin(Deflaters deflaters, DataBufferFactory buffers) {
        Deflater deflater = deflaters.take();
        return deflater == null ? null : new GzipBody(deflaters, deflater, buffers);
    }

    /** @return what there is to be sent by now, which may be nothing; the plain bytes are released */
    synchronized DataBuffer add(DataBuffer plain) {
        DataBuffer out = buffers.allocateBuffer(AT_ONCE);
        try (DataBuffer.ByteBufferIterator pieces = plain.readableByteBuffers()) {
            if (!begun) {
                begun = true;
                out.write(HEAD);
            }
            while (!closed && pieces.hasNext()) {
                ByteBuffer piece = pieces.next();
                sum.update(piece.duplicate());
                length += piece.remaining(); // modulo 2^32, as it is written
                deflater.setInput(piece);
                drain(out);
            }
        } finally {
            DataBufferUtils.release(plain);
        }
        return out;
    }

    synchronized DataBuffer end() {
        DataBuffer out = buffers.allocateBuffer(AT_ONCE);
        if (!closed) {
            deflater.finish();
            drain(out);
            writeInt((int) sum.getValue(), out);
            writeInt(length, out);
        }
        return out;
    }

    private void drain(DataBuffer out) {
        int written;
        while ((written = deflater.deflate(compressed)) > 0) {
            out.write(compressed, 0, written);
        }
    }

    private static void writeInt(int value, DataBuffer out) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write((byte) (value >>> shift));
        }
    }

    /** Again does no harm. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            deflaters.giveBack(deflater);
        }
    }
}

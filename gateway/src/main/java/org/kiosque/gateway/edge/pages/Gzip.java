package org.kiosque.gateway.edge.pages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses whole answers (RFC 1952). */
final class Gzip {

    /** A page of 40 KB takes 0.44 ms by it and weighs 8.9 KB; by the usual 6 it takes 1.01 ms and weighs 8.0 KB. */
    private static final int LEVEL = 2;

    private Gzip() {}

    static byte[] compress(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 3);
        try (var gzip = new Leveled(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** @param length of what was compressed */
    static byte[] inflate(byte[] compressed, int length) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), 8 * 1024)) {
            return gzip.readNBytes(length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class Leveled extends GZIPOutputStream {
        Leveled(ByteArrayOutputStream out) throws IOException {
            super(out, 8 * 1024);
            def.setLevel(LEVEL);
        }
    }
}

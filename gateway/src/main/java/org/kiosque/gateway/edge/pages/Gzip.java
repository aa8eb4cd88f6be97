package org.kiosque.gateway.edge.pages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/** Compresses whole answers (RFC 1952), of which some parts may have been compressed before. */
final class Gzip {

    /** A page of 40 KB takes 0.44 ms by it and weighs 8.9 KB; by the usual 6 it takes 1.01 ms and weighs 8.0 KB. */
    private static final int LEVEL = 2;

    /** Of what is written once and sent often. */
    private static final int LEVEL_OF_PARTS = 5;

    /** Bytes between parts that are put in as they are; compressing so few would save less than it costs. */
    private static final int NOT_WORTH_COMPRESSING = 200;

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty block that says that it is the last one. */
    private static final byte[] END = {3, 0};

    private static final Deflaters OF_PAGES = new Deflaters(LEVEL);
    private static final Deflaters OF_PARTS = new Deflaters(LEVEL_OF_PARTS);

    /** Used again and again: each holds a quarter of a megabyte outside of the heap, which costs to be had. */
    private static final class Deflaters {
        private final int level;
        private final BlockingQueue<Deflater> idle =
                new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

        Deflaters(int level) {
            this.level = level;
        }

        Deflater take() {
            Deflater known = idle.poll();
            return known == null ? new Deflater(level, true) : known;
        }

        void giveBack(Deflater deflater) {
            deflater.reset();
            if (!idle.offer(deflater)) {
                deflater.end();
            }
        }
    }

    private Gzip() {}

    static byte[] compress(byte[] body, CompressedParts parts) {
        var out = new ByteArrayOutputStream(body.length / 3 + 64);
        out.writeBytes(HEAD);
        Deflater deflater = OF_PAGES.take();
        try {
            int at = 0;
            for (CompressedParts.Place place : parts.places()) {
                if (place.start() >= at && stands(place, body)) {
                    between(body, at, place.start(), deflater, out);
                    out.writeBytes(place.part().deflated());
                    at = place.end();
                }
            }
            between(body, at, body.length, deflater, out);
        } finally {
            OF_PAGES.giveBack(deflater);
        }
        out.writeBytes(END);
        var sum = new CRC32();
        sum.update(body);
        writeInt((int) sum.getValue(), out);
        writeInt(body.length, out);
        return out.toByteArray();
    }

    private static boolean stands(CompressedParts.Place place, byte[] body) {
        byte[] plain = place.part().plain();
        return place.end() <= body.length && Arrays.equals(body, place.start(), place.end(), plain, 0, plain.length);
    }

    private static void between(byte[] body, int start, int end, Deflater deflater, ByteArrayOutputStream out) {
        int length = end - start;
        if (length > NOT_WORTH_COMPRESSING) {
            deflate(body, start, length, deflater, out);
        } else if (length > 0) {
            out.write(0); // a stored block (RFC 1951, 3.2.4)
            writeShort(length, out);
            writeShort(~length, out);
            out.write(body, start, length);
        }
    }

    /** @return what can stand between any other parts */
    static byte[] part(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 3 + 64);
        Deflater deflater = OF_PARTS.take();
        try {
            deflate(plain, 0, plain.length, deflater, out);
        } finally {
            OF_PARTS.giveBack(deflater);
        }
        return out.toByteArray();
    }

    private static void deflate(byte[] bytes, int start, int length, Deflater deflater, ByteArrayOutputStream out) {
        byte[] buffer = new byte[Math.min(length, 8 * 1024) + 64];
        deflater.reset();
        deflater.setInput(bytes, start, length);
        int written;
        do {
            written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, written);
        } while (written == buffer.length || !deflater.needsInput());
    }

    private static void writeShort(int value, ByteArrayOutputStream out) {
        out.write(value);
        out.write(value >>> 8);
    }

    private static void writeInt(int value, ByteArrayOutputStream out) {
        writeShort(value, out);
        writeShort(value >>> 16, out);
    }

    /** @param length of what was compressed */
    static byte[] inflate(byte[] compressed, int length) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed), 8 * 1024)) {
            return gzip.readNBytes(length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package org.kiosque.gateway.edge.pages;

/**
 * A part of answers that was compressed by itself, so that it is put into any answer as it is. Its arrays are shared by all
 * readers and never written to.
 */
public final class CompressedPart {

    private final byte[] plain;
    private final byte[] deflated;

    private CompressedPart(byte[] plain, byte[] deflated) {
        this.plain = plain;
        this.deflated = deflated;
    }

    public static CompressedPart of(byte[] plain) {
        return new CompressedPart(plain, Gzip.part(plain));
    }

    /** What it says. */
    byte[] plain() {
        return plain;
    }

    /** The same (RFC 1951), ending with a byte and referring to nothing before it. */
    byte[] deflated() {
        return deflated;
    }

    public int sizeInBytes() {
        return plain.length + deflated.length;
    }
}

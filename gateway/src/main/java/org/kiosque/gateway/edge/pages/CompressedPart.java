package org.kiosque.gateway.edge.pages;

/**
 * A part of answers that was compressed by itself, so that it is put into any answer as it is. Its arrays are shared by all
 * readers and never written to.
 *
 * @param plain what it says
 * @param deflated the same (RFC 1951), ending with a byte and referring to nothing before it
 */
public record CompressedPart(byte[] plain, byte[] deflated) {

    public static CompressedPart of(byte[] plain) {
        return new CompressedPart(plain, Gzip.part(plain));
    }

    public int sizeInBytes() {
        return plain.length + deflated.length;
    }
}

package org.kiosque.common.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file, of which a parser may take only so many before it has an item: whatever it would like to keep of a long
 * text, comment or name, it gets no more. Nothing else bounds them all.
 */
public final class BoundedInput extends FilterInputStream {

    /** In bytes. */
    public static final int LARGEST_ITEM = 16 << 20;

    private final boolean blankControls;
    private long count;
    private long itemFrom;

    /** @param blankControls whether to read a space where a control character stands, which XML does not allow */
    public BoundedInput(InputStream bytes, boolean blankControls) {
        super(bytes);
        this.blankControls = blankControls;
    }

    /** What comes next is another item. */
    public void nextItem() {
        itemFrom = count;
    }

    /** @return bytes that were read so far */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (count - itemFrom > LARGEST_ITEM) {
            throw new TooLargeException();
        }
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (blankControls) {
            for (int i = offset; i < offset + read; i++) {
                if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\t' && bytes[i] != '\r') {
                    bytes[i] = ' ';
                }
            }
        }
        return read;
    }

    /** An item takes more than {@value #LARGEST_ITEM} bytes. */
    public static final class TooLargeException extends IOException {

        TooLargeException() {
            super("has an item of more than " + (LARGEST_ITEM >> 20) + " MB");
        }
    }
}

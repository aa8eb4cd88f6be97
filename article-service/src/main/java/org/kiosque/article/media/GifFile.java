package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.cutOff;
import static org.kiosque.article.media.PictureFile.unfit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the blocks of a GIF up to the end of its first frame, and leaves out all others: they can be any number of pictures,
 * comments and programs' own notes.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a</a>
 */
final class GifFile {

    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int TRANSPARENCY = 0xF9;
    private static final int FRAME = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int DESCRIPTOR = 10;

    private final byte[] file;
    private final ByteArrayOutputStream needed = new ByteArrayOutputStream();

    private GifFile(byte[] file) {
        this.file = file;
    }

    static boolean isOne(byte[] file) {
        return PictureFile.startsWith(file, 0, "GIF87a".getBytes(StandardCharsets.US_ASCII))
                || PictureFile.startsWith(file, 0, "GIF89a".getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IndexOutOfBoundsException behind the end */
    static PictureFile read(byte[] file) {
        return new GifFile(file).firstFrame();
    }

    private PictureFile firstFrame() {
        int at = HEADER + coloursIn(file[HEADER - 3]);
        keep(0, at);
        while (unsigned(at) == EXTENSION) {
            int end = afterBlocks(at + 2);
            if (unsigned(at + 1) == TRANSPARENCY) {
                keep(at, end);
            }
            at = end;
        }
        if (unsigned(at) != FRAME) {
            throw unfit("is a GIF without a picture");
        }
        int width = little16(at + 5);
        int height = little16(at + 7);
        if (width == 0 || height == 0) {
            throw unfit("is a GIF without a picture");
        }
        int data = at + DESCRIPTOR + coloursIn(file[at + DESCRIPTOR - 1]);
        int end = afterBlocks(data + 1);
        keep(at, end);
        needed.write(TRAILER);
        return new PictureFile(
                "gif", ByteBuffer.wrap(needed.toByteArray()), width, height, 1, 1, 1, null, false, false);
    }

    /** @return behind a chain of blocks, each of which says how long it is, and the empty one that ends them */
    private int afterBlocks(int at) {
        int next = at;
        while (unsigned(next) != 0) {
            next += unsigned(next) + 1;
        }
        return next + 1;
    }

    /** @return how many bytes a table of colours has, as the packed field before it says */
    private static int coloursIn(byte packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 0x07) + 1);
    }

    private void keep(int from, int to) {
        if (to > file.length) {
            throw cutOff();
        }
        needed.write(file, from, to - from);
    }

    private int unsigned(int at) {
        return file[at] & 0xFF;
    }

    private int little16(int at) {
        return unsigned(at) | (unsigned(at + 1) << 8);
    }
}

package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.cutOff;
import static org.kiosque.article.media.PictureFile.unfit;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a WebP without decoding it, and leaves out all that its pixels do not need. Of one that moves there is no
 * first frame that stands for it.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
final class WebpFile {

    /** What is not thinned out while it is read has to fit into memory as it is. */
    private static final int MOST_PIXELS_AT_ONCE = 12_500_000;

    private static final byte[] RIFF = ascii("RIFF");
    private static final byte[] WEBP = ascii("WEBP");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int SIDE = 0x3fff;
    private static final byte HAS_TRANSPARENCY = 0x10;

    private final byte[] file;
    private byte @Nullable [] image;
    private byte @Nullable [] transparency;
    private boolean lossless;
    private int width;
    private int height;
    private int orientation = 1;
    private @Nullable ICC_Profile profile;

    private WebpFile(byte[] file) {
        this.file = file;
    }

    static boolean isOne(byte[] file) {
        return PictureFile.startsWith(file, 0, RIFF) && PictureFile.startsWith(file, 8, WEBP);
    }

    /** @throws IndexOutOfBoundsException behind the end */
    static PictureFile read(byte[] file) {
        var webp = new WebpFile(file);
        webp.readChunks();
        return webp.picture();
    }

    private void readChunks() {
        long end = CHUNK_HEADER + unsigned32(4);
        if (end > file.length) {
            throw cutOff();
        }
        for (int at = HEADER; at + CHUNK_HEADER <= end; ) {
            long length = unsigned32(at + 4);
            int data = at + CHUNK_HEADER;
            if (length > end - data) {
                throw cutOff();
            }
            int behind = data + (int) length;
            take(new String(file, at, 4, StandardCharsets.ISO_8859_1), data, behind);
            at = behind + (int) (length & 1);
        }
    }

    private void take(String type, int data, int behind) {
        switch (type) {
            case "VP8 " -> {
                if (image == null) {
                    width = little16(data + 6) & SIDE;
                    height = little16(data + 8) & SIDE;
                    image = Arrays.copyOfRange(file, data, behind);
                }
            }
            case "VP8L" -> {
                if (image == null) {
                    if (file[data] != LOSSLESS_SIGNATURE) {
                        throw unfit("is a WebP of a kind that there is not");
                    }
                    long size = unsigned32(data + 1);
                    width = (int) (size & SIDE) + 1;
                    height = (int) (size >> 14 & SIDE) + 1;
                    lossless = true;
                    image = Arrays.copyOfRange(file, data, behind);
                }
            }
            case "ALPH" -> transparency = transparency == null ? Arrays.copyOfRange(file, data, behind) : transparency;
            case "ICCP" -> profile = PictureFile.profile(Arrays.copyOfRange(file, data, behind));
            case "EXIF" -> {
                int notes = PictureFile.startsWith(file, data, EXIF) ? data + EXIF.length : data;
                orientation = Exif.orientation(file, notes, behind);
            }
            case "ANIM", "ANMF" -> throw unfit("is a WebP that moves");
            default -> {
                // says nothing of its pixels
            }
        }
    }

    private PictureFile picture() {
        if (image == null || width == 0 || height == 0) {
            throw unfit("is a WebP without a picture");
        }
        boolean transparent = transparency != null && !lossless;
        if ((lossless || transparent) && (long) width * height > MOST_PIXELS_AT_ONCE) {
            throw unfit("is a WebP without loss, or with transparency, of more than 12.5 megapixels");
        }
        return new PictureFile(
                "webp",
                ByteBuffer.wrap(transparent ? extended() : simple()),
                width,
                height,
                lossless || transparent ? 4 : 3,
                1,
                orientation,
                profile,
                false,
                false);
    }

    private byte[] simple() {
        var chunks = new ByteArrayOutputStream();
        writeChunk(lossless ? "VP8L" : "VP8 ", bytes(image), chunks);
        return whole(chunks);
    }

    private byte[] extended() {
        ByteBuffer about = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        about.putInt(HAS_TRANSPARENCY);
        about.putShort((short) (width - 1)).put((byte) 0);
        about.putShort((short) (height - 1)).put((byte) 0);
        var chunks = new ByteArrayOutputStream();
        writeChunk("VP8X", about.array(), chunks);
        writeChunk("ALPH", bytes(transparency), chunks);
        writeChunk("VP8 ", bytes(image), chunks);
        return whole(chunks);
    }

    private static byte[] bytes(byte @Nullable [] known) {
        return known == null ? new byte[0] : known;
    }

    private static byte[] whole(ByteArrayOutputStream chunks) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(RIFF);
        whole.writeBytes(little32(WEBP.length + chunks.size()));
        whole.writeBytes(WEBP);
        whole.writeBytes(chunks.toByteArray());
        return whole.toByteArray();
    }

    private static void writeChunk(String type, byte[] data, ByteArrayOutputStream out) {
        out.writeBytes(ascii(type));
        out.writeBytes(little32(data.length));
        out.writeBytes(data);
        if (data.length % 2 != 0) {
            out.write(0);
        }
    }

    private static byte[] little32(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private int little16(int at) {
        return (file[at] & 0xFF) | ((file[at + 1] & 0xFF) << 8);
    }

    private long unsigned32(int at) {
        return little16(at) | (long) little16(at + 2) << 16;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.cutOff;
import static org.kiosque.article.media.PictureFile.int32;
import static org.kiosque.article.media.PictureFile.unfit;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the chunks of a PNG without unpacking them: a few kilobytes of compressed texts can stand for gigabytes.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER = 16;
    private static final byte[] NOTHING = {};
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngFile() {}

    static boolean isOne(byte[] file) {
        return PictureFile.startsWith(file, 0, SIGNATURE);
    }

    static PictureFile read(byte[] file) {
        if (!type(file, SIGNATURE.length).equals("IHDR")) {
            throw unfit("is a PNG without a header");
        }
        var pixels = new ByteArrayOutputStream(file.length);
        pixels.writeBytes(SIGNATURE);
        ICC_Profile profile = null;
        int orientation = 1;
        String type = "";
        for (int at = SIGNATURE.length; !type.equals("IEND"); ) {
            int length = int32(file, at);
            type = type(file, at);
            if (length < 0 || length > file.length - at - 12) {
                throw cutOff();
            }
            int data = at + 8;
            if (NEEDED.contains(type) && (length > 0 || type.equals("IEND"))) {
                pixels.write(file, at, length + 12);
            } else if (type.equals("iCCP")) {
                profile = PictureFile.profile(unpacked(file, data, length));
            } else if (type.equals("eXIf")) {
                orientation = Exif.orientation(file, data, data + length);
            }
            at = data + length + 4;
        }
        int depth = file[HEADER + 8];
        return new PictureFile(
                "png",
                ByteBuffer.wrap(pixels.toByteArray()),
                int32(file, HEADER),
                int32(file, HEADER + 4),
                channels(file[HEADER + 9]),
                depth > 8 ? 2 : 1,
                orientation,
                profile,
                false,
                false);
    }

    private static String type(byte[] file, int chunk) {
        return new String(Arrays.copyOfRange(file, chunk + 4, chunk + 8), StandardCharsets.ISO_8859_1);
    }

    private static int channels(int colours) {
        return switch (colours) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw unfit("is a PNG of a kind that there is not");
        };
    }

    /** @return empty when it is damaged, or far too large */
    private static byte[] unpacked(byte[] file, int data, int length) {
        int name = data;
        while (name < data + length && file[name] != 0) {
            name++;
        }
        int packed = name + 2;
        if (packed >= data + length) {
            return NOTHING;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(file, packed, data + length - packed);
            var profile = new ByteArrayOutputStream();
            var part = new byte[8192];
            while (!inflater.finished()) {
                int size = inflater.inflate(part);
                if (size == 0 || profile.size() + size > PictureFile.LARGEST_PROFILE_BYTES) {
                    return NOTHING;
                }
                profile.write(part, 0, size);
            }
            return profile.toByteArray();
        } catch (DataFormatException damaged) {
            return NOTHING;
        } finally {
            inflater.end();
        }
    }
}

package org.kiosque.article.media;

import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * What a file says of its picture, known before anything is decoded.
 *
 * @param format {@code jpeg}, {@code png}, {@code gif}, {@code webp} or {@code avif}
 * @param pixels the file with nothing in it but what decoding the pixels needs
 * @param channels of each pixel
 * @param bytesPerSample 1 or 2
 * @param orientation as Exif counts, 1 when it says nothing
 * @param profile of its colours, when decoding leaves them as they are; null for the usual ones
 * @param inverted whether ink is counted as what is left of the paper's white
 * @param lightAndInk whether four channels are YCCK, not CMYK
 */
record PictureFile(
        String format,
        ByteBuffer pixels,
        int width,
        int height,
        int channels,
        int bytesPerSample,
        int orientation,
        @Nullable ICC_Profile profile,
        boolean inverted,
        boolean lightAndInk) {

    /** A camera's or a printer's profile has some hundred kilobytes. */
    static final int LARGEST_PROFILE_BYTES = 4 << 20;

    /** @throws InvalidFieldException for anything but a whole PNG, JPEG, WebP, AVIF or GIF */
    static PictureFile of(byte[] file) {
        try {
            if (PngFile.isOne(file)) {
                return PngFile.read(file);
            }
            if (JpegFile.isOne(file)) {
                return JpegFile.read(file);
            }
            if (GifFile.isOne(file)) {
                return GifFile.read(file);
            }
            if (WebpFile.isOne(file)) {
                return WebpFile.read(file);
            }
            if (AvifFile.isOne(file)) {
                return AvifFile.read(file);
            }
        } catch (IndexOutOfBoundsException cutWithinASegment) {
            throw cutOff();
        }
        throw unfit("is neither a PNG, nor a JPEG, nor a WebP, nor an AVIF, nor a GIF image");
    }

    /** @return null when it is none, or far too large */
    static @Nullable ICC_Profile profile(byte[] file) {
        if (file.length == 0 || file.length > LARGEST_PROFILE_BYTES) {
            return null;
        }
        try {
            return ICC_Profile.getInstance(file);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    static InvalidFieldException unfit(String why) {
        return new InvalidFieldException("file", why);
    }

    static InvalidFieldException cutOff() {
        return unfit("is cut off before its end");
    }

    /** @throws IndexOutOfBoundsException behind the end */
    static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** @throws IndexOutOfBoundsException behind the end */
    static int int32(byte[] bytes, int at) {
        return int16(bytes, at) << 16 | int16(bytes, at + 2);
    }

    static boolean startsWith(byte[] bytes, int at, byte[] beginning) {
        return at + beginning.length <= bytes.length
                && Arrays.equals(bytes, at, at + beginning.length, beginning, 0, beginning.length);
    }
}

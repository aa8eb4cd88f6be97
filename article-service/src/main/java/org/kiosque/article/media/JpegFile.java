package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.cutOff;
import static org.kiosque.article.media.PictureFile.int16;
import static org.kiosque.article.media.PictureFile.startsWith;
import static org.kiosque.article.media.PictureFile.unfit;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the segments of a JPEG without decoding it, and puts those that the pixels need in the order that decoders expect.
 * In a progressive one each scan refines the whole image, so that a small file can ask for any amount of work.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegFile {

    /** Cameras and programs write 1 to about 12; each one costs a pass over all pixels, and few bytes. */
    private static final int MOST_SCANS = 64;

    /** What several scans refine is kept in memory as numbers of two bytes. */
    private static final long MOST_COEFFICIENTS = 80_000_000;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int TEMPORARY = 0x01;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_CONDITIONS = 0xCC;
    private static final int QUANTIZATION_TABLES = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");

    private final byte[] file;
    private final ByteArrayOutputStream needed = new ByteArrayOutputStream();
    private final Map<Integer, byte[]> profile = new TreeMap<>();
    private byte @Nullable [] jfif;
    private byte @Nullable [] adobe;
    private int frame = -1;
    private int scans;
    private int orientation = 1;

    private JpegFile(byte[] file) {
        this.file = file;
    }

    static boolean isOne(byte[] file) {
        return file.length > 2 && file[0] == (byte) 0xFF && file[1] == (byte) START_OF_IMAGE;
    }

    static PictureFile read(byte[] file) {
        var jpeg = new JpegFile(file);
        jpeg.readSegments();
        return jpeg.picture();
    }

    private void readSegments() {
        int position = 2;
        while (position + 1 < file.length) {
            // A marker is FF and what is neither stuffing nor filling; decoders skip what stands between segments.
            int marker = file[position] == (byte) 0xFF ? file[position + 1] & 0xFF : 0;
            if (marker == 0 || marker == 0xFF) {
                position++;
                continue;
            }
            if (marker == END_OF_IMAGE && scans > 0) {
                return; // what is appended is not looked at by anybody; before a scan there were only tables
            }
            int end = position + 2;
            if (!standsAlone(marker)) {
                end += Math.max(2, int16(file, end));
                if (end > file.length) {
                    throw cutOff();
                }
                if (marker == START_OF_SCAN) {
                    end = endOfScan(end);
                }
                keep(marker, position, end);
            }
            position = end;
        }
        throw cutOff();
    }

    private int endOfScan(int data) {
        if (++scans > MOST_SCANS) {
            throw unfit("is a JPEG of more than " + MOST_SCANS + " scans");
        }
        for (int at = data; at + 1 < file.length; at++) {
            int marker = file[at + 1] & 0xFF;
            if (file[at] == (byte) 0xFF
                    && marker != 0
                    && marker != 0xFF
                    && (marker < FIRST_RESTART || marker >= START_OF_IMAGE)) {
                return at;
            }
        }
        throw cutOff();
    }

    private void keep(int marker, int from, int to) {
        int data = from + 4;
        switch (marker) {
            case HUFFMAN_TABLES, ARITHMETIC_CONDITIONS, QUANTIZATION_TABLES, RESTART_INTERVAL, START_OF_SCAN ->
                needed.write(file, from, to - from);
            case 0xE0 -> jfif = jfif == null && startsWith(file, data, JFIF) ? segment(from, to) : jfif;
            case 0xE1 -> {
                if (startsWith(file, data, EXIF)) {
                    orientation = Exif.orientation(file, data + EXIF.length, to);
                }
            }
            case 0xE2 -> {
                int part = data + ICC.length;
                if (startsWith(file, data, ICC) && part + 2 <= to) {
                    profile.putIfAbsent(file[part] & 0xFF, segment(part + 2, to));
                }
            }
            case 0xEE -> adobe = adobe == null && startsWith(file, data, ADOBE) ? segment(from, to) : adobe;
            default -> {
                if (isFrame(marker)) {
                    frame = frame < 0 ? from : frame;
                    needed.write(file, from, to - from);
                }
            }
        }
    }

    private byte[] segment(int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    private PictureFile picture() {
        if (frame < 0) {
            throw unfit("is a JPEG without a header");
        }
        int height = int16(file, frame + 5);
        int width = int16(file, frame + 7);
        int channels = file[frame + 9] & 0xFF;
        if (scans > 1 && coefficients(width, height, channels) > MOST_COEFFICIENTS) {
            throw unfit("is a JPEG of several scans and too many pixels");
        }
        var pixels = new ByteArrayOutputStream(needed.size() + 64);
        pixels.write(0xFF);
        pixels.write(START_OF_IMAGE);
        if (jfif != null && channels < 4) {
            pixels.writeBytes(jfif);
        }
        if (adobe != null) {
            pixels.writeBytes(adobe);
        }
        pixels.writeBytes(needed.toByteArray());
        pixels.write(0xFF);
        pixels.write(END_OF_IMAGE);
        int transform = adobe != null && adobe.length >= 16 ? adobe[15] : 0;
        return new PictureFile(
                "jpeg",
                ByteBuffer.wrap(pixels.toByteArray()),
                width,
                height,
                channels,
                1,
                orientation,
                wholeProfile(),
                adobe != null,
                transform == 2);
    }

    private long coefficients(int width, int height, int channels) {
        int largest = 1;
        int all = 0;
        for (int n = 0; n < channels; n++) {
            int sampling = file[frame + 11 + 3 * n] & 0xFF;
            int samples = (sampling >> 4) * (sampling & 0xF);
            largest = Math.max(largest, samples);
            all += samples;
        }
        return (long) width * height * all / largest;
    }

    private @Nullable ICC_Profile wholeProfile() {
        var whole = new ByteArrayOutputStream();
        profile.values().forEach(whole::writeBytes);
        return PictureFile.profile(whole.toByteArray());
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_CONDITIONS;
    }

    /** @return whether no segment follows the marker */
    private static boolean standsAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= END_OF_IMAGE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.cutOff;
import static org.kiosque.article.media.PictureFile.int16;
import static org.kiosque.article.media.PictureFile.int32;
import static org.kiosque.article.media.PictureFile.unfit;

import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the boxes of an AVIF without decoding it: how large its picture is, how it is to be turned, which profile its colours have,
 * and whether all of it is there.
 *
 * @see <a href="https://aomediacodec.github.io/av1-avif/">AV1 Image File Format</a>
 */
final class AvifFile {

    private static final int HEADER = 8;
    private static final int VERSIONED = 4;
    private static final int MOST_PARTS = 10_000;
    private static final int CHANNELS = 4;

    private final byte[] file;
    private final List<Property> properties = new ArrayList<>();
    private int parts;
    private int primary;
    private int associations = -1;
    private int associationsEnd;
    private int width;
    private int height;
    private int turn;
    private @Nullable Integer mirror;
    private @Nullable ICC_Profile profile;
    private boolean profiled;

    private AvifFile(byte[] file) {
        this.file = file;
    }

    static boolean isOne(byte[] file) {
        return file.length > HEADER + 8
                && type(file, 4).equals("ftyp")
                && (brands(file).contains("avif") || brands(file).contains("avis"));
    }

    private static List<String> brands(byte[] file) {
        List<String> brands = new ArrayList<>(List.of(type(file, HEADER)));
        int end = Math.min(file.length, Math.max(0, int32(file, 0)));
        for (int at = HEADER + 8; at + 4 <= end && brands.size() < 20; at += 4) {
            brands.add(type(file, at));
        }
        return brands;
    }

    /** @throws IndexOutOfBoundsException behind the end */
    static PictureFile read(byte[] file) {
        return new AvifFile(file).picture();
    }

    private PictureFile picture() {
        if (type(file, HEADER).equals("avis")) {
            throw unfit("is an AVIF that moves");
        }
        boxes(0, file.length, this::whole);
        if (associations < 0) {
            throw unfit("is an AVIF without a picture");
        }
        associated();
        if (width <= 0 || height <= 0) {
            throw unfit("is an AVIF without a picture");
        }
        return new PictureFile(
                "avif", ByteBuffer.wrap(file), width, height, CHANNELS, 1, orientation(), profile, false, false);
    }

    private interface Reader {

        /** @param from behind the box's header */
        void read(String type, int from, int end);
    }

    private void boxes(int from, int to, Reader reader) {
        for (int at = from; at + HEADER <= to; ) {
            countPart();
            long length = int32(file, at) & 0xFFFFFFFFL;
            int header = HEADER;
            if (length == 1) {
                length = int64(at + HEADER);
                header = 16;
            } else if (length == 0) {
                length = (long) to - at;
            }
            if (length < header) {
                throw unfit("is an AVIF of a kind that there is not");
            }
            if (length > to - at) {
                throw cutOff();
            }
            reader.read(type(file, at + 4), at + header, at + (int) length);
            at += (int) length;
        }
    }

    /** What takes no room in the file could be there without end. */
    private void countPart() {
        if (++parts > MOST_PARTS) {
            throw unfit("is an AVIF of too many parts");
        }
    }

    private void whole(String type, int from, int end) {
        if (type.equals("meta")) {
            boxes(from + VERSIONED, end, this::about);
        }
    }

    private void about(String type, int from, int end) {
        switch (type) {
            case "pitm" -> primary = file[from] == 0 ? int16(file, from + VERSIONED) : int32(file, from + VERSIONED);
            case "iloc" -> requireWhole(from);
            case "iprp" ->
                boxes(from, end, (inner, begin, behind) -> {
                    switch (inner) {
                        case "ipco" ->
                            boxes(begin, behind, (kind, at, to) -> properties.add(new Property(kind, at, to)));
                        case "ipma" -> {
                            associations = begin;
                            associationsEnd = behind;
                        }
                        default -> {
                            // says nothing of its picture
                        }
                    }
                });
            default -> {
                // likewise
            }
        }
    }

    /** Each part that is said to be at a place in the file has to be there. */
    private void requireWhole(int from) {
        int version = file[from];
        int sizes = int16(file, from + VERSIONED);
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 0xF;
        int baseSize = sizes >> 4 & 0xF;
        int indexSize = version == 0 ? 0 : sizes & 0xF;
        int at = from + VERSIONED + 2;
        int items = version < 2 ? int16(file, at) : int32(file, at);
        at += version < 2 ? 2 : 4;
        for (int item = 0; item < items; item++) {
            at += version < 2 ? 2 : 4;
            int construction = 0;
            if (version > 0) {
                construction = int16(file, at) & 0xF;
                at += 2;
            }
            at += 2;
            long base = number(at, baseSize);
            at += baseSize;
            int extents = int16(file, at);
            at += 2;
            for (int extent = 0; extent < extents; extent++) {
                countPart();
                at += indexSize;
                long offset = number(at, offsetSize);
                at += offsetSize;
                long length = number(at, lengthSize);
                at += lengthSize;
                if (construction == 0
                        && (offset > file.length
                                || base > file.length - offset
                                || length > file.length - offset - base)) {
                    throw cutOff();
                }
            }
        }
    }

    /** What the picture that stands for all has of the properties. */
    private void associated() {
        boolean large = (file[associations + 3] & 1) == 1;
        int version = file[associations];
        int at = associations + VERSIONED;
        int items = int32(file, at);
        at += 4;
        for (int item = 0; item < items && at < associationsEnd; item++) {
            int id = version == 0 ? int16(file, at) : int32(file, at);
            at += version == 0 ? 2 : 4;
            int count = file[at++] & 0xFF;
            boolean isPrimary = id == primary;
            for (int i = 0; i < count; i++) {
                int index = large ? int16(file, at) & 0x7FFF : file[at] & 0x7F;
                at += large ? 2 : 1;
                if (isPrimary && index > 0 && index <= properties.size()) {
                    take(properties.get(index - 1));
                }
            }
            if (isPrimary) {
                return;
            }
        }
    }

    private void take(Property property) {
        int at = property.from();
        switch (property.type()) {
            case "ispe" -> {
                width = int32(file, at + VERSIONED);
                height = int32(file, at + VERSIONED + 4);
            }
            case "irot" -> turn = file[at] & 3;
            case "imir" -> mirror = file[at] & 1;
            case "colr" -> {
                if (!profiled && List.of("prof", "rICC").contains(type(file, at))) {
                    profiled = true;
                    profile = PictureFile.profile(Arrays.copyOfRange(file, at + 4, property.end()));
                }
            }
            default -> {
                // is the decoder's business
            }
        }
    }

    /**
     * As Exif counts: turned against the clock, then mirrored.
     *
     * @see <a href="https://github.com/AOMediaCodec/libavif/blob/main/src/exif.c">As libavif does it</a>
     */
    private int orientation() {
        if (mirror == null) {
            return List.of(1, 8, 3, 6).get(turn);
        }
        return (mirror == 1 ? List.of(2, 7, 4, 5) : List.of(4, 5, 2, 7)).get(turn);
    }

    private long number(int at, int size) {
        return switch (size) {
            case 0 -> 0;
            case 4 -> int32(file, at) & 0xFFFFFFFFL;
            case 8 -> Math.abs(int64(at));
            default -> throw unfit("is an AVIF of a kind that there is not");
        };
    }

    private long int64(int at) {
        return ((long) int32(file, at) << 32) | (int32(file, at + 4) & 0xFFFFFFFFL);
    }

    private static String type(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** @param from behind the box's header */
    private record Property(String type, int from, int end) {}
}

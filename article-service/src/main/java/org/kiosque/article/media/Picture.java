package org.kiosque.article.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * A photo as it was taken in, decoded and upright. What was hidden in the file (place, camera, owner, anything appended)
 * is left behind, since only pixels are kept.
 */
final class Picture {

    private static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920);
    private static final int WIDEST = 1920;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");
    private static final long MOST_PIXELS = 50_000_000;
    /** Pixels in memory at most, some 50 MB: still twice as wide as the widest variant for a usual photo. */
    private static final double WORKED_ON = 12_500_000;

    /** Cameras and programs write 1 to about 12; each one costs a pass over all pixels, and few bytes. */
    private static final int MOST_SCANS = 64;

    private static final int LONGEST_SIDE = 12_000;
    private static final double QUALITY = 0.82;

    private final BufferedImage pixels;

    private Picture(BufferedImage pixels) {
        this.pixels = pixels;
    }

    /**
     * @param file of which the content alone tells what it is
     * @throws InvalidFieldException for anything but a whole PNG or JPEG of at most 50 megapixels
     */
    static Picture read(byte[] file) {
        if (Scans.moreThan(MOST_SCANS, file)) {
            throw unfit("is a JPEG of more than " + MOST_SCANS + " scans");
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw unfit("is neither a PNG nor a JPEG image");
            }
            ImageReader reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw unfit("is neither a PNG nor a JPEG image");
                }
                return decode(reader, stream);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw unfit("cannot be read: the image is damaged or of a rare kind");
        }
    }

    private static Picture decode(ImageReader reader, ImageInputStream stream) throws IOException {
        reader.setInput(stream, false, false);
        Orientation orientation = orientationOf(reader);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw unfit("has more than 50 megapixels, or a side of more than 12000 pixels");
        }
        // A huge photo is thinned out while it is read, so that a few of them do not fill the memory.
        int step = (int) Math.ceil(Math.sqrt((double) width * height / WORKED_ON));
        ImageReadParam thinning = reader.getDefaultReadParam();
        thinning.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = onWhite(reader.read(0, thinning));
        return new Picture(
                orientation == null
                        ? image
                        : ExifFilterUtils.getFilterForOrientation(orientation).apply(image));
    }

    private static @Nullable Orientation orientationOf(ImageReader reader) {
        try {
            return reader.getFormatName().equalsIgnoreCase("jpeg") ? ExifUtils.getExifOrientation(reader, 0) : null;
        } catch (IOException | RuntimeException unreadableNote) {
            return null; // no reason to refuse the photo
        }
    }

    /** JPEG knows no transparency. */
    private static BufferedImage onWhite(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR || image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        try {
            canvas.drawImage(image, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return opaque;
    }

    /** @return the usual widths that it has, and its own where that is less than the widest; narrowest first */
    List<Integer> widths() {
        int own = Math.min(pixels.getWidth(), WIDEST);
        return new TreeSet<>(Stream.concat(WIDTHS.stream().filter(width -> width <= own), Stream.of(own))
                        .toList())
                .stream().toList();
    }

    int heightAt(int width) {
        return Math.max(1, (int) Math.round((double) pixels.getHeight() * width / pixels.getWidth()));
    }

    byte[] jpeg(int width) throws IOException {
        var out = new ByteArrayOutputStream();
        Thumbnails.of(pixels)
                .forceSize(width, heightAt(width))
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    private static InvalidFieldException unfit(String why) {
        return new InvalidFieldException("file", why);
    }
}

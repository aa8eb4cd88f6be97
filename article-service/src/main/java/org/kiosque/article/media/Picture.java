package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.cutOff;
import static org.kiosque.article.media.PictureFile.unfit;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * A photo as it was taken in, decoded and upright. What was hidden in the file (place, camera, owner, anything appended)
 * is left behind, since only pixels are kept.
 */
final class Picture {

    private static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920);
    private static final int WIDEST = 1920;
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 12_000;
    /** Pixels in memory at most: still twice as wide as the widest variant for a usual photo. */
    private static final double WORKED_ON = 12_500_000;

    private static final double WORKED_ON_BYTES = 4 * WORKED_ON;
    private static final double QUALITY = 0.82;

    private final BufferedImage pixels;

    private Picture(BufferedImage pixels) {
        this.pixels = pixels;
    }

    /**
     * Needs some 150 MB of memory at most; ends soon when its thread is interrupted.
     *
     * @param file of which the content alone tells what it is
     * @throws InvalidFieldException for anything but a whole PNG, JPEG, WebP, AVIF or GIF, of which the first frame counts, of at most 50 megapixels
     */
    static Picture read(byte[] file) {
        PictureFile picture = PictureFile.of(file);
        if ((long) picture.width() * picture.height() > MOST_PIXELS
                || Math.max(picture.width(), picture.height()) > LONGEST_SIDE) {
            throw unfit("has more than 50 megapixels, or a side of more than 12000 pixels");
        }
        try {
            BufferedImage image = decode(picture);
            return new Picture(
                    picture.orientation() == 1
                            ? image
                            : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(picture.orientation()))
                                    .apply(image));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw unfit("cannot be read: the image is damaged or of a rare kind");
        }
    }

    private static BufferedImage decode(PictureFile picture) throws IOException {
        return picture.format().equals("avif")
                ? Avif.installed()
                        .decoded(picture, png -> decode(picture, reader("png"), new FileImageInputStream(png)))
                : decode(
                        picture,
                        reader(picture.format()),
                        new MemoryCacheImageInputStream(
                                new ByteArrayInputStream(picture.pixels().array())));
    }

    private static BufferedImage decode(PictureFile picture, ImageReader reader, ImageInputStream bytes)
            throws IOException {
        try (ImageInputStream stream = bytes) {
            var interrupts = new Interrupts();
            var cut = new AtomicBoolean();
            reader.addIIOReadProgressListener(interrupts);
            reader.addIIOReadWarningListener((IIOReadWarningListener) (_, warning) ->
                    cut.compareAndSet(false, warning.toLowerCase(Locale.ROOT).contains("premature end")));
            reader.setInput(stream, true, true);
            ImageReadParam thinning = reader.getDefaultReadParam();
            int step = step(picture);
            thinning.setSourceSubsampling(step, step, 0, 0);
            BufferedImage opaque = picture.format().equals("jpeg") && picture.channels() == 4
                    ? Colours.ofInk(reader.readRaster(0, thinning), picture)
                    : Colours.onWhite(reader.read(0, thinning), picture.profile());
            if (interrupts.seen()) {
                throw new CancellationException("interrupted while an image was read");
            }
            if (cut.get()) {
                throw cutOff();
            }
            return opaque;
        } finally {
            reader.dispose();
        }
    }

    /** Native code, which writes WebP, reads none. */
    private static ImageReader reader(String format) throws IOException {
        return format.equals("webp")
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format).next();
    }

    /** A huge photo is thinned out while it is read, so that a few of them do not fill the memory. */
    private static int step(PictureFile picture) {
        double size = (double) picture.width() * picture.height();
        double bytes = size * picture.channels() * picture.bytesPerSample();
        return Math.max(1, (int) Math.ceil(Math.sqrt(Math.max(size / WORKED_ON, bytes / WORKED_ON_BYTES))));
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

    int width() {
        return pixels.getWidth();
    }

    int height() {
        return pixels.getHeight();
    }

    /** A part of it, in that size. */
    BufferedImage cut(Rectangle part, int width, int height) throws IOException {
        return Thumbnails.of(pixels).sourceRegion(part).forceSize(width, height).asBufferedImage();
    }

    /** In that width. */
    BufferedImage scaled(int width) throws IOException {
        return Thumbnails.of(pixels).forceSize(width, heightAt(width)).asBufferedImage();
    }

    /** See {@link DominantColour}. */
    String colour() throws IOException {
        return DominantColour.of(pixels);
    }

    static byte[] jpeg(BufferedImage scaled) throws IOException {
        var out = new ByteArrayOutputStream();
        Thumbnails.of(scaled)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }
}

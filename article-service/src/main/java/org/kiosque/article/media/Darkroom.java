package org.kiosque.article.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.time.BoundedWork;
import org.springframework.stereotype.Component;

/** Makes of a file what is served: a photo takes some 150 MB while it is worked on, so it does one after another. */
@Component
class Darkroom implements AutoCloseable {

    /** Under what one document may hold, and one item of an export in base 64. */
    static final int LARGEST_PRINT_BYTES = 11 << 20;

    private static final int WAITING = 8;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final BoundedWork work = new BoundedWork("darkroom", 1, WAITING, DEADLINE);

    /**
     * @param file PNG, JPEG, WebP, AVIF or GIF; read when its turn comes
     * @param around which point it is cut to other shapes
     * @param edition see {@link Media#edition}
     * @throws InvalidFieldException when it is no image that can be used
     * @throws UnavailableException when many are being taken in
     */
    Developed develop(Callable<byte[]> file, Shape.Point around, int edition) {
        try {
            return work.call(() -> developed(Picture.read(file.call()), around, edition));
        } catch (OverdueException e) {
            throw new InvalidFieldException("file", "takes more than " + DEADLINE.toSeconds() + " seconds to be read");
        }
    }

    /**
     * Cuts an image to all shapes.
     *
     * @param file of the image in its largest width
     * @param edition see {@link Media#edition}
     * @throws UnavailableException when many are being taken in
     */
    Cut cut(byte[] file, Shape.Point around, int edition) {
        try {
            return work.call(() -> {
                var prints = new Prints(edition);
                return new Cut(cut(Picture.read(file), around, prints), prints.all);
            });
        } catch (OverdueException e) {
            throw new UnavailableException(
                    "The image takes more than " + DEADLINE.toSeconds() + " seconds to be cut.", e);
        }
    }

    private static Developed developed(Picture picture, Shape.Point around, int edition) throws IOException {
        var prints = new Prints(edition);
        List<Media.Size> sizes = new ArrayList<>();
        for (int width : picture.widths()) {
            sizes.add(new Media.Size(width, picture.heightAt(width)));
            prints.add(FileName.size(width, edition), picture.scaled(width));
        }
        List<Media.Crop> crops = cut(picture, around, prints);
        if (prints.all.stream().anyMatch(print -> print.bytes().length > LARGEST_PRINT_BYTES)) {
            throw new InvalidFieldException("file", "has more detail than can be stored");
        }
        return new Developed(sizes, prints.all, crops, prints.webP, picture.colour());
    }

    private static List<Media.Crop> cut(Picture picture, Shape.Point around, Prints prints) throws IOException {
        List<Media.Crop> crops = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            Rectangle part = shape.within(picture.width(), picture.height(), around);
            var crop = new Media.Crop(shape.ratio(), around.x(), around.y(), Shape.widths(part.width));
            for (int width : crop.widths()) {
                prints.add(crop.size(width, prints.edition), picture.cut(part, width, shape.heightAt(width)));
            }
            crops.add(crop);
        }
        return crops;
    }

    /** All files of one image, as far as they are made. */
    private static final class Prints {

        private final List<Print> all = new ArrayList<>();
        private final int edition;
        private boolean webP = true;

        Prints(int edition) {
            this.edition = edition;
        }

        void add(String size, BufferedImage pixels) throws IOException {
            all.add(new Print(size, ImageFormat.JPEG, Picture.jpeg(pixels)));
            byte[] bytes = webP ? WebP.of(pixels) : null;
            if (bytes == null) {
                webP = false;
            } else {
                all.add(new Print(size, ImageFormat.WEBP, bytes));
            }
        }
    }

    /**
     * @param sizes narrowest first
     * @param hasWebP whether each file is there as WebP, too
     */
    record Developed(
            List<Media.Size> sizes, List<Print> prints, List<Media.Crop> crops, boolean hasWebP, String colour) {}

    /** An image in all shapes. */
    record Cut(List<Media.Crop> crops, List<Print> prints) {}

    /** @param size see {@link FileName#size} */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Print(String size, ImageFormat format, byte[] bytes) {}

    @Override
    public void close() {
        work.close();
    }
}

package org.kiosque.article.media;

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

    /** Under what one document may hold. */
    private static final int LARGEST_PRINT_BYTES = 15 << 20;

    private static final int WAITING = 8;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final BoundedWork work = new BoundedWork("darkroom", 1, WAITING, DEADLINE);

    /**
     * @param file PNG, JPEG or GIF; read when its turn comes
     * @throws InvalidFieldException when it is no image that can be used
     * @throws UnavailableException when many are being taken in
     */
    Developed develop(Callable<byte[]> file) {
        try {
            return work.call(() -> developed(Picture.read(file.call())));
        } catch (OverdueException e) {
            throw new InvalidFieldException("file", "takes more than " + DEADLINE.toSeconds() + " seconds to be read");
        }
    }

    private static Developed developed(Picture picture) throws IOException {
        List<Print> prints = new ArrayList<>();
        boolean webP = true;
        for (int width : picture.widths()) {
            var size = new Media.Size(width, picture.heightAt(width));
            BufferedImage scaled = picture.scaled(width);
            prints.add(new Print(size, ImageFormat.JPEG, Picture.jpeg(scaled)));
            byte[] bytes = webP ? WebP.of(scaled) : null;
            if (bytes == null) {
                webP = false;
            } else {
                prints.add(new Print(size, ImageFormat.WEBP, bytes));
            }
        }
        if (prints.stream().anyMatch(print -> print.bytes().length > LARGEST_PRINT_BYTES)) {
            throw new InvalidFieldException("file", "has more detail than can be stored");
        }
        return new Developed(prints, webP, picture.colour());
    }

    /**
     * @param prints narrowest first
     * @param hasWebP whether each width is there as WebP, too
     */
    record Developed(List<Print> prints, boolean hasWebP, String colour) {

        /** @return narrowest first */
        List<Media.Size> sizes() {
            return prints.stream()
                    .filter(print -> print.format() == ImageFormat.JPEG)
                    .map(Print::size)
                    .toList();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Print(Media.Size size, ImageFormat format, byte[] bytes) {}

    @Override
    public void close() {
        work.close();
    }
}

package org.kiosque.article.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes WebP by libwebp, which is there for the usual machines: Linux, macOS and Windows on x86-64 and ARM. On others there
 * is none, and images go without. Nothing that came from outside reaches it but pixels.
 */
final class WebP {

    private static final Logger log = LoggerFactory.getLogger(WebP.class);
    private static final float QUALITY = 0.78F;
    private static final boolean AVAILABLE = isAvailable();

    private WebP() {}

    private static boolean isAvailable() {
        try {
            return written(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)) != null;
        } catch (IOException | LinkageError | RuntimeException e) {
            log.atWarn().log("There is no WebP on this machine, only JPEG: {}", e.toString());
            return false;
        }
    }

    /** @return null where there is none on this machine */
    static byte @Nullable [] of(BufferedImage image) throws IOException {
        return AVAILABLE ? written(image) : null;
    }

    private static byte @Nullable [] written(BufferedImage image) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(ImageFormat.WEBP.type());
        if (!writers.hasNext()) {
            return null;
        }
        ImageWriter writer = writers.next();
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam lossy = writer.getDefaultWriteParam();
            lossy.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            lossy.setCompressionType("Lossy");
            lossy.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), lossy);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}

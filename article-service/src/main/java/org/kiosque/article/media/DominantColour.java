package org.kiosque.article.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** The colour that most of an image has, to fill its place until it is there. */
final class DominantColour {

    private static final int SIDE = 48;

    /** Colours whose three parts agree in their highest bits count as one. */
    private static final int BITS = 3;

    private DominantColour() {}

    /** @return such as {@code #8a7f6b}: the mean of those that are alike and most of all */
    static String of(BufferedImage image) throws IOException {
        BufferedImage small = Thumbnails.of(image).forceSize(SIDE, SIDE).asBufferedImage();
        int alike = 1 << (3 * BITS);
        var count = new int[alike];
        var sums = new long[alike][3];
        for (int rgb : small.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE)) {
            int red = (rgb >> 16) & 0xFF;
            int green = (rgb >> 8) & 0xFF;
            int blue = rgb & 0xFF;
            int kind = (high(red) << (2 * BITS)) | (high(green) << BITS) | high(blue);
            count[kind]++;
            sums[kind][0] += red;
            sums[kind][1] += green;
            sums[kind][2] += blue;
        }
        int most = 0;
        for (int kind = 1; kind < alike; kind++) {
            most = count[kind] > count[most] ? kind : most;
        }
        return String.format(
                "#%02x%02x%02x", sums[most][0] / count[most], sums[most][1] / count[most], sums[most][2] / count[most]);
    }

    private static int high(int part) {
        return part >> (8 - BITS);
    }
}

package org.kiosque.article.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever colours a file has into those of a screen, opaque, a few rows at a time. Java's own way takes the greys of
 * a PNG for linear light, its profile for none, and knows no ink.
 */
final class Colours {

    private static final int ROWS = 64;
    private static final int WHITE = 255;

    private Colours() {}

    /**
     * @param profile of the colours; null for the usual ones
     * @return the same on white, since JPEG knows no transparency
     */
    static BufferedImage onWhite(BufferedImage image, @Nullable ICC_Profile profile) {
        return image.getColorModel() instanceof IndexColorModel
                ? ofPalette(image, profile)
                : ofSamples(image.getRaster(), profile);
    }

    private static BufferedImage ofPalette(BufferedImage image, @Nullable ICC_Profile profile) {
        int width = image.getWidth();
        return inRows(width, image.getHeight(), Conversion.from(profile, 3, 3), (y, rows, colours, alphas) -> {
            int[] argb = image.getRGB(0, y, width, rows, null, 0, width);
            for (int at = 0; at < argb.length; at++) {
                colours[3 * at] = argb[at] >> 16 & 0xFF;
                colours[3 * at + 1] = argb[at] >> 8 & 0xFF;
                colours[3 * at + 2] = argb[at] & 0xFF;
                alphas[at] = argb[at] >>> 24;
            }
        });
    }

    private static BufferedImage ofSamples(Raster raster, @Nullable ICC_Profile profile) {
        int shift = raster.getSampleModel().getDataType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        int bands = raster.getNumBands();
        boolean grey = bands <= 2;
        boolean transparent = bands == 2 || bands == 4;
        Conversion conversion = Conversion.from(profile, 3, grey ? 1 : 3);
        return inRows(raster.getWidth(), raster.getHeight(), conversion, (y, rows, colours, alphas) -> {
            int[] samples = raster.getPixels(0, y, raster.getWidth(), rows, (int[]) null);
            for (int at = 0; at < alphas.length; at++) {
                for (int colour = 0; colour < 3; colour++) {
                    colours[3 * at + colour] = samples[bands * at + (grey ? 0 : colour)] >> shift;
                }
                alphas[at] = transparent ? samples[bands * at + bands - 1] >> shift : WHITE;
            }
        });
    }

    /** @param ink cyan, magenta, yellow and black, or as the file says light instead of the first three */
    static BufferedImage ofInk(Raster ink, PictureFile file) {
        Conversion conversion = Conversion.from(file.profile(), 4, 4);
        return inRows(ink.getWidth(), ink.getHeight(), conversion, (y, rows, colours, alphas) -> {
            int[] samples = ink.getPixels(0, y, ink.getWidth(), rows, (int[]) null);
            for (int at = 0; at < samples.length; at++) {
                if (file.lightAndInk() && at % 4 == 0) {
                    toInk(samples, at);
                }
                colours[at] = file.inverted() ? WHITE - samples[at] : samples[at];
            }
            Arrays.fill(alphas, WHITE);
        });
    }

    /** As JFIF counts light and colour. */
    private static void toInk(int[] samples, int at) {
        double light = samples[at];
        double blue = samples[at + 1] - 128;
        double red = samples[at + 2] - 128;
        samples[at] = WHITE - within(light + 1.402 * red);
        samples[at + 1] = WHITE - within(light - 0.344136 * blue - 0.714136 * red);
        samples[at + 2] = WHITE - within(light + 1.772 * blue);
    }

    private static int within(double value) {
        return Math.clamp(Math.round(value), 0, WHITE);
    }

    private static BufferedImage inRows(int width, int height, Conversion conversion, Rows reading) {
        int channels = conversion.channels();
        var opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y += ROWS) {
            int rows = Math.min(ROWS, height - y);
            var colours = new int[width * rows * channels];
            var alphas = new int[width * rows];
            reading.read(y, rows, colours, alphas);
            int[] rgb = conversion.toScreen(colours, width, rows);
            for (int at = 0; at < alphas.length; at++) {
                rgb[at] = on(alphas[at], rgb[at] >> 16 & 0xFF) << 16
                        | on(alphas[at], rgb[at] >> 8 & 0xFF) << 8
                        | on(alphas[at], rgb[at] & 0xFF);
            }
            opaque.setRGB(0, y, width, rows, rgb, 0, width);
        }
        return opaque;
    }

    private static int on(int alpha, int colour) {
        return alpha == WHITE ? colour : WHITE + (colour - WHITE) * alpha / WHITE;
    }

    /** Writes the colours and transparency of some rows, from 0 to 255. */
    @FunctionalInterface
    private interface Rows {
        void read(int y, int rows, int[] colours, int[] alphas);
    }

    /** @param profiled null where the colours are the usual ones */
    private record Conversion(@Nullable ColorConvertOp profiled, int channels, int profiledChannels) {

        /**
         * @param least channels that tell as much: one, where the others are the same
         * @return without the profile when it is none, or one of other colours
         */
        static Conversion from(@Nullable ICC_Profile profile, int channels, int least) {
            if (profile != null) {
                try {
                    int own = profile.getNumComponents();
                    if (own == channels || own == least) {
                        ICC_Profile screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
                        var conversion = new Conversion(
                                new ColorConvertOp(new ICC_Profile[] {profile, screen}, null), channels, own);
                        var _ = conversion.toScreen(new int[channels], 1, 1); // one that cannot be used says so now
                        return conversion;
                    }
                } catch (IllegalArgumentException | CMMException | ProfileDataException unusable) {
                    // as if there were none
                }
            }
            return new Conversion(null, channels, channels);
        }

        /** @return a number for each pixel, red first */
        int[] toScreen(int[] colours, int width, int rows) {
            int[] screen = profiled == null ? colours : converted(profiled, colours, width, rows);
            var rgb = new int[width * rows];
            int step = profiled == null ? channels : 3;
            for (int at = 0; at < rgb.length; at++) {
                int first = at * step;
                int white = step == 4 ? WHITE - screen[first + 3] : WHITE;
                for (int colour = 0; colour < 3; colour++) {
                    int value = screen[first + colour];
                    rgb[at] = rgb[at] << 8 | (step == 4 ? (WHITE - value) * white / WHITE : value);
                }
            }
            return rgb;
        }

        private int[] converted(ColorConvertOp profiled, int[] colours, int width, int rows) {
            WritableRaster own =
                    Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, profiledChannels, null);
            for (int band = 0; band < profiledChannels; band++) {
                var samples = new int[width * rows];
                for (int at = 0; at < samples.length; at++) {
                    samples[at] = colours[at * channels + band];
                }
                own.setSamples(0, 0, width, rows, band, samples);
            }
            WritableRaster screen = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, 3, null);
            return profiled.filter(own, screen).getPixels(0, 0, width, rows, (int[]) null);
        }
    }
}

package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos look in the article as they do in the program that made them. */
class PictureColoursTest {

    private static final int NEAR = 6;

    @ParameterizedTest
    @CsvSource({
        "true, 6, 20, 32",
        "false, 6, 20, 32",
        "true, 8, 20, 32",
        "true, 5, 20, 32",
        "true, 1, 32, 20",
        "true, 3, 32, 20",
        "false, 0, 32, 20",
        "true, 9, 32, 20"
    })
    void aPhotoStandsUprightWhereverItSaysHowItWasHeld(boolean little, int orientation, int width, int height)
            throws IOException {
        byte[] photo = PictureTest.image(32, 20, "jpg");
        byte[] note = exif(orientation, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int behindJfif = 4 + ((photo[4] & 0xff) << 8 | photo[5] & 0xff);
        for (int at : new int[] {2, behindJfif}) {
            BufferedImage shown = shown(spliced(photo, at, note));
            assertThat(shown.getWidth()).isEqualTo(width);
            assertThat(shown.getHeight()).isEqualTo(height);
        }
    }

    @Test
    void aPhonesPhotoStandsUpright() {
        BufferedImage shown = shown(resource("sideways.jpg"));
        assertThat(shown.getWidth()).isEqualTo(20);
        assertThat(shown.getHeight()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
    void greysStayAsTheyAre(int samples) {
        for (boolean transparent : new boolean[] {true, false}) {
            BufferedImage greys = image(samples, ColorSpace.CS_GRAY, transparent);
            int most = samples == DataBuffer.TYPE_BYTE ? 255 : 65535;
            for (int x = 0; x < 32; x++) {
                for (int y = 0; y < 20; y++) {
                    int[] grey = {most * (y < 10 ? 88 : 193) / 255, most};
                    greys.getRaster().setPixel(x, y, transparent ? grey : new int[] {grey[0]});
                }
            }
            BufferedImage shown = shown(written(greys));
            assertNear(shown, 16, 4, 88, 88, 88);
            assertNear(shown, 16, 16, 193, 193, 193);
        }
    }

    @Test
    void whatIsHalfTransparentIsHalfWhite() {
        for (int colours : new int[] {ColorSpace.CS_GRAY, ColorSpace.CS_sRGB}) {
            BufferedImage image = image(DataBuffer.TYPE_BYTE, colours, true);
            int bands = image.getRaster().getNumBands();
            for (int x = 0; x < 32; x++) {
                for (int y = 0; y < 20; y++) {
                    var pixel = new int[bands];
                    pixel[bands - 1] = 128;
                    image.getRaster().setPixel(x, y, pixel);
                }
            }
            assertNear(shown(written(image)), 16, 10, 127, 127, 127);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
    void coloursStayAsTheyAre(int samples) {
        for (boolean transparent : new boolean[] {true, false}) {
            BufferedImage image = image(samples, ColorSpace.CS_sRGB, transparent);
            int factor = samples == DataBuffer.TYPE_BYTE ? 1 : 257;
            for (int x = 0; x < 32; x++) {
                for (int y = 0; y < 20; y++) {
                    int[] pixel = {200 * factor, 40 * factor, 90 * factor, 255 * factor};
                    image.getRaster().setPixel(x, y, pixel);
                }
            }
            assertNear(shown(written(image)), 16, 10, 200, 40, 90);
        }
    }

    @Test
    void aPaletteIsShownOnWhite() {
        byte[] reds = {(byte) 200, 0};
        byte[] others = {40, 0};
        byte[] alphas = {(byte) 255, 0};
        var image = new BufferedImage(
                32, 20, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, reds, others, others, alphas));
        for (int x = 0; x < 32; x++) {
            for (int y = 10; y < 20; y++) {
                image.getRaster().setSample(x, y, 0, 1);
            }
        }
        BufferedImage shown = shown(written(image));
        assertNear(shown, 16, 4, 200, 40, 40);
        assertNear(shown, 16, 16, 255, 255, 255);
    }

    @Test
    void inkBecomesLight() {
        BufferedImage shown = shown(resource("ink.jpg"));
        assertNear(shown, 8, 5, 200, 40, 40);
        assertNear(shown, 24, 5, 40, 180, 60);
        assertNear(shown, 8, 15, 40, 60, 200);
        assertNear(shown, 24, 15, 230, 200, 60);
    }

    @Test
    void inkThatIsWrittenAsLightAndColourBecomesLightToo() {
        assertNear(shown(resource("light-and-ink.jpg")), 16, 10, 200, 40, 40);
    }

    @Test
    void aProfileOfAPngIsFollowed() {
        BufferedImage shown = shown(resource("wide-gamut.png"));
        assertNear(shown, 8, 5, 220, 0, 18);
        assertNear(shown, 24, 5, 0, 185, 23);
        assertNear(shown, 8, 15, 28, 58, 209);
        assertNear(shown, 24, 15, 237, 200, 0);
    }

    @Test
    void aProfileThatIsNoneOrFarTooLargeIsPassedOver() {
        BufferedImage image = image(DataBuffer.TYPE_BYTE, ColorSpace.CS_sRGB, false);
        byte[] png = written(image);
        for (byte[] profile : new byte[][] {
            new byte[0],
            new byte[10],
            "no profile at all, but long enough to look like one".repeat(9).getBytes(StandardCharsets.US_ASCII),
            new byte[200 << 20]
        }) {
            byte[] chunk = chunk("iCCP", concatenated(new byte[] {'x', 0, 0}, deflated(profile)));
            assertNear(shown(spliced(png, 33, chunk)), 16, 10, 0, 0, 0);
        }
    }

    private static BufferedImage image(int samples, int colours, boolean transparent) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(colours),
                transparent,
                false,
                transparent ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                samples);
        return new BufferedImage(model, model.createCompatibleWritableRaster(32, 20), false, null);
    }

    private static void assertNear(BufferedImage image, int x, int y, int red, int green, int blue) {
        int pixel = image.getRGB(x, y);
        assertThat(pixel >> 16 & 0xff).as("red").isBetween(red - NEAR, red + NEAR);
        assertThat(pixel >> 8 & 0xff).as("green").isBetween(green - NEAR, green + NEAR);
        assertThat(pixel & 0xff).as("blue").isBetween(blue - NEAR, blue + NEAR);
    }

    private static BufferedImage shown(byte[] file) {
        try {
            Picture picture = Picture.read(file);
            return ImageIO.read(new ByteArrayInputStream(
                    Picture.jpeg(picture.scaled(picture.widths().getLast()))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (var file = PictureColoursTest.class.getResourceAsStream("/media/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] written(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] exif(int orientation, ByteOrder order) {
        var tiff = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
        tiff.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        tiff.order(order)
                .put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        return tiff.array();
    }

    static byte[] chunk(String type, byte[] data) {
        var chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        var checksum = new CRC32();
        checksum.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) checksum.getValue()).array();
    }

    static byte[] deflated(byte[] data) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(data);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var part = new byte[8192];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] spliced(byte[] file, int at, byte[] added) {
        return ByteBuffer.allocate(file.length + added.length)
                .put(file, 0, at)
                .put(added)
                .put(file, at, file.length - at)
                .array();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        return spliced(first, first.length, second);
    }
}

package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.failures.InvalidFieldException;

class WebpFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"Lossy", "Lossless"})
    void oneOfEitherKindIsTakenInWithItsColours(String kind) throws IOException {
        Picture picture = Picture.read(webp(halves(700, 500, false), kind));
        assertThat(picture.widths()).containsExactly(320, 640, 700);
        BufferedImage shown = picture.scaled(320);
        assertThat(shown.getRGB(10, 100) >> 16 & 0xff).isGreaterThan(230);
        assertThat(shown.getRGB(310, 100) & 0xff).isGreaterThan(230);
        assertThat(shown.getRGB(310, 100) >> 16 & 0xff).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lossy", "Lossless"})
    void transparencyBecomesWhite(String kind) throws IOException {
        BufferedImage shown = Picture.read(webp(halves(64, 64, true), kind)).scaled(64);
        assertThat(shown.getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
        assertThat(shown.getRGB(60, 5) & 0xff).isGreaterThan(230);
    }

    @Test
    void aHugeOneIsThinnedOut() throws IOException {
        Picture picture = Picture.read(webp(halves(5000, 3000, false), "Lossy"));
        assertThat(picture.width()).isLessThan(5000).isGreaterThan(1920);
        assertThat(picture.scaled(1920).getRGB(1900, 100) & 0xff).isGreaterThan(230);
    }

    @Test
    void whatACameraSaysOfItsOrientationHolds() throws IOException {
        byte[] notes = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        Picture picture = Picture.read(with(webp(halves(400, 200, false), "Lossy"), chunk("EXIF", notes)));
        assertThat(picture.width()).isEqualTo(200);
        assertThat(picture.height()).isEqualTo(400);
    }

    @Test
    void nothingButPixelsIsKept() throws IOException {
        byte[] secret = "GPS 48.117, -1.677 <script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] file = with(webp(halves(400, 200, false), "Lossy"), chunk("XMP ", secret), chunk("ABCD", secret));
        byte[] kept = PictureFile.of(file).pixels().array();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(Picture.read(file).width()).isEqualTo(400);
    }

    @Test
    void oneThatMovesIsRefused() throws IOException {
        byte[] file = with(webp(halves(20, 20, false), "Lossy"), chunk("ANIM", new byte[6]));
        assertThatThrownBy(() -> Picture.read(file)).hasMessageContaining("moves");
    }

    @Test
    void aCutOffFileIsRefusedWhereverItIsCut() throws IOException {
        for (String kind : new String[] {"Lossy", "Lossless"}) {
            byte[] whole = webp(halves(300, 200, true), kind);
            for (int percent = 1; percent < 100; percent += 7) {
                byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
                assertThatThrownBy(() -> Picture.read(cut))
                        .as("%s %%", percent)
                        .isInstanceOf(InvalidFieldException.class);
            }
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] lossless = webp(halves(20, 20, false), "Lossless");
        int at = new String(lossless, StandardCharsets.ISO_8859_1).indexOf("VP8L") + 9;
        ByteBuffer.wrap(lossless).order(ByteOrder.LITTLE_ENDIAN).putInt(at, 7_999 | 5_999 << 14);
        assertThatThrownBy(() -> Picture.read(lossless)).hasMessageContaining("12.5 megapixels");

        byte[] lossy = webp(halves(20, 20, false), "Lossy");
        int size = new String(lossy, StandardCharsets.ISO_8859_1).indexOf("VP8 ") + 14;
        ByteBuffer.wrap(lossy).order(ByteOrder.LITTLE_ENDIAN).putInt(size, 11_999 | 11_999 << 16);
        assertThatThrownBy(() -> Picture.read(lossy)).hasMessageContaining("megapixels");
    }

    @Test
    void lengthsThatCannotBeAreRefused() throws IOException {
        byte[] file = webp(halves(20, 20, false), "Lossy");
        for (int at : new int[] {4, 16}) {
            byte[] wrong = file.clone();
            Arrays.fill(wrong, at, at + 4, (byte) 0xff);
            assertThatThrownBy(() -> Picture.read(wrong)).isInstanceOf(InvalidFieldException.class);
        }
        assertThatThrownBy(() -> Picture.read(Arrays.copyOf(file, 12))).isInstanceOf(InvalidFieldException.class);
        byte[] empty = Arrays.copyOf(file, 12);
        ByteBuffer.wrap(empty).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 4);
        assertThatThrownBy(() -> Picture.read(empty)).hasMessageContaining("without a picture");
    }

    @Test
    void whateverIsDamagedIsReadOrRefused() throws IOException {
        var random = new Random(7);
        var noise = new BufferedImage(48, 48, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 48; x++) {
            for (int y = 0; y < 48; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        for (String kind : new String[] {"Lossy", "Lossless"}) {
            byte[] whole = webp(noise, kind);
            for (int round = 0; round < 500; round++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i <= round % 8; i++) {
                    damaged[20 + random.nextInt(damaged.length - 20)] = (byte) random.nextInt();
                }
                Throwable refused = catchThrowable(() -> Picture.read(damaged));
                if (refused != null) {
                    assertThat(refused).as("%s %s", kind, round).isInstanceOf(InvalidFieldException.class);
                }
            }
        }
    }

    /** Red or nothing at the left, blue at the right. */
    private static BufferedImage halves(int width, int height, boolean transparent) {
        var image = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x >= width / 2 ? 0xff0000ff : transparent ? 0 : 0xffff0000);
            }
        }
        return image;
    }

    private static byte[] webp(BufferedImage image, String kind) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(kind);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        var chunk = ByteBuffer.allocate(8 + data.length + data.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        return chunk.array();
    }

    private static byte[] with(byte[] webp, byte[]... more) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(webp);
        for (byte[] one : more) {
            all.writeBytes(one);
        }
        byte[] file = all.toByteArray();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }
}

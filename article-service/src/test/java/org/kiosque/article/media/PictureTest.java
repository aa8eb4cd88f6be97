package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.failures.InvalidFieldException;

class PictureTest {

    @Test
    void aPictureComesInTheUsualWidthsThatItHasAndItsOwn() {
        assertThat(Picture.read(image(200, 100, "png")).widths()).containsExactly(200);
        assertThat(Picture.read(image(1000, 500, "jpg")).widths()).containsExactly(320, 640, 960, 1000);
        assertThat(Picture.read(image(1280, 500, "png")).widths()).containsExactly(320, 640, 960, 1280);
        assertThat(Picture.read(image(2500, 500, "jpg")).widths()).containsExactly(320, 640, 960, 1280, 1920);
    }

    @Test
    void aVariantIsAJpegOfItsWidthAndItsOwnProportions() throws IOException {
        Picture picture = Picture.read(image(1000, 500, "png"));
        BufferedImage variant = ImageIO.read(new ByteArrayInputStream(Picture.jpeg(picture.scaled(320))));
        assertThat(variant.getWidth()).isEqualTo(320);
        assertThat(variant.getHeight()).isEqualTo(160).isEqualTo(picture.heightAt(320));
    }

    @Test
    void transparencyBecomesWhite() throws IOException {
        BufferedImage variant = ImageIO.read(new ByteArrayInputStream(
                Picture.jpeg(Picture.read(image(64, 64, "png")).scaled(64))));
        assertThat(variant.getRGB(32, 32) & 0xff).isGreaterThan(250);
    }

    @Test
    void nothingButPixelsIsKept() throws IOException {
        byte[] photo = image(400, 300, "jpg");
        byte[] secret = "GPS 48.117, -1.677 <script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        var withComment = new ByteArrayOutputStream();
        withComment.write(photo, 0, 2);
        withComment.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (secret.length + 2)});
        withComment.write(secret);
        withComment.write(photo, 2, photo.length - 2);
        withComment.write(secret); // appended after the end
        String made = new String(
                Picture.jpeg(Picture.read(withComment.toByteArray()).scaled(320)), StandardCharsets.ISO_8859_1);
        assertThat(made).doesNotContain("GPS").doesNotContain("script");
    }

    @Test
    void aHugePhotoIsThinnedOutAndStillComesInAllWidths() {
        assertThat(Picture.read(image(8000, 6000, "jpg")).widths()).containsExactly(320, 640, 960, 1280, 1920);
    }

    @Test
    void whatIsNoPngJpegOrGifIsRefused() {
        assertUnfit("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8));
        assertUnfit(new byte[0]);
        assertUnfit(image(10, 10, "tiff"));
        assertUnfit(image(10, 10, "bmp"));
        byte[] png = image(300, 300, "png");
        assertUnfit(Arrays.copyOf(png, 40));
        byte[] jpeg = image(300, 300, "jpg");
        assertUnfit(Arrays.copyOf(jpeg, 20));
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        byte[] png = image(10, 10, "png");
        // Width and height stand in the header, at bytes 16 to 23, followed by its checksum at 29.
        byte[] bomb = png.clone();
        bomb[16] = 0;
        bomb[17] = 1;
        bomb[21] = 1;
        var crc = new java.util.zip.CRC32();
        crc.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
        }
        assertThatThrownBy(() -> Picture.read(bomb)).hasMessageContaining("megapixels");
    }

    @Test
    void aProgressivePhotoIsTakenIn() {
        assertThat(Picture.read(progressive(400, 300)).widths()).containsExactly(320, 400);
    }

    @Test
    void aPhotoOfThousandsOfScansIsRefusedAtOnce() {
        byte[] photo = progressive(4000, 3000);
        int lastScan = photo.length - 2;
        while (photo[lastScan] != (byte) 0xff || photo[lastScan + 1] != (byte) 0xda) {
            lastScan--;
        }
        var bomb = new ByteArrayOutputStream();
        bomb.write(photo, 0, lastScan);
        for (int n = 0; n < 5_000; n++) {
            bomb.write(photo, lastScan, photo.length - 2 - lastScan);
        }
        bomb.write(photo, photo.length - 2, 2);
        byte[] file = bomb.toByteArray();
        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> Picture.read(file)).hasMessageContaining("scans"));
    }

    @Test
    void whatIsAppendedToAPhotoIsNoScan() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(progressive(400, 300));
        for (int n = 0; n < 100; n++) {
            file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 4, 1, 2});
        }
        assertThat(Picture.read(file.toByteArray()).widths()).containsExactly(320, 400);
    }

    @Test
    void textsInAPngAreNotUnpacked() {
        byte[] png = image(64, 64, "png");
        byte[] text = new byte[8 << 20];
        byte[] chunk = PictureColoursTest.chunk(
                "zTXt", PictureColoursTest.spliced(new byte[] {'x', 0, 0}, 3, PictureColoursTest.deflated(text)));
        var chunks = new ByteArrayOutputStream();
        for (int n = 0; n < 1_000; n++) {
            chunks.writeBytes(chunk);
        }
        byte[] bomb = PictureColoursTest.spliced(png, 33, chunks.toByteArray());
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(Picture.read(bomb).widths()).containsExactly(64));
    }

    @Test
    void aPngOfManyBytesAPixelIsThinnedOutAsMuchAsItNeeds() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        byte[] photo =
                written(new BufferedImage(model, model.createCompatibleWritableRaster(4000, 3000), false, null), "png");
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(Picture.read(photo).widths()).contains(1920);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(150 << 20);
    }

    @Test
    void aCutOffFileIsRefusedWhereverItIsCut() {
        for (byte[] whole : List.of(image(300, 200, "png"), noisy("jpg"), noisy("png"), progressive(300, 200))) {
            for (int percent = 1; percent < 100; percent += 7) {
                byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
                assertThatThrownBy(() -> Picture.read(cut))
                        .as("%s %%", percent)
                        .isInstanceOf(InvalidFieldException.class);
            }
            assertUnfit(Arrays.copyOf(whole, whole.length - 1));
            assertThat(Picture.read(whole).widths()).contains(300);
        }
    }

    @Test
    void aCutOffPhotoThatGotAnEndIsRefused() {
        byte[] whole = noisy("jpg");
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        assertThatThrownBy(() -> Picture.read(cut)).hasMessageContaining("cut off");
    }

    @Test
    void readingEndsWhenItsThreadIsInterrupted() {
        byte[] photo = image(4000, 3000, "jpg");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Picture.read(photo)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static byte[] noisy(String format) {
        var noise = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 200; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        return written(noise, format);
    }

    private static byte[] progressive(int width, int height) {
        var out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(
                    null,
                    new IIOImage(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), null, null),
                    settings);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static void assertUnfit(byte[] file) {
        assertThatThrownBy(() -> Picture.read(file)).isInstanceOf(InvalidFieldException.class);
    }

    static byte[] image(int width, int height, String format) {
        int type = format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return written(new BufferedImage(width, height, type), format);
    }

    private static byte[] written(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

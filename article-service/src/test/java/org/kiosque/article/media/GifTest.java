package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.failures.InvalidFieldException;

/** Of a GIF the first frame is taken. */
class GifTest {

    @Test
    void theFirstFrameIsThePicture() throws IOException {
        byte[] gif = frames(Color.RED, Color.BLUE);
        Picture picture = Picture.read(gif);
        assertThat(picture.widths()).containsExactly(320, 400);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(Picture.jpeg(picture.scaled(320))));
        var colour = new Color(shown.getRGB(160, 100));
        assertThat(colour.getRed()).isGreaterThan(200);
        assertThat(colour.getBlue()).isLessThan(60);
    }

    @Test
    void whatComesBehindItIsNotLookedAt() throws IOException {
        byte[] gif = frames(Color.RED, Color.BLUE);
        byte[] one = frames(Color.RED);
        byte[] needed = PictureFile.of(gif).pixels().array();
        assertThat(needed.length).isLessThanOrEqualTo(one.length);
        var more = new ByteArrayOutputStream();
        more.writeBytes(Arrays.copyOf(one, one.length - 1));
        more.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(PictureFile.of(more.toByteArray()).pixels().array(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void oneThatIsCutOffIsRefusedWhereverItIs() throws IOException {
        byte[] gif = frames(Color.RED);
        for (int length = 6; length < gif.length - 2; length += 7) {
            byte[] cut = Arrays.copyOf(gif, length);
            assertThatThrownBy(() -> Picture.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidFieldException.class);
        }
    }

    @Test
    void oneThatSaysToBeHugeIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] gif = frames(Color.RED);
        int descriptor = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
        while (gif[descriptor] == 0x21) {
            descriptor += 2;
            while (gif[descriptor] != 0) {
                descriptor += (gif[descriptor] & 0xFF) + 1;
            }
            descriptor++;
        }
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xFF);
        assertThatThrownBy(() -> Picture.read(gif))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("50 megapixels");
    }

    @Test
    void oneWithoutAPictureIsRefused() {
        byte[] none = {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, 0x3B};
        assertThatThrownBy(() -> Picture.read(none)).isInstanceOf(InvalidFieldException.class);
    }

    private static byte[] frames(Color... colours) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Color colour : colours) {
                var frame = new BufferedImage(400, 250, BufferedImage.TYPE_BYTE_INDEXED);
                var pen = frame.createGraphics();
                pen.setColor(colour);
                pen.fillRect(0, 0, 400, 250);
                pen.dispose();
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}

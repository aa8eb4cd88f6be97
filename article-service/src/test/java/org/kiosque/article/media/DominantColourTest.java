package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DominantColourTest {

    @Test
    void itIsTheColourOfMostAndNotTheMeanOfAll() throws IOException {
        var image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x20, 0x80, 0xE0));
        pen.fillRect(0, 0, 140, 100);
        pen.setColor(Color.RED);
        pen.fillRect(140, 0, 60, 100);
        pen.dispose();
        assertThat(DominantColour.of(image)).isEqualTo("#2080e0");
    }

    @Test
    void theSmallestImageHasOne() throws IOException {
        assertThat(DominantColour.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)))
                .isEqualTo("#000000");
    }
}

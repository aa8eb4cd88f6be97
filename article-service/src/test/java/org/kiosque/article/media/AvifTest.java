package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.media.MediaException.UnreadableFormatException;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.http.ProblemDetail;

/** The files are red on the left and blue on the right; avifenc has made them. */
class AvifTest {

    static byte[] file(String name) throws IOException {
        try (InputStream file = AvifTest.class.getResourceAsStream("/avif/" + name + ".avif")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    /** In CI it has to be there. */
    static void requireProgram() {
        assumeTrue(
                Avif.installed().program() != null || "true".equals(System.getenv("CI")), "there is no avifdec here");
    }

    private static boolean red(BufferedImage image, int x, int y) {
        int colour = image.getRGB(x, y);
        return (colour >> 16 & 0xff) > 220 && (colour & 0xff) < 40;
    }

    private static boolean blue(BufferedImage image, int x, int y) {
        int colour = image.getRGB(x, y);
        return (colour & 0xff) > 220 && (colour >> 16 & 0xff) < 40;
    }

    @ParameterizedTest
    @ValueSource(strings = {"halves", "ten-bits"})
    void itIsTakenInWithItsColours(String name) throws IOException {
        requireProgram();
        Picture picture = Picture.read(file(name));
        assertThat(picture.widths()).containsExactly(320, 640, 700);
        BufferedImage shown = picture.scaled(320);
        assertThat(red(shown, 10, 100) && blue(shown, 310, 100)).isTrue();
    }

    @Test
    void transparencyBecomesWhite() throws IOException {
        requireProgram();
        BufferedImage shown = Picture.read(file("transparent")).scaled(64);
        assertThat(shown.getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
        assertThat(blue(shown, 60, 5)).isTrue();
    }

    @Test
    void aHugeOneIsThinnedOut() throws IOException {
        requireProgram();
        Picture picture = Picture.read(file("large"));
        assertThat(picture.width()).isLessThan(5000).isGreaterThan(1920);
        assertThat(blue(picture.scaled(1920), 1900, 100)).isTrue();
    }

    /** Turned against the clock in steps of 90 degrees, then mirrored. */
    @ParameterizedTest
    @CsvSource({
        "turned-1, 200, 100, 350, 100, 50",
        "turned-2, 400, 350, 100, 50, 100",
        "turned-3, 200, 100, 50, 100, 350",
        "mirrored-0, 400, 50, 100, 350, 100",
        "mirrored-1, 400, 350, 100, 50, 100",
        "turned-mirrored, 200, 100, 350, 100, 50"
    })
    void itStandsAsItIsToBeShown(String name, int width, int redX, int redY, int blueX, int blueY) throws IOException {
        requireProgram();
        Picture picture = Picture.read(file(name));
        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(width == 200 ? 400 : 200);
        BufferedImage shown = picture.scaled(width);
        assertThat(red(shown, redX, redY)).isTrue();
        assertThat(blue(shown, blueX, blueY)).isTrue();
    }

    @Test
    void aCutOffFileIsRefusedWhereverItIsCut() throws IOException {
        byte[] whole = file("transparent");
        for (int percent = 5; percent < 100; percent += 5) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThatThrownBy(() -> Picture.read(cut))
                    .as("cut at %d percent", percent)
                    .isInstanceOf(InvalidFieldException.class);
        }
    }

    @Test
    void aBombIsRefusedBeforeAnythingIsDecoded() throws IOException {
        byte[] bomb = sized(file("halves"), 12_000, 12_000);
        assertThatThrownBy(() -> Picture.read(bomb)).hasMessageContaining("more than 50 megapixels");
        byte[] wide = sized(file("halves"), 12_001, 1);
        assertThatThrownBy(() -> Picture.read(wide)).hasMessageContaining("more than 50 megapixels");
    }

    @Test
    void oneThatIsLargerThanItSaysIsRefused() throws IOException {
        requireProgram();
        byte[] lying = sized(file("large"), 100, 100);
        assertThatThrownBy(() -> Picture.read(lying))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void whatIsBrokenWithinIsRefused() throws IOException {
        requireProgram();
        byte[] broken = file("halves");
        Arrays.fill(broken, broken.length - 120, broken.length, (byte) 0x55);
        assertThatThrownBy(() -> Picture.read(broken)).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        byte[] whole = file("turned-mirrored");
        for (int at = 0; at < whole.length; at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= (byte) 0xff;
            try {
                var _ = PictureFile.of(wrong);
            } catch (InvalidFieldException refused) {
                assertThat(refused.pointer()).isEqualTo("file");
            }
        }
    }

    @Test
    void partsWithoutEndAreNotCounted() throws IOException {
        byte[] endless = file("halves");
        int iloc = new String(endless, StandardCharsets.ISO_8859_1).indexOf("iloc");
        ByteBuffer.wrap(endless)
                .putShort(iloc + 8, (short) 0) // sizes of nothing
                .putShort(iloc + 10, (short) 1)
                .putShort(iloc + 16, (short) 0xffff);
        assertThatThrownBy(() -> PictureFile.of(endless)).hasMessageContaining("too many parts");
    }

    @Test
    void oneThatMovesIsRefused() throws IOException {
        byte[] moving = file("halves");
        System.arraycopy("avis".getBytes(StandardCharsets.US_ASCII), 0, moving, 8, 4);
        assertThatThrownBy(() -> Picture.read(moving)).hasMessageContaining("moves");
    }

    @Test
    void withoutTheProgramItsFormatIsNamed() throws IOException {
        PictureFile picture = PictureFile.of(file("halves"));
        assertThatThrownBy(() -> new Avif(null).decoded(picture, File::length))
                .isInstanceOfSatisfying(UnreadableFormatException.class, e -> {
                    ProblemDetail problem = new MediaProblems().on(e);
                    assertThat(problem.getStatus()).isEqualTo(415);
                    assertThat(problem.getDetail()).startsWith("AVIF ");
                });
    }

    @Test
    void nothingIsLeftOnTheDiskAndAProgramThatHangsIsEnded(@TempDir Path folder) throws Exception {
        Path hanging = folder.resolve("avifdec");
        Files.writeString(hanging, "#!/bin/sh\necho $$ >" + folder.resolve("pid") + "\nexec sleep 600\n");
        assertThat(hanging.toFile().setExecutable(true)).isTrue();
        PictureFile picture = PictureFile.of(file("halves"));
        Thread reading = Thread.ofPlatform().start(() -> {
            try {
                new Avif(hanging).decoded(picture, File::length);
            } catch (IOException | RuntimeException expected) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> Files.exists(folder.resolve("pid"))
                && !Files.readString(folder.resolve("pid")).isBlank());
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        reading.interrupt();
        reading.join();
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** @return the file, saying another size */
    private static byte[] sized(byte[] file, int width, int height) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("ispe") + 8;
        return ByteBuffer.wrap(file).putInt(at, width).putInt(at + 4, height).array();
    }
}

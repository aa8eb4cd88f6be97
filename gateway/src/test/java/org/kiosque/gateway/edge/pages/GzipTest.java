package org.kiosque.gateway.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GzipTest {

    private static final Random RANDOM = new Random(7);

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] words(int times) {
        return "The night train leaves the old station. ".repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... pieces) {
        int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }

    private static CompressedParts parts(int[] starts, byte[]... plain) {
        return new CompressedParts(IntStream.range(0, starts.length)
                .mapToObj(i -> new CompressedParts.Place(starts[i], CompressedPart.of(plain[i])))
                .toList());
    }

    private static void survives(byte[] body, CompressedParts parts) {
        assertThat(Gzip.inflate(Gzip.compress(body, parts), body.length + 1)).isEqualTo(body);
    }

    @Test
    void whatHasNoPartsIsCompressedAsAWhole() {
        byte[] body = words(1_000);

        survives(body, CompressedParts.NONE);
        survives(new byte[0], CompressedParts.NONE);
        survives(noise(100_000), CompressedParts.NONE);
        assertThat(Gzip.compress(body, CompressedParts.NONE)).hasSizeLessThan(body.length / 50);
    }

    @Test
    void partsStandWhereTheyBelongWhateverIsBetweenThem() {
        for (int length : List.of(0, 1, 200, 201, 70_000)) {
            byte[] first = words(300);
            byte[] second = noise(20_000);
            byte[] between = noise(length);
            byte[] body = joined(between, first, between, second, between);

            survives(body, parts(new int[] {length, 2 * length + first.length}, first, second));
        }
    }

    @Test
    void partsOfEverySizeEndWithAByte() {
        for (int length = 0; length < 600; length++) {
            byte[] part = noise(length);
            survives(joined(part, part), parts(new int[] {0, length}, part, part));
        }
        for (int length : List.of(8 * 1024 - 20, 8 * 1024, 8 * 1024 + 20, 8 * 1024 + 64, 300_000)) {
            byte[] part = noise(length);
            survives(joined(part, part), parts(new int[] {0, length}, part, part));
        }
    }

    @Test
    void whatDoesNotStandThereIsCompressedWithTheRest() {
        byte[] body = words(100);
        byte[] other = noise(1_000);

        survives(body, parts(new int[] {10}, other));
        survives(body, parts(new int[] {body.length - 10}, words(50)));
        survives(body, parts(new int[] {0, 10}, words(50), words(50))); // one over the other
    }

    @Test
    void partsAreSentAsTheyWereCompressed() {
        byte[] part = words(1_000);
        CompressedPart compressed = CompressedPart.of(part);

        byte[] sent = Gzip.compress(
                joined(new byte[] {'<'}, part), new CompressedParts(List.of(new CompressedParts.Place(1, compressed))));

        assertThat(new String(sent, StandardCharsets.ISO_8859_1))
                .contains(new String(compressed.deflated(), StandardCharsets.ISO_8859_1));
    }
}

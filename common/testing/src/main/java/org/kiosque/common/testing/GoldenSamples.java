package org.kiosque.common.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One sample of the data of each event, and of some answers that one service makes pages of another's, that a producer's test must
 * equal and a consumer's test must read.
 */
public final class GoldenSamples {

    private GoldenSamples() {}

    /** @param type such as {@code article.published.v1} */
    public static byte[] of(String type) {
        return read(type);
    }

    /** @param name such as {@code related} */
    public static String answer(String name) {
        return new String(read("answers/" + name), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream sample = GoldenSamples.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (sample == null) {
                throw new IllegalArgumentException("no golden sample of " + name);
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

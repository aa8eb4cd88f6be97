package org.kiosque.common.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One sample of the data of each event, that a producer's test must equal and a consumer's test must read. */
public final class GoldenSamples {

    private GoldenSamples() {}

    /** @param type such as {@code article.published.v1} */
    public static byte[] of(String type) {
        try (InputStream sample = GoldenSamples.class.getResourceAsStream("/golden/" + type + ".json")) {
            if (sample == null) {
                throw new IllegalArgumentException("no golden sample of " + type);
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

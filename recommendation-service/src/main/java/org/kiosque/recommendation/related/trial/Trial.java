package org.kiosque.recommendation.related.trial;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.CRC32C;
import org.kiosque.recommendation.related.ranking.Weights;
import org.springframework.stereotype.Component;

/**
 * Says who gets which weighting: it follows from the article and the day, or from the reader's opaque id, so that all replicas
 * say the same, and what is kept for all readers is right for all of them.
 */
@Component
public final class Trial {

    private static final int PARTS = 10_000;

    private final TrialProperties properties;
    private final Weights usual;
    private final Weights other;

    Trial(TrialProperties properties, Weights usual) {
        this.properties = properties;
        this.usual = usual;
        this.other = properties.weights(usual);
    }

    /** For what stands on the article's page, for all readers, until the day is over (UTC). */
    public Weights weightsBeside(String articleId, Instant now) {
        return weights(beside(articleId, now));
    }

    /** For what is chosen for one reader. */
    public Weights weightsFor(String reader) {
        return weights(of(reader));
    }

    boolean isOn() {
        return properties.share() > 0;
    }

    double share() {
        return properties.share();
    }

    Weights weights(Variant variant) {
        return variant == Variant.TRIAL ? other : usual;
    }

    Variant beside(String articleId, Instant now) {
        return variant(articleId + "@" + LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    Variant of(String reader) {
        return variant(reader);
    }

    private Variant variant(String subject) {
        var hash = new CRC32C();
        hash.update(subject.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % PARTS < Math.round(properties.share() * PARTS) ? Variant.TRIAL : Variant.USUAL;
    }
}

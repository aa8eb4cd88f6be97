package org.kiosque.recommendation.related.ranking;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * An article that might interest the reader of another.
 *
 * @param text what it has of the other's telling words, from 0 for nothing to about 1 for the same text
 * @param tags what it has of the other's tags, from 0 to 1; rare tags weigh more
 * @param authors what it has of the other's authors, from 0 to 1
 * @param meaning how near its meaning is: the cosine of both vectors, from -1 to 1; empty while one of the two is not known
 * @param sketch of its words; {@link Sketch#EMPTY} for one that is too far behind to matter
 */
public record Candidate(
        String articleId,
        double text,
        double tags,
        double authors,
        OptionalDouble meaning,
        Instant publishedAt,
        Sketch sketch) {

    /** One whose meaning is not known. */
    public Candidate(String articleId, double text, double tags, double authors, Instant publishedAt, Sketch sketch) {
        this(articleId, text, tags, authors, OptionalDouble.empty(), publishedAt, sketch);
    }

    /** @return the same, whose meaning is so near */
    public Candidate near(OptionalDouble meaning) {
        return new Candidate(articleId, text, tags, authors, meaning, publishedAt, sketch);
    }
}

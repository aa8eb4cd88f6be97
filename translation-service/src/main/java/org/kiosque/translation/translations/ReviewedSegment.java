package org.kiosque.translation.translations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.segmentation.Field;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/**
 * What a person has written for a sentence, or approved of it. It belongs to the sentence's words, not to its place, so
 * that it stays with them whatever is revised around them.
 *
 * @param nth which of the equal sentences of the text it is, from 0
 * @param engine null when no machine made it
 * @param staleTerm a term of the glossary that has changed since, and that the target lacks; null when there is none, and in
 *     what an earlier version has written
 */
public record ReviewedSegment(
        Field field,
        String source,
        int nth,
        String target,
        Origin origin,
        @Nullable String engine,
        Review review,
        Staff by,
        Instant at,
        @Nullable String staleTerm) {

    ReviewedSegment without(String term) {
        return new ReviewedSegment(field, source, nth, target, origin, engine, review, by, at, term);
    }

    Key key() {
        return new Key(field.isMarkdown(), source, nth);
    }

    /** The sentence's words and which of several: the same characters say something else where they are Markdown. */
    record Key(boolean markdown, String source, int nth) {

        static Key of(Segment segment) {
            return new Key(segment.field().isMarkdown(), segment.source(), segment.nth());
        }
    }
}

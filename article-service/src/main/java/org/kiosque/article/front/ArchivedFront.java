package org.kiosque.article.front;

import java.time.Instant;
import java.util.List;

/**
 * A front page for good keeping. Part of the form of exports: fields may come, and none changes its meaning.
 *
 * @param id its language, a slash, and the id of the section if it is that of one
 * @param pins ids of articles, in their order
 */
public record ArchivedFront(String id, List<String> pins, Instant changedAt, String changedBy) {

    static ArchivedFront of(Front front) {
        return new ArchivedFront(front.id(), front.pins(), front.changedAt(), front.changedBy());
    }
}

package org.kiosque.recommendation.search.query;

import java.util.List;

/**
 * A text with what was looked for marked in it.
 *
 * @param text plain: whoever shows it has to escape it
 * @param marks in the order in which they stand, without overlaps
 */
public record Marked(String text, List<Mark> marks) {

    public Marked {
        marks = List.copyOf(marks);
    }

    /**
     * @param start in UTF-16 units
     * @param end exclusive
     */
    public record Mark(int start, int end) {}
}

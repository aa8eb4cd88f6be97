package org.kiosque.translation.segmentation;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * How much a text may ask for, looked at character by character before anything is made of it. What editors may save stays
 * below all of these; they are for what was published before that was so.
 */
final class Bounds {

    static final int LONGEST = 400_000;
    static final int MARKS_IN_A_ROW = 30;

    /** The parser looks at all of them for each. */
    static final int LINES_TOGETHER = 4_000;

    /** The parser looks for the partner of each; a row of the same one counts once, but for brackets. */
    static final int MARKUP_TOGETHER = 10_000;

    /** Also those that short rows leave out. */
    static final int CELLS = 20_000;

    /** What begins an item of a list or a heading also when the line before is a paragraph's. */
    private static final Pattern BEGINS = Pattern.compile(" {0,3}(?:[-+*]|#{1,6}) {1,4}[^ ]");

    private Bounds() {}

    /** @throws UntranslatableException when the text is too long or its marks are stacked */
    static void checkPlain(String text) {
        require(text.length(), LONGEST, "characters");
        int marks = 0;
        for (int at = 0; at < text.length(); at++) {
            marks = isMark(text.charAt(at)) ? marks + 1 : 0;
            require(marks, MARKS_IN_A_ROW, "combining marks in a row");
        }
    }

    private static boolean isMark(char character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** @throws UntranslatableException when it would cost too much to read */
    static void checkMarkdown(String source) {
        checkPlain(source);
        long cells = 0;
        var together = new Paragraph();
        for (String line : (Iterable<String>) source.lines()::iterator) {
            boolean empty = all(line, character -> character == '>' || Character.isWhitespace(character));
            if (empty || BEGINS.matcher(line).lookingAt()) {
                cells += together.cells();
                together = new Paragraph();
            }
            if (!empty) {
                together.add(line);
            }
            require(cells + together.cells(), CELLS, "table cells");
        }
    }

    private static boolean all(String line, IntPredicate characters) {
        return line.chars().allMatch(characters);
    }

    private static void require(long counted, int most, String what) {
        if (counted > most) {
            throw new UntranslatableException("the text has more than " + most + " " + what);
        }
    }

    /** Lines without an empty one between them. */
    private static final class Paragraph {

        private int lines;
        private int markup;
        private int columns;

        void add(String line) {
            require(++lines, LINES_TOGETHER, "lines without an empty one between them");
            char before = 0;
            for (int at = 0; at < line.length(); at++) {
                char here = line.charAt(at);
                boolean inWord = here == '_' // where it marks nothing
                        && Character.isLetterOrDigit(before)
                        && at + 1 < line.length()
                        && Character.isLetterOrDigit(line.charAt(at + 1));
                if (here == '[' || (here != before && "*_~".indexOf(here) >= 0 && !inWord)) {
                    markup++;
                }
                before = here;
            }
            require(markup, MARKUP_TOGETHER, "marks of markup without an empty line between them");
            if (line.indexOf('-') >= 0 && all(line, character -> "|:- \t>".indexOf(character) >= 0)) {
                columns = Math.max(
                        columns,
                        1
                                + (int) line.chars()
                                        .filter(character -> character == '|')
                                        .count());
            }
        }

        /** Every row is filled up to the width of the table's head. */
        long cells() {
            return (long) lines * columns;
        }
    }
}

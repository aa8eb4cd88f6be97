package org.kiosque.article.markdown;

import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * How much a text may ask for. A few kilobytes of Markdown can stand for megabytes of HTML, or for work that grows with
 * their square; no author needs either.
 *
 * @param lines without an empty one between them: the parser looks at all of them for each
 * @param marks asterisks, underscores, tildes and brackets in such lines: the parser looks for the partner of each
 * @param tags signs that begin a tag: the sanitiser takes what was never closed along
 * @param cells of all tables, those included that are left out in short rows
 * @param footnotes and references to them
 * @param links and images
 * @param html in characters
 */
record Bounds(int lines, int marks, int tags, int cells, int headings, int footnotes, int links, int blocks, int html) {

    /** Of what an editor saves or publishes. */
    static final Bounds DRAFT = new Bounds(2_000, 5_000, 10_000, 10_000, 500, 1_000, 5_000, 20_000, 1_000_000);

    /** Of what was published: a translation may be longer than its original. */
    static final Bounds PUBLISHED = DRAFT.times(2);

    private static final Pattern SEPARATORS = Pattern.compile("\\|");

    private Bounds times(int factor) {
        return new Bounds(
                factor * lines,
                factor * marks,
                factor * tags,
                factor * cells,
                factor * headings,
                factor * footnotes,
                factor * links,
                factor * blocks,
                factor * html);
    }

    /**
     * Looks at the lines alone, before anything is made of them.
     *
     * @throws InvalidFieldException when parsing would cost too much
     */
    void check(String markdown) {
        require(markdown.chars().filter(c -> c == '<').count(), tags, "signs <");
        int together = 0;
        int marked = 0;
        int columns = 0;
        long inTables = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            if (isEmpty(line)) {
                together = 0;
                marked = 0;
                columns = 0;
                continue;
            }
            require(++together, lines, "lines without an empty one between them");
            marked += marks(line);
            require(marked, marks, "asterisks, underscores, tildes and brackets without an empty line between them");
            // Under a table's head comes a line of these characters alone; it tells the columns of all rows that
            // follow.
            if (line.indexOf('|') < 0) {
                columns = 0;
            } else if (line.indexOf('-') >= 0 && line.chars().allMatch(c -> "|:- \t>".indexOf(c) >= 0)) {
                columns = Math.max(columns, columns(line));
                inTables += columns; // those of the head
            }
            inTables += columns;
            require(inTables, cells, "table cells");
        }
    }

    /** @throws InvalidFieldException when it has too much of anything */
    void check(Node document) {
        var counted = new Count();
        counted.below(document);
        require(counted.cells, cells, "table cells");
        require(counted.headings, headings, "headings");
        require(counted.footnotes, footnotes, "footnotes and references to them");
        require(counted.links, links, "links and images");
        require(counted.blocks, blocks, "paragraphs and other blocks");
    }

    private static void require(long counted, int most, String what) {
        if (counted > most) {
            throw new InvalidFieldException("/body", "has more than " + most + " " + what);
        }
    }

    /** @return true also for what is empty within quotations */
    private static boolean isEmpty(String line) {
        return line.chars().allMatch(c -> c == '>' || c == ' ' || c == '\t');
    }

    /** @return how many there are; a row of the same one counts once, but for brackets */
    private static int marks(String line) {
        int marks = 0;
        int before = 0;
        for (int i = 0; i < line.length(); i++) {
            int here = line.charAt(i);
            if (here == '[' || (here != before && (here == '*' || here == '_' || here == '~'))) {
                marks++;
            }
            before = here;
        }
        return marks;
    }

    /** @return the parts between the pipes that have a dash */
    private static int columns(String line) {
        return (int) SEPARATORS
                .splitAsStream(line)
                .filter(part -> part.indexOf('-') >= 0)
                .count();
    }

    private static final class Count {

        private int cells;
        private int headings;
        private int footnotes;
        private int links;
        private int blocks;

        /** The parser lets nothing nest so deeply that this would fill the stack. */
        private void below(Node parent) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                switch (node) {
                    case TableCell _ -> cells++;
                    case Heading _ -> headings++;
                    case FootnoteDefinition _, FootnoteReference _ -> footnotes++;
                    case Link _, Image _ -> links++;
                    default -> {}
                }
                if (node instanceof Block) {
                    blocks++;
                }
                below(node);
            }
        }
    }
}

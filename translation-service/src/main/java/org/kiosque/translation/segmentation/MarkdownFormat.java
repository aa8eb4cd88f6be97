package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The dialect of the articles: CommonMark with tables, strikethrough and footnotes. */
final class MarkdownFormat {

    /** As where articles are rendered: what is nested deeper is flat. */
    private static final int DEEPEST = 60;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.builder().requireTwoTildes(true).build(),
                    FootnotesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private static final Pattern MARKUP = Pattern.compile("[\\\\*_\\[\\]<>&`~|^]");

    /** What makes a line of words something else when it stands first. */
    private static final Pattern BLOCK_START = Pattern.compile("(?m)^([-+=:#]|\\d{1,9}(?=[.)]))");

    private MarkdownFormat() {}

    static Node parse(String source) {
        return PARSER.parse(source);
    }

    /**
     * Parses so that every node's place is its place in the source. In a row of a table with {@code \\|} the parser gives
     * the places in a row without these backslashes; here they are read as other punctuation of the same length.
     *
     * @return nodes whose places hold, though not every letter of their literals
     */
    static Node parseInPlace(String source) {
        Node document = parse(source);
        var shown = new StringBuilder(source);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock) {
                    block.getSourceSpans().forEach(row -> hidePipes(shown, row));
                }
                visitChildren(block);
            }
        });
        return shown.toString().equals(source) ? document : parse(shown.toString());
    }

    /** Letters and marks that stand in the words of a text as entities, as HTML would have them, and mark nothing up. */
    private static final Pattern ENTITY =
            Pattern.compile("(?<!\\\\)&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    /** @return the same text with such letters as themselves, so that words are whole */
    static String spelt(String source) {
        if (source.indexOf('&') < 0) {
            return source;
        }
        NavigableMap<Integer, SourceSpan> places = new TreeMap<>();
        parseInPlace(source).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                text.getSourceSpans().forEach(span -> places.put(span.getInputIndex(), span));
            }

            @Override
            public void visit(HtmlBlock block) {
                block.getSourceSpans().forEach(span -> places.put(span.getInputIndex(), span));
            }
        });
        Map<String, String> known = new HashMap<>();
        return ENTITY.matcher(source).replaceAll(entity -> {
            Map.Entry<Integer, SourceSpan> place = places.floorEntry(entity.start());
            boolean inWords = place != null
                    && entity.end() <= place.getKey() + place.getValue().getLength();
            String shown = inWords ? known.computeIfAbsent(entity.group(), MarkdownFormat::shown) : entity.group();
            return Matcher.quoteReplacement(shown);
        });
    }

    private static String shown(String entity) {
        Node paragraph = parse("x" + entity + "x").getFirstChild();
        String text = paragraph != null && paragraph.getFirstChild() instanceof Text words ? words.getLiteral() : "";
        if (text.length() < 3 || text.codePointCount(1, text.length() - 1) != 1) {
            return entity;
        }
        int character = text.codePointAt(1);
        boolean marksNothing = Character.isLetter(character)
                || character == '\''
                || character == '\u00A0'
                || (character > 0x7F
                        && !Character.isISOControl(character)
                        && "⟦⟧".indexOf(character) < 0
                        && Character.getType(character) != Character.FORMAT
                        && !Character.isWhitespace(character));
        return marksNothing ? Character.toString(character) : entity;
    }

    private static void hidePipes(StringBuilder source, SourceSpan row) {
        int end = row.getInputIndex() + row.getLength();
        for (int at = row.getInputIndex(); at + 1 < end; at++) {
            if (source.charAt(at) == '\\' && source.charAt(at + 1) == '|') {
                source.setCharAt(at, '%');
                source.setCharAt(at + 1, '%');
            }
        }
    }

    /** @return Markdown that shows just these words */
    static String escape(String words) {
        return MARKUP.matcher(words).replaceAll("\\\\$0").replaceAll("[\\r\\n]+", " ");
    }

    /** Keeps a translation that begins with a number or a dash from becoming a list, where the source was none. */
    static String atStartOfRun(String source, String target) {
        if (target.equals(source) || source.isEmpty() || target.isEmpty()) {
            return target;
        }
        var start = BLOCK_START.matcher(target);
        if (!start.lookingAt() || source.startsWith(start.group())) {
            return target;
        }
        return Character.isDigit(target.charAt(0))
                ? start.group() + "\\" + target.substring(start.end())
                : "\\" + target;
    }

    /**
     * All that a translation must leave as it is, in order; within a block its links, code and so on may change places
     * with each other.
     */
    static List<String> shape(String source) {
        List<String> shape = new ArrayList<>();
        describe(parse(source), shape);
        return shape;
    }

    private static void describe(Node block, List<String> shape) {
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Block) {
                shape.add(named(child));
                describe(child, shape);
                shape.add("/");
            } else {
                List<String> inlines = new ArrayList<>();
                describeInlines(block, inlines);
                Collections.sort(inlines);
                shape.addAll(inlines);
                return;
            }
        }
    }

    private static void describeInlines(Node parent, List<String> inlines) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof Text || child instanceof SoftLineBreak)) {
                inlines.add(named(child));
            }
            describeInlines(child, inlines);
        }
    }

    private static String named(Node node) {
        String kind = node.getClass().getSimpleName();
        return switch (node) {
            case Heading heading -> kind + heading.getLevel();
            case Link link -> kind + " " + link.getDestination() + " " + link.getTitle();
            case Image image -> kind + " " + image.getDestination() + " " + image.getTitle();
            case Code code -> kind + " " + code.getLiteral();
            case HtmlInline html -> kind + " " + html.getLiteral();
            case HtmlBlock html -> kind + " " + HtmlText.tags(html.getLiteral());
            case FencedCodeBlock fenced -> kind + " " + fenced.getInfo() + " " + fenced.getLiteral();
            case IndentedCodeBlock indented -> kind + " " + indented.getLiteral();
            case LinkReferenceDefinition definition -> kind + " " + definition.getLabel() + definition.getDestination();
            case FootnoteReference reference -> kind + " " + reference.getLabel();
            case FootnoteDefinition definition -> kind + " " + definition.getLabel();
            default -> kind;
        };
    }
}

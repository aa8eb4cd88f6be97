package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.kiosque.common.languages.Language;

/** Reads the content of one block as tokens, by the places that the parser reports. For one block only. */
final class InlineReader {

    private enum Break {
        NONE,
        SOFT,
        HARD
    }

    private final String source;
    private final Language language;
    private final List<Run> runs = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private int runStart;
    private int at;
    private int pairs;
    private Break pending = Break.NONE;
    /** Words are collected over several nodes, so that an address that the parser cut in two is seen whole. */
    private int wordsFrom = -1;

    InlineReader(String source, Language language) {
        this.source = source;
        this.language = language;
    }

    /** @return the runs of the block; none when it holds nothing */
    List<Run> read(Node block) {
        Node first = block.getFirstChild();
        if (first == null || first.getSourceSpans().isEmpty()) {
            return List.of();
        }
        runStart = at = startOf(first);
        readChildren(block);
        finishRun();
        return runs;
    }

    private void readChildren(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case SoftLineBreak _ -> pending = pending == Break.HARD ? Break.HARD : Break.SOFT;
                case HardLineBreak _ -> pending = Break.HARD;
                default -> {
                    if (!node.getSourceSpans().isEmpty()) {
                        reach(startOf(node));
                        readNode(node);
                    }
                }
            }
        }
    }

    private void readNode(Node node) {
        boolean hasContent = node.getFirstChild() != null
                && !node.getFirstChild().getSourceSpans().isEmpty();
        switch (node) {
            case Text text -> {
                for (SourceSpan span : text.getSourceSpans()) {
                    reach(span.getInputIndex());
                    if (wordsFrom < 0) {
                        wordsFrom = span.getInputIndex();
                    }
                    at = span.getInputIndex() + span.getLength();
                }
            }
            case Image image when hasContent -> picture(image);
            case Link link when hasContent && !isBareAddress(link) -> span(link, true);
            case Emphasis emphasis when hasContent -> span(emphasis, false);
            case StrongEmphasis strong when hasContent -> span(strong, false);
            case Strikethrough strikethrough when hasContent -> span(strikethrough, false);
            case HtmlInline html -> html(endOf(html));
            default -> fixed(endOf(node));
        }
    }

    /** Turns what lies between the last token and the next into a token of its own. */
    private void reach(int start) {
        if (start <= at) {
            return;
        }
        finishWords();
        String between = source.substring(at, start);
        if (pending == Break.HARD) {
            finishRun();
            runStart = start;
        } else if (pending == Break.SOFT || between.isBlank()) {
            tokens.add(new Token.Blank(between));
        } else {
            tokens.add(new Token.Fixed(between));
        }
        pending = Break.NONE;
        at = start;
    }

    private void fixed(int end) {
        finishWords();
        if (end > at) {
            tokens.add(new Token.Fixed(source.substring(at, end)));
            at = end;
        }
    }

    private void html(int end) {
        finishWords();
        tokens.add(new Token.Html(source.substring(at, end)));
        at = end;
    }

    private void span(Node node, boolean link) {
        finishWords();
        int pair = pairs++;
        int content = startOf(child(node));
        tokens.add(new Token.Open(source.substring(at, content), pair));
        at = content;
        readChildren(node);
        finishWords();
        int run = runs.size();
        String end = source.substring(at, endOf(node));
        String label = link && run == runs.size() ? source.substring(content, at) : "";
        tokens.add(new Token.Close(end, link ? endWithLabel(end, label) : end, pair));
        at = endOf(node);
        pending = Break.NONE;
    }

    private void picture(Image image) {
        finishWords();
        int content = startOf(child(image));
        String begin = source.substring(at, content);
        InlineReader inside = new InlineReader(source, language);
        List<Run> alt = inside.read(image);
        int contentEnd = alt.isEmpty() ? content : alt.getLast().end();
        String end = source.substring(contentEnd, endOf(image));
        if (alt.size() == 1) {
            String label = source.substring(content, contentEnd);
            tokens.add(new Token.Picture(begin, alt.getFirst(), end, endWithLabel(end, label)));
        } else {
            tokens.add(new Token.Fixed(source.substring(at, endOf(image))));
        }
        at = endOf(image);
    }

    /** {@code [text]} names a definition by its own words: once these are translated, it has to name it openly. */
    private static String endWithLabel(String end, String label) {
        return end.equals("]") || end.equals("][]") ? "][" + label.replaceAll("\\s+", " ") + "]" : end;
    }

    private void finishWords() {
        if (wordsFrom >= 0) {
            tokens.add(new Token.Words(source.substring(wordsFrom, at)));
            wordsFrom = -1;
        }
    }

    private void finishRun() {
        finishWords();
        if (!tokens.isEmpty()) {
            List<Token> masked = new ArrayList<>();
            for (Token token : WordsWithMarkup.whole(tokens)) {
                if (token instanceof Token.Words(String words)) {
                    masked.addAll(Placeholders.MARKDOWN.tokens(words, language));
                } else {
                    masked.add(token);
                }
            }
            runs.add(SentenceSplitter.run(runStart, masked, language, MarkdownFormat::escape));
            tokens = new ArrayList<>();
        }
    }

    private boolean isBareAddress(Link link) {
        return link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && (link.getDestination().equals(text.getLiteral())
                        || link.getDestination().equals("mailto:" + text.getLiteral()));
    }

    private static Node child(Node parent) {
        return Objects.requireNonNull(parent.getFirstChild());
    }

    private static int startOf(Node node) {
        return node.getSourceSpans().getFirst().getInputIndex();
    }

    private static int endOf(Node node) {
        SourceSpan last = node.getSourceSpans().getLast();
        return last.getInputIndex() + last.getLength();
    }
}

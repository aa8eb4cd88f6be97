package org.kiosque.translation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.CommentPolicy;

/** Articles as newsrooms write them, and what of them has to be the same in every language. */
final class Newsroom {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(), FootnotesExtension.create()))
            .build();

    private static final Pattern TAG = Pattern.compile("</?([a-z]+)");

    /** Around what stays in the original. */
    private static final String UNTRANSLATED = "<span lang=\"(fr|en)\">|</span>";

    private Newsroom() {}

    /** @return the articles of this language, each with an id of its own */
    static List<ArticleSnapshot> articles(String language) throws IOException {
        List<ArticleSnapshot> articles = new ArrayList<>();
        for (String article : text("/newsroom/" + language + ".md").split("\n=====\n")) {
            String[] parts = article.strip().split("\n", 2);
            String id = ServiceUnderTest.newArticleId();
            Instant time = Instant.parse("2026-11-02T06:00:00Z");
            articles.add(new ArticleSnapshot(
                    id,
                    1,
                    language,
                    ArticleSlug.of(parts[0], id),
                    parts[0],
                    null,
                    parts[1],
                    List.of(),
                    List.of(),
                    null,
                    CommentPolicy.OPEN,
                    time,
                    time));
        }
        return articles;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Newsroom.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The blocks in their order; links, images, code and emphases by what they lead to or say. */
    static List<String> shape(String markdown) {
        List<String> blocks = new ArrayList<>();
        List<String> inlines = new ArrayList<>();
        walk(PARSER.parse(markdown), blocks, inlines);
        inlines.sort(null);
        blocks.addAll(inlines);
        return blocks;
    }

    private static void walk(Node parent, List<String> blocks, List<String> inlines) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            String kind = node.getClass().getSimpleName();
            switch (node) {
                case HtmlBlock html ->
                    blocks.add(kind
                            + TAG.matcher(html.getLiteral().replaceAll(UNTRANSLATED, ""))
                                    .results()
                                    .map(MatchResult::group)
                                    .toList());
                case FencedCodeBlock code -> blocks.add(kind + code.getLiteral());
                case Block _ -> blocks.add(kind);
                case Text _, SoftLineBreak _ -> {}
                case Link link -> inlines.add(kind + link.getDestination());
                case Image image -> inlines.add(kind + image.getDestination());
                case Code code -> inlines.add(kind + code.getLiteral());
                case HtmlInline html when html.getLiteral().matches(UNTRANSLATED) -> {}
                default -> inlines.add(kind);
            }
            walk(node, blocks, inlines);
        }
    }

    /** The words that readers see. */
    static String words(String markdown) {
        StringBuilder words = new StringBuilder();
        words(PARSER.parse(markdown), words);
        return words.toString();
    }

    private static void words(Node parent, StringBuilder words) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                words.append(text.getLiteral());
            } else if (node instanceof Block) {
                words.append(' ');
            }
            words(node, words);
        }
    }
}

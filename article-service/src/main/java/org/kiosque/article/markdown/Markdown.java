package org.kiosque.article.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.text.HeadingIds;

/**
 * CommonMark with tables, strikethrough between two tildes, footnotes and bare links. HTML in it is kept as far as it is harmless. The same
 * text always gives the same result.
 */
final class Markdown {

    /** Deeper nesting is cut flat: no author needs it, and rendering it would exhaust the stack. */
    private static final int DEEPEST = 60;

    private static final int TOP_LEVEL = 2;
    private static final int LOWEST_LEVEL = 6;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            FootnotesExtension.create(),
            QuotedAddresses.create(),
            AutolinkExtension.create());
    private static final List<Extension> ALONE = List.of(StandingAlone.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private static final Warning WITHOUT_ALT =
            Warning.ofBody("alt-missing", "an image does not say what it shows, for those who cannot see it");

    private Markdown() {}

    /**
     * @param language of the text
     * @throws InvalidFieldException when it asks for more than {@code bounds} allow
     */
    static ArticleBody render(String markdown, Language language, Bounds bounds) {
        BoundedText.requireAtMost(bounds.html(), markdown.length());
        bounds.check(markdown);
        Node document = PARSER.parse(markdown);
        bounds.check(document);
        var text = new BoundedText(bounds.html());
        TEXT.render(document, text);
        String words = text.toString().strip();
        var headings = new Headings();
        document.accept(headings);
        Map<Node, ArticleBody.Entry> entries = headings.arranged();

        // What the author wrote as HTML can have no id, since it cannot know this mark.
        String mark = UUID.randomUUID() + "-";
        var html = new BoundedText(bounds.html());
        StandingAlone.arrange(document);
        HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .extensions(ALONE)
                .attributeProviderFactory(_ -> (node, _, attributes) -> {
                    ArticleBody.Entry entry = entries.get(node);
                    if (entry != null) {
                        attributes.put("id", mark + entry.id());
                    } else if (StandingAlone.isEmbed(node)) {
                        attributes.put("class", StandingAlone.EMBED);
                    }
                })
                .build()
                .render(document, html);
        var safe = new BoundedText(bounds.html());
        List<Warning> warnings = new ArrayList<>(SafeHtml.write(html.toString(), mark, safe));
        if (SafeHtml.hasImageWithoutAlt(safe.toString())) {
            warnings.add(WITHOUT_ALT);
        }
        String reachable = WideParts.reachable(SafeHtml.withoutFillers(safe.toString()), language);
        String laidOut = BlockLayout.in(reachable);
        BoundedText.requireAtMost(bounds.html(), laidOut.length());
        return new ArticleBody(
                laidOut,
                headings.inOrder.stream().map(entries::get).toList(),
                words.isEmpty() ? 0 : SPACES.split(words).length,
                warnings);
    }

    /** Collects the headings, and moves their levels so that the highest becomes the second. */
    private static final class Headings extends AbstractVisitor {

        private final List<Heading> inOrder = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            inOrder.add(heading);
        }

        private Map<Node, ArticleBody.Entry> arranged() {
            int highest = inOrder.stream().mapToInt(Heading::getLevel).min().orElse(TOP_LEVEL);
            var ids = new HeadingIds();
            Map<Node, ArticleBody.Entry> entries = new HashMap<>();
            for (Heading heading : inOrder) {
                int level = Math.min(LOWEST_LEVEL, heading.getLevel() - highest + TOP_LEVEL);
                heading.setLevel(level);
                String text = textOf(heading);
                entries.put(heading, new ArticleBody.Entry(ids.next(text), level, text));
            }
            return entries;
        }

        private static String textOf(Heading heading) {
            var text = new StringBuilder();
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(SoftLineBreak part) {
                    text.append(' ');
                }

                @Override
                public void visit(HardLineBreak part) {
                    text.append(' ');
                }
            });
            return SPACES.matcher(text).replaceAll(" ").strip();
        }
    }
}
